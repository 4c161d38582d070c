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
		if !isRelative(r.native(at+8, 8)) {
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

// isRelative reports whether a kind of relocation is "base plus addend" on one of the 64-bit architectures.
func isRelative(kind uint64) bool {
	const riscv, x86, s390x, ppc64, arm64 = 3, 8, 12, 22, 0x403 // LoongArch has 3, too
	switch kind {
	case riscv, x86, s390x, ppc64, arm64:
		return true
	}
	return false
}
