package image

// A record is an entry of a kernel's table of relocations: as it starts, a relocatable kernel stores value, moved by as
// much as the kernel itself is, in the word at address place.
type record struct {
	place, value uint64
	kind         uint64 // of relocation, which differs from architecture to architecture
}

// mostRecords bounds the memory for relocations, 64 MiB. Debian's kernel for arm64 has 129,510.
const mostRecords = 4 << 20

// records returns all relocations of "base plus addend", which RELA has as 24 bytes: place, kind and addend. They lie at
// multiples of 8 bytes from the first byte of the kernel. It returns nil where there are more than any kernel has.
func (r *raw) records(first int) []record {
	const size, kindAt, addendAt = 24, 8, 16
	var list []record
	for at := first & 7; at+size <= len(r.data); {
		kind := r.native(at+kindAt, 8)
		if !isRelative(kind) {
			at += 8
			continue
		}
		if len(list) == mostRecords {
			return nil
		}
		list = append(list, record{r.native(at, 8), r.native(at+addendAt, 8), kind})
		at += size
	}
	return list
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
