package study

import (
	"slices"

	"github.com/kallscope/kallscope/symtab"
)

// Apart says how far neighbours in one order lie apart in the other. Distances are in places; direct neighbours are 1
// apart.
type Apart struct {
	Rank []uint32 // by position in address order: the position in name order

	ByName  Distances // of neighbours in memory, when names are sorted
	InOrder Distances // of neighbours in the alphabet, in memory

	// Letters that neighbours have in common at their beginning, of all pairs together: what front coding would not store again.
	SharedInMemory, SharedByName uint64
}

// Distances of all pairs of neighbours.
type Distances struct {
	Quantiles [11]uint32 // the least, each tenth part, the most
	Together  int        // pairs that stay neighbours
}

// Sort tells how far sorting would part neighbours. Tables need a name order.
func Sort(t *symtab.Tables) *Apart {
	n := t.NumSyms
	a := &Apart{Rank: make([]uint32, n)}
	seqs := make([]uint32, 0, n)
	for k := range n {
		seq := t.Seq(k)
		if seq < 0 || seq >= n {
			return a
		}
		a.Rank[seq] = uint32(k)
		seqs = append(seqs, uint32(seq))
	}
	a.ByName, a.InOrder = distances(a.Rank), distances(seqs)
	c := t.Columns()
	for i := 1; i < n; i++ {
		a.SharedInMemory += shared(c, uint32(i-1), uint32(i))
		a.SharedByName += shared(c, seqs[i-1], seqs[i])
	}
	return a
}

// shared counts the letters with which the names of two symbols begin alike.
func shared(c *symtab.Columns, one, other uint32) (letters uint64) {
	a, b := c.Text[c.TextStart[one]:c.TextStart[one+1]], c.Text[c.TextStart[other]:c.TextStart[other+1]]
	for letters < uint64(min(len(a), len(b))) && a[letters] == b[letters] {
		letters++
	}
	return letters
}

func distances(places []uint32) (d Distances) {
	if len(places) < 2 {
		return d
	}
	far := make([]uint32, len(places)-1)
	for i := range far {
		far[i] = max(places[i], places[i+1]) - min(places[i], places[i+1])
		if far[i] == 1 {
			d.Together++
		}
	}
	slices.Sort(far)
	for q := range d.Quantiles {
		d.Quantiles[q] = far[q*(len(far)-1)/(len(d.Quantiles)-1)]
	}
	return d
}
