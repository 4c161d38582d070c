package image

import (
	"bufio"
	"bytes"
	"io"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/unpack"
)

// withoutTables is the error for a kernel in which no kallsyms_token_table was found. That it was built without
// CONFIG_KALLSYMS is said where its own configuration says so, or where all of it was searched and nothing speaks against it.
func (r *raw) withoutTables(banner string) error {
	const missing = "this is a kernel in which no kallsyms_token_table was found"
	e := &symtab.ParseError{Code: "no-kallsyms", Text: banner,
		Hint: "open its System.map, its vmlinux if that has not been stripped, or a copy of /proc/kallsyms from where it runs"}
	end, hasEnd := r.programEnd()
	r.settled = true
	switch has, told := configHasKallsyms(r.data); {
	case told && !has:
		e.Cause = missing + ": it was built without CONFIG_KALLSYMS, as the configuration says that it holds"
		e.Hint = "build it with CONFIG_KALLSYMS=y, or open its System.map, or its vmlinux if that has not been stripped"
	case told:
		e.Cause = missing + ", though the configuration that it holds says CONFIG_KALLSYMS=y: it is damaged or not whole, or its tables are of a kind that is not known"
	case r.namesKallsyms():
		e.Cause = missing + ", though it has the name of /proc/kallsyms in it: it is damaged or not whole, or its tables are of a kind that is not known"
	case r.elf != nil || hasEnd && end <= len(r.data) || r.unpacked:
		e.Cause = missing + ", and all of it was searched: it was built without CONFIG_KALLSYMS"
		e.Hint = "build it with CONFIG_KALLSYMS=y, or open its System.map, or its vmlinux if that has not been stripped"
	default:
		r.settled = false
		e.Cause = missing + ": it was built without CONFIG_KALLSYMS, or the file does not hold all of it, which nothing in it tells"
	}
	return e
}

// namesKallsyms reports whether there is a text that ends in the name of the file that CONFIG_KALLSYMS adds to /proc. The
// linker keeps one text for those that end alike. All kernels of Debian from 5.10 to 7.2 for arm64, riscv and POWER have it.
func (r *raw) namesKallsyms() bool { return bytes.Contains(r.data, []byte("kallsyms\x00")) }

// configHasKallsyms reads the configuration that CONFIG_IKCONFIG puts into a kernel, a gzip stream between two marks.
func configHasKallsyms(data []byte) (has, told bool) {
	const begin, end, largest = "IKCFG_ST", "IKCFG_ED", 4 << 20
	_, rest, ok := bytes.Cut(data, []byte(begin))
	stream, _, closed := bytes.Cut(rest, []byte(end))
	if !ok || !closed || unpack.Compressor(stream) != "gzip" {
		return false, false
	}
	z, _, err := unpack.NewReader(bufio.NewReader(bytes.NewReader(stream)))
	if err != nil {
		return false, false
	}
	config, err := io.ReadAll(io.LimitReader(z, largest))
	if err != nil {
		return false, false
	}
	has = bytes.Contains(config, []byte("\nCONFIG_KALLSYMS=y\n"))
	return has, has || bytes.Contains(config, []byte("\n# CONFIG_KALLSYMS is not set\n"))
}

// programEnd returns where a kernel that is also an EFI program ends, by the sections of the header that makes it one.
// This header counts from the kernel's first byte. A signature may follow. In an ELF file it does not count: sections lie
// elsewhere there.
func (r *raw) programEnd() (end int, ok bool) {
	h, ok := r.readHeader(len(r.data))
	if !ok || r.elf != nil {
		return 0, false
	}
	return sectionsEnd(r.data, h.at)
}

func sectionsEnd(data []byte, first int) (end int, ok bool) {
	const peAt, coffSize, sectionsAt, optionalAt = 0x3c, 24, 6, 20
	const sectionSize, sizeAt, maxSections = 40, 16, 96
	data = data[first:]
	if len(data) < headerSize || string(data[:2]) != "MZ" {
		return 0, false
	}
	u16 := func(at uint64) uint64 { return uint64(data[at]) | uint64(data[at+1])<<8 }
	u32 := func(at uint64) uint64 { return u16(at) | u16(at+2)<<16 }
	pe := u32(peAt)
	if pe+coffSize > uint64(len(data)) || string(data[pe:pe+4]) != "PE\x00\x00" {
		return 0, false
	}
	at := pe + coffSize + u16(pe+optionalAt)
	last := uint64(0)
	for range min(u16(pe+sectionsAt), maxSections) {
		if at+sectionSize > uint64(len(data)) {
			return 0, false
		}
		last = max(last, u32(at+sizeAt)+u32(at+sizeAt+4))
		at += sectionSize
	}
	const beyond = 1 << 30 // more than any kernel has, and a number that an int of 32 bits holds
	return first + int(min(last, beyond)), last > 0
}
