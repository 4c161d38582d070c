package unpack

import "math"

// What one file may cost. Kernels unpack to 4 to 12 times their size (Debian's: 3.4 to 9), a System.map to 5 times; so
// what unpacks to far more than that was made to use up memory and time, and is refused in proportion to what was opened.
const (
	// maxRatio is how many times the file's size one stream in it, and all together, may unpack to.
	maxRatio = 64
	// freeOutput is what one stream may unpack to whatever the file's size: small files of the same few lines, as tests
	// and examples have them, shrink a thousandfold.
	freeOutput = 4 << 20
	// freeWork is what all streams of a file together may unpack to whatever its size: what looks like a stream by chance
	// must not use up the chances of the kernel behind it.
	freeWork = 32 << 20
	// MaxMemory is what the file, the layers that are open, and the stream and decoder at work may take together. A
	// program in a browser never gives memory back, and a telephone's browser ends a page of a gigabyte.
	MaxMemory = 512 << 20
	// regrown is the most that growing an output leaves behind: see output.grow.
	regrown = 64 << 20
)

// A bound is what limits an output.
type bound uint8

const (
	byOptions bound = iota // Options.MaxOutput
	byRatio                // maxRatio times the file's size
	byWork                 // what is left for all streams together
	byMemory               // what is left of MaxMemory
)

// limit returns how many bytes the next stream may unpack to, and what says so.
func (u *unpacker) limit() (limit int, by bound) {
	most := int64(u.MaxOutput)
	for _, b := range [...]struct {
		by   bound
		most int64
	}{
		{byRatio, max(freeOutput, maxRatio*int64(u.size))},
		{byWork, u.work},
		{byMemory, u.memory()},
	} {
		if b.most < most {
			most, by = b.most, b.by
		}
	}
	return int(max(most, 0)), by
}

// memory is what the next stream and its decoder may take together.
func (u *unpacker) memory() int64 { return max(MaxMemory-regrown-u.held, 0) }

// allWork is what all streams of a file of this size may unpack to together.
func allWork(size, maxOutput int) int64 {
	return min(workFactor*int64(maxOutput), max(freeWork, maxRatio*int64(size)))
}

// size32 reads a size or an offset that a file claims. What does not fit an int of 32 bits is more than any file has.
func size32(claimed uint32) int { return int(min(claimed, math.MaxInt32)) }
