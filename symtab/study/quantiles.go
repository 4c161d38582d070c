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
		decade := 0
		if x > 1 {
			decade = int(math.Log10(float64(x)) * 10)
		}
		for len(q.Decades) <= decade {
			q.Decades = append(q.Decades, 0)
		}
		q.Decades[decade]++
	}
	return q
}
