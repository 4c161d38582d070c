package study

import (
	"bytes"

	"github.com/kallscope/kallscope/symtab"
)

// Bytes of table that a fetch reads before it skips and expands (SPEC 16).
const (
	seqBytes    = 3
	markerBytes = 4
	// Records in a block.
	kernelSpacing = 256
)

// Costs are what the lookups of all symbols cost, each symbol's own name looked up once. Columns are in address order.
type Costs struct {
	Search []uint32 // bytes that the binary search of its name reads
	Scan   []uint32 // bytes that the linear scan for its name reads
	Visits []uint32 // how often the binary searches of all symbols fetch this one

	Shared  Shared
	Fetches uint64 // of all lookups together
	Probes  uint64 // those of them that are not steps of a walk back
	Seqs    uint64 // bytes read of seqs_of_names, by all lookups together
	Markers uint64
	Skipped uint64
	Expand  uint64

	wide   []uint32 // symbols whose record has a length of two bytes
	expand []uint32 // bytes read to expand each record
}

// Shared are names that several symbols have.
type Shared struct {
	Names   int
	Symbols int
	// Three is the place in name order of the first of exactly three functions with one name, where the
	// halving meets another one than the first, if possible the third. -1 if there is no such name. Of several names
	// the first counts.
	Three int
	Hit   int // the place at which the halving meets the name
	Most  int // the name that most symbols share: its first place in name order, -1 if no name is shared
}

// Count counts the lookups of all symbols. Tables need a name order. The positions that a binary search visits form a tree,
// so one walk over it gives the costs of all names, and how often each symbol is fetched.
//
// Kernels whose compiler adds suffixes to names compare names in more than one way, so there every lookup is really run.
func Count(t *symtab.Tables, c *symtab.Columns) *Costs {
	n := t.NumSyms
	costs := &Costs{Search: make([]uint32, n), Scan: make([]uint32, n), Visits: make([]uint32, n), wide: c.Wide, expand: make([]uint32, n)}
	costs.Shared.Three, costs.Shared.Most = -1, -1
	if len(c.LinearBytes) <= n || len(t.SeqsOfNames) < 3*n {
		return costs
	}
	for i := range n {
		costs.expand[i] = c.LinearBytes[i+1] - c.LinearBytes[i]
	}
	if t.Options.LTOClang {
		costs.runAll(t, c)
	} else {
		w := newWalk(t, c, costs)
		w.down(0, n-1, 0)
	}
	costs.sum()
	return costs
}

// sum adds up what all lookups read, from the number of fetches of each symbol.
func (c *Costs) sum() {
	headers := c.headers()
	for i, visits := range c.Visits {
		v := uint64(visits)
		c.Fetches += v
		c.Skipped += v * uint64(headers[i]-headers[i&^(kernelSpacing-1)])
		c.Expand += v * uint64(c.expand[i])
	}
	c.Seqs, c.Markers = seqBytes*c.Fetches, markerBytes*c.Fetches
}

// headers are the length bytes of all records before each one, n+1 numbers.
func (c *Costs) headers() []uint32 {
	sums := make([]uint32, len(c.Visits)+1)
	for i := range c.Visits {
		sums[i+1] = sums[i] + 1
	}
	for extra, i := range c.wide {
		to := len(sums)
		if extra+1 < len(c.wide) {
			to = int(c.wide[extra+1]) + 1
		}
		for j := int(i) + 1; j < to; j++ {
			sums[j] += uint32(extra + 1)
		}
	}
	return sums
}

// A walk goes over the tree of positions that binary searches visit.
type walk struct {
	costs *Costs
	seq   []uint32 // by position in name order
	fetch []uint32 // bytes read to fetch that position
	first []uint32 // the first place of the same name
	done  []bool   // by the first place of a name: whether its lookups have met it already
	types []byte
	above int // the probes on the way to the present place
}

func newWalk(t *symtab.Tables, c *symtab.Columns, costs *Costs) *walk {
	n := t.NumSyms
	w := &walk{costs: costs, seq: make([]uint32, n), fetch: make([]uint32, n), first: make([]uint32, n+1), done: make([]bool, n), types: c.Type}
	headers := costs.headers()
	name := func(seq uint32) []byte { return c.Text[c.TextStart[seq]:c.TextStart[seq+1]] }
	for k := range n {
		seq := uint32(t.Seq(k))
		w.seq[k] = seq
		w.fetch[k] = seqBytes + markerBytes + headers[seq] - headers[seq&^(kernelSpacing-1)] + costs.expand[seq]
		w.first[k] = uint32(k)
		if k > 0 && bytes.Equal(name(seq), name(w.seq[k-1])) {
			w.first[k] = w.first[k-1]
		}
	}
	w.first[n] = uint32(n)
	for k := range n {
		// In name order equal names stand in the order of addresses, so the first of them ends a scan.
		costs.Scan[w.seq[k]] = c.LinearBytes[w.seq[w.first[k]]+1]
	}
	return w
}

// down visits the middle of an interval and then both halves. above is the number of bytes that lookups have read
// before they come here. It returns how many symbols' lookups pass here.
func (w *walk) down(low, high int, above uint32) (passing int) {
	if low > high {
		return 0
	}
	mid := low + (high-low)/2
	through := above + w.fetch[mid]
	w.above++
	passing = w.meet(mid, through) + w.down(low, mid-1, through) + w.down(mid+1, high, through)
	w.above--
	w.costs.Visits[w.seq[mid]] += uint32(passing)
	return passing
}

// meet ends the lookups of the name at mid: from there they walk back to the first symbol that has it, and look at the one
// before. It returns how many symbols have the name, 0 if their lookups ended further up.
func (w *walk) meet(mid int, through uint32) int {
	first := int(w.first[mid])
	if w.done[first] {
		return 0
	}
	w.done[first] = true
	end := mid + 1
	for end < len(w.seq) && int(w.first[end]) == first {
		end++
	}
	size := end - first
	for k := max(0, first-1); k < mid; k++ {
		through += w.fetch[k]
		w.costs.Visits[w.seq[k]] += uint32(size)
	}
	for k := first; k < end; k++ {
		w.costs.Search[w.seq[k]] = through
	}
	w.costs.Probes += uint64(w.above * size)
	if size > 1 {
		w.share(first, mid, size)
	}
	return size
}

// share notes a name that several symbols have.
func (w *walk) share(first, hit, size int) {
	s := &w.costs.Shared
	s.Names++
	s.Symbols += size
	if s.Most < 0 || size > w.sizeAt(s.Most) || size == w.sizeAt(s.Most) && first < s.Most {
		s.Most = first
	}
	if size != 3 || hit == first || !w.functions(first) {
		return
	}
	third, had := hit == first+2, s.Hit == s.Three+2
	if s.Three < 0 || third && !had || third == had && first < s.Three {
		s.Three, s.Hit = first, hit
	}
}

func (w *walk) sizeAt(first int) int {
	end := first
	for end < len(w.seq) && int(w.first[end]) == first {
		end++
	}
	return end - first
}

// functions reports whether three positions from first on are functions.
func (w *walk) functions(first int) bool {
	for k := first; k < first+3; k++ {
		if kind := w.types[w.seq[k]]; kind != 't' && kind != 'T' {
			return false
		}
	}
	return true
}

// runAll runs the lookup of every symbol.
func (c *Costs) runAll(t *symtab.Tables, columns *symtab.Columns) {
	var trace symtab.Trace
	for i := range t.NumSyms {
		name := columns.Text[columns.TextStart[i]:columns.TextStart[i+1]]
		k, ok := t.LookupBinary(name, &trace)
		if !ok {
			continue // a name whose suffix is cut off before it is compared finds nothing
		}
		c.Scan[i] = columns.LinearBytes[t.Seq(k)+1]
		for k := range trace.Fetches {
			f := &trace.Fetches[k]
			c.Visits[f.Seq]++
			if !f.Walk {
				c.Probes++
			}
		}
		c.Search[i] = uint32(trace.Cost.Bytes)
	}
}
