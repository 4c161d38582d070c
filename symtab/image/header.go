package image

import (
	"bytes"
	"encoding/binary"
)

// A header is what the boot protocol of arm64, riscv or LoongArch has at the first byte of a raw kernel. The file may
// begin before it, with another header or with anything else.
type header struct {
	at    int    // offset of the kernel's first byte in the file
	usual uint64 // the address that kernels of this architecture are linked to begin at
	size  uint64 // bytes in memory, with what starts as zero; 0 if the header does not say
}

const headerSize, magicAt = 0x40, 0x38

var headerMagics = [...]string{"ARMd", "RSC\x05", "\xcd\x23\x82\x81"}

// readHeader returns the last header before an offset, which is that of the kernel that lies there. Code and data have the
// same four bytes, too, so a magic alone is no header: an arm64 kernel of 7.2 has that of riscv in the middle of its code.
func (r *raw) readHeader(before int) (h header, ok bool) {
	data := r.data[:min(before, len(r.data))]
	for _, magic := range headerMagics {
		for end := len(data); ; {
			end = bytes.LastIndex(data[:end], []byte(magic))
			at := end - magicAt
			if end < 0 || ok && at < h.at {
				break
			}
			if r.isHeader(at, before, magic) {
				h, ok = r.headerAt(at, magic), true
				break
			}
		}
	}
	return h, ok
}

// isHeader reports whether the fields about a magic are those of a header: what the boot protocols reserve is 0, riscv has
// a second magic, and the kernel is large enough to hold the table at an offset.
func (r *raw) isHeader(at, holds int, magic string) bool {
	const reservedAt, riscvReservedAt, riscvMagicAt = 0x20, 0x28, 0x30
	if !r.has(at, headerSize) {
		return false
	}
	reserved := r.data[at+reservedAt : at+magicAt]
	if magic == headerMagics[1] {
		reserved = r.data[at+riscvReservedAt : at+riscvMagicAt]
		if string(r.data[at+riscvMagicAt:at+magicAt]) != "RISCV\x00\x00\x00" {
			return false
		}
	}
	size := r.headerAt(at, magic).size
	return len(bytes.Trim(reserved, "\x00")) == 0 && (size == 0 || uint64(holds-at) < size)
}

// headerAt reads one header. Only LoongArch's says how far the kernel is from the beginning of its architecture's addresses.
func (r *raw) headerAt(at int, magic string) header {
	const sizeAt, loadOffsetAt = 0x10, 0x18
	h := header{at: at, size: binary.LittleEndian.Uint64(r.data[at+sizeAt:])} // whatever the order of the kernel
	switch magic {
	case headerMagics[0]:
		h.usual = 0xffff800080000000
	case headerMagics[1]:
		h.usual = 0xffffffff80000000
	default:
		h.usual = 0x9000000000000000 + binary.LittleEndian.Uint64(r.data[at+loadOffsetAt:])
	}
	return h
}
