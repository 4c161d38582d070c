package image

// relocation returns the value that a relocatable kernel puts into the word at an offset as it starts: the addend of a
// RELA record, which is an address, a kind of relocation and the addend, eight bytes each.
//
// Where program headers say what the word's address is, the record with that address is the one. Otherwise the kernel's
// base is not known, but it is aligned to 64 KiB, so the low half of the address is; the addend, which is near the
// address it goes to, tells the record from other data.
func (r *raw) relocation(offset int) (addend uint64, ok bool) {
	const size, near = 24, 1 << 31
	want, exact := r.address(offset)
	for at := 0; at+size <= len(r.data); at += 8 {
		if !relativeKinds[r.native(at+8, 8)] {
			continue
		}
		place, value := r.native(at, 8), r.native(at+16, 8)
		base := place - uint64(offset)
		switch {
		case exact && place == want:
			return value, true
		case !exact && place>>47 == 1<<17-1 && base&0xffff == 0 && value-base+near < 2*near:
			return value, true
		}
	}
	return 0, false
}

// relativeKinds are the relocations "base plus addend" of the 64-bit architectures: x86-64 and alpha's neighbours 8,
// riscv and loongarch 3, s390x 12, ppc64 22, arm64 0x403.
var relativeKinds = map[uint64]bool{3: true, 8: true, 12: true, 22: true, 0x403: true}

func hex(v uint64) string {
	const digits = "0123456789abcdef"
	text := make([]byte, 0, 18)
	for shift := 60; shift >= 0; shift -= 4 {
		text = append(text, digits[v>>shift&15])
	}
	return "0x" + string(text)
}
