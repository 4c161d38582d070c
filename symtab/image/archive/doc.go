// Package archive takes a map or a kernel out of the file that a person has: an archive, a package, or a compressed file.
//
//	file ── decompress, as often as it is compressed ──▶ tar, ZIP, .deb or .rpm? ── the one map or kernel in it ──▶ File
//
// # What is read
//
//	compressed   gzip, bzip2, xz, lzma, zstd, lz4 and lzop, also twice over: a text comes out unpacked. Anything else is returned as it was,
//	             since package image unpacks kernels itself
//	tar          alone or compressed, of any format that archive/tar reads
//	ZIP          with the methods that are in use, stored and deflated
//	.deb         an ar archive, whose member data.tar is the package's files
//	.rpm         a lead, two headers and a compressed cpio archive, whose entries are the package's files
//
// The lines for ar, for rpm with cpio, and for ZIP are written here (docs/rationale.md says why).
//
// # Which file
//
// A file counts as a kernel by how it begins or, where that says nothing, by the names that kernels have; as a map by its name or by lines
// that begin with an address. Where one file counts, it is opened; where several do, the error is a [Choice] with the list, and
// [Options].Path says which one. A file that is alone in its archive is opened whatever it looks like. Only regular files count.
//
// An archive in the archive counts where no map and no kernel stands beside it, and is opened one level deep; what is in it has the path
// of that archive before its own: "linux-image.deb/boot/vmlinuz". Where nothing counts, [File.Otherwise] is the error, and the file is the
// largest one in /boot, so that Xen or GNU Mach can be named.
//
// # Bounds
//
// The file is read once, bit by bit; only a file that may be the one is kept. All that is unpacked on the way comes to no more than 64
// times the file's size, or 32 MiB if that is more, and no more than 4 GiB; what is kept, with the file and the decoder, to no more
// than unpack.MaxMemory.
//
// # Errors
//
// What [Options].Progress returns comes back as it is, [Choice] where there are several files. Every other error is a
// symtab.ParseError, with one of the codes of package unpack or
//
//	package   there is no map and no kernel in the archive, or it is of a kind that is not read
//	no-entry  there is no file of that path
//	stub      all there is is the placeholder that Debian installs as /boot/System.map
package archive
