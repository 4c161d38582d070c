package study

import (
	"math"
	"slices"
)

// Quantiles describe what the lookups of all symbols read, in bytes of table.
type Quantiles struct {
	Least, P1, P10, Median, P90, P99, Most uint32
	Mean                                   float64
	// Decades count the symbols by tenths of a power of ten: Decades[i] are those of at least 10^(i/10) bytes and less than 10^((i+1)/10).
	Decades []uint32
}

// Describe sorts a copy of the numbers. Without numbers, every figure is 0.
func Describe(numbers []uint32) (q Quantiles) {
	if len(numbers) == 0 {
		return q
	}
	sorted := slices.Clone(numbers)
	slices.Sort(sorted)
	at := func(percent int) uint32 { return sorted[((len(sorted)-1)*percent+50)/100] } // the nearest rank
	q = Quantiles{Least: sorted[0], P1: at(1), P10: at(10), Median: at(50), P90: at(90), P99: at(99), Most: at(100)}
	q.Mean = float64(total(numbers)) / float64(len(numbers))
	for _, x := range sorted {
		decade := tenthOf(x)
		for len(q.Decades) <= decade {
			q.Decades = append(q.Decades, 0)
		}
		q.Decades[decade]++
	}
	return q
}

// tenthOf is the tenth of a power of ten in which x lies. The logarithm of a power of ten may come out a little too small.
func tenthOf(x uint32) int {
	if x <= 1 {
		return 0
	}
	tenth := int(math.Log10(float64(x)) * 10)
	if math.Pow(10, float64(tenth+1)/10) <= float64(x) {
		tenth++
	}
	return tenth
}

// Gains are how many times as much the scan reads as the search, by symbol, in thousandths rounded down: below 1,000 the scan
// reads less. What does not fit 32 bits is the largest number that does.
func (c *Costs) Gains() []uint32 {
	gains := make([]uint32, len(c.Search))
	for i, search := range c.Search {
		if search > 0 {
			gains[i] = uint32(min(1000*uint64(c.Scan[i])/uint64(search), math.MaxUint32))
		}
	}
	return gains
}
