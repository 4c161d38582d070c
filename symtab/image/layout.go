package image

// A layout is how a kernel's tables are aligned and how wide the numbers beside the names are. Every table begins at a
// multiple of align, with zeros before it where needed. That includes num_syms, so names lie one alignment behind it. All
// sizes are in bytes.
type layout struct {
	align      int
	wordSize   int // of a native word; from 7.0 on kernels of 64 bits are aligned to 4 as well, see placed
	numSize    int // of num_syms
	markerSize int
}

// knownLayouts are those that kernels have had. Only those of 64 bits with an alignment of 256 were not seen in a kernel:
// they are what assemblers make of ".align 8" that take it for a power of two, as those of ARM64 and PowerPC64 do.
var knownLayouts = [...]layout{
	{align: 8, wordSize: 8, numSize: 4, markerSize: 4},  // 64 bits, from 5.5 at the latest to 6.19
	{align: 4, wordSize: 4, numSize: 4, markerSize: 4},  // i386 at any time; 32 bits from 5.10 on; all from 7.0 on
	{align: 16, wordSize: 4, numSize: 4, markerSize: 4}, // ARM, MIPS and PowerPC of 32 bits, in 2.6.28 to 4.14
	{align: 8, wordSize: 8, numSize: 8, markerSize: 8},  // 64 bits, until 4.2 at least
	{align: 256, wordSize: 8, numSize: 8, markerSize: 8},
	{align: 256, wordSize: 8, numSize: 4, markerSize: 4},
}

const widestAlign = 256

// numAt returns where num_syms begins when its low half lies at an offset, -1 if there is no such number.
func (l *layout) numAt(r *raw, low int) int {
	if l.numSize == 4 || !r.bigEndian() {
		return low
	}
	if at := low - 4; at >= 0 && r.u32(at) == 0 {
		return at
	}
	return -1
}
