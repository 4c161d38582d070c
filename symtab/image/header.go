package image

import "bytes"

// A header is what the boot protocol of arm64, riscv or LoongArch has at the first byte of a raw kernel. The file may
// begin before it, with another header or with anything else.
type header struct {
	at    int    // offset of the kernel's first byte in the file
	usual uint64 // the address that kernels of this architecture are linked to begin at
	size  uint64 // bytes in memory, with what starts as zero; 0 if the header does not say
}

const headerSize, magicAt = 0x40, 0x38

var headerMagics = [...]string{"ARMd", "RSC\x05", "\xcd\x23\x82\x81"}

// readHeader returns the last header before an offset, which is that of the kernel that lies there.
func (r *raw) readHeader(before int) (h header, ok bool) {
	data := r.data[:min(before, len(r.data))]
	for _, magic := range headerMagics {
		at := bytes.LastIndex(data, []byte(magic)) - magicAt
		if at < 0 || ok && at < h.at || !r.has(at, headerSize) {
			continue
		}
		h, ok = r.headerAt(at, magic), true
	}
	return h, ok
}

// headerAt reads one header. Only LoongArch's says how far the kernel is from the beginning of its architecture's addresses.
func (r *raw) headerAt(at int, magic string) header {
	const sizeAt, loongSizeAt, loadOffsetAt = 0x10, 0x10, 0x18
	h := header{at: at, size: r.native(at+sizeAt, 8)}
	switch magic {
	case headerMagics[0]:
		h.usual = 0xffff800080000000
	case headerMagics[1]:
		h.usual = 0xffffffff80000000
	default:
		h.usual = 0x9000000000000000 + r.native(at+loadOffsetAt, 8)
	}
	return h
}
