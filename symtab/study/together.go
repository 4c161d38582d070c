package study

import "slices"

// Together is what it costs to find several names at once.
type Together struct {
	Names  int
	Scan   float64 // mean bytes that one scan reads until it has found the last of them
	Search float64 // mean bytes that the searches for all of them read together
}

// Batches counts lookups of 1, 2, 5, 10 … names at once, up to all of them. The means are exact: over all choices of
// that many symbols, without random samples. The scan ends at the last wanted name. Comparing each name with the wanted
// ones reads no table.
func (c *Costs) Batches() []Together {
	n := len(c.Scan)
	if n == 0 {
		return nil
	}
	scans := slices.Clone(c.Scan)
	slices.Sort(scans)
	mean := float64(total(c.Search)) / float64(n)
	var all []Together
	for _, k := range sizes(n) {
		all = append(all, Together{Names: k, Scan: lastOf(scans, k), Search: mean * float64(k)})
	}
	return all
}

// sizes are 1, 2, 5, 10, 20, 50 … and n.
func sizes(n int) []int {
	var all []int
	for decade := 1; decade < n; decade *= 10 {
		for _, digit := range []int{1, 2, 5} {
			if size := decade * digit; size < n {
				all = append(all, size)
			}
		}
	}
	return append(all, n)
}

// lastOf is the mean of the largest of k of the sorted numbers, over all choices of k. The largest is the i-th, counted from 1,
// with a chance of C(i-1, k-1) / C(n, k): of the last one this is k/n, and each one before has (i-k)/(i-1) of the chance of i.
func lastOf(sorted []uint32, k int) float64 {
	const negligible = 1e-18
	chance := float64(k) / float64(len(sorted))
	var mean float64
	for i := len(sorted); i >= k && chance > negligible; i-- {
		mean += chance * float64(sorted[i-1])
		if i > 1 {
			chance *= float64(i-k) / float64(i-1)
		}
	}
	return mean
}

// Crossing is the smallest number of names that one scan over everything finds with less reading than as many searches; n+1 if
// even all names are not enough.
func (c *Costs) Crossing() int {
	n, all := len(c.Search), total(c.Search)
	if n == 0 || all == 0 {
		return n + 1
	}
	// k·all/n >= whole
	k := (c.Whole()*uint64(n) + all - 1) / all
	return int(min(k, uint64(n)+1))
}

// Whole is what a scan over all symbols reads, in bytes.
func (c *Costs) Whole() uint64 { return total(c.expand) }

func total(numbers []uint32) (sum uint64) {
	for _, x := range numbers {
		sum += uint64(x)
	}
	return sum
}
