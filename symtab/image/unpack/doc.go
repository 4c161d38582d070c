// Package unpack takes a Linux kernel out of what it is delivered in: containers that say where the kernel lies, and
// the compressors a kernel's build may be told to use.
//
//	file ── container ──▶ compressed bytes ── codec ──▶ bytes ── container, codec, ... ──▶ Kernel
//
// # Containers
//
//	bzImage       x86: HdrS at 0x202; payload_offset and payload_length at 0x248 count from the end of the setup code,
//	              (setup_sects + 1) * 512
//	EFI zboot     MZ, and zimg at 4: offset and size of the compressed kernel at 8 and 12, the compressor's name at 24
//	unified image MZ, and a section .linux, which holds one of the others
//	Image         arm64, riscv and LoongArch: a magic number at 0x38; the kernel itself, not compressed
//	U-Boot image  27 05 19 56 at 0: 64 bytes, with the size at 12, the kind at 30 (4: several parts, after a list of their
//	              sizes) and the compressor at 31. For LZMA that decides: its streams need not look like one
//	anything else is offered as it is, then searched for compressed streams: ARM's zImage, s390x, PowerPC's zImage,
//	              U-Boot's FIT, TRX firmware and Android's images all hold one
//
// # Codecs
//
//	gzip, bzip2, xz (with the filters for branches of x86, ARM, ARM64, PowerPC, IA-64, SPARC and RISC-V), lzma, zstd of any
//	window, lz4's frames and its older format, lzop's files
//
// # Bounds
//
// What a file claims is checked against its size before it is believed. What it may cost follows from its size (bounds.go):
//
//	one stream    unpacks to 64 times the file's size, or to 4 MiB if that is more; kernels unpack to 4 to 12 times. And to
//	              no more than [Options].MaxOutput
//	all together  64 times the file's size, or 32 MiB if that is more, and no more than four times MaxOutput: streams in
//	              streams and those that fail included. Each counts with the memory it takes, 64 KiB at least
//	memory        512 MiB for the file, the streams that are open, the one at work, and its decoder
//	places        of each codec at most 32 that look like the beginning of a stream, and 32 in all streams together
//	depth         four containers in one another
//
// So a file that was made to use up time and memory ends as an error in proportion to its own size.
//
// A file, or what a container says it holds, may be several streams of one codec after another, as pigz, pbzip2, pzstd and
// cat make them: they count as one.
//
// # Errors
//
// What [Options].Progress returns comes back from [Each] as it is. Every other error is a symtab.ParseError, whose Code is
// one of these, and its cause names the stream by its offset in the file, or in the contents of the stream around it. There is no
// error only where all that looks like a stream was unpacked; what failed so early that it was none by chance does not count.
//
//	truncated    the file ends before what its headers speak of
//	damaged      what is there contradicts itself
//	compression  a compressor, or one of its options, that is not known; or the kernel is encrypted
//	too-large    beyond one of the bounds; the cause says which
//
// # Left out
//
// Encrypted firmware, streams that need a dictionary from elsewhere, and file systems.
package unpack
