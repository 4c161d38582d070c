package explore

import (
	"cmp"
	"slices"
	"unsafe"
)

// text is a name as a string that shares its bytes. Names never change, so the string does not, either.
func text(name []byte) string { return unsafe.String(unsafe.SliceData(name), len(name)) }

// Match returns the symbols that satisfy a query, in address order. It asks stop now and then whether to go on and returns
// what it has by then, with done false, when that says so; stop may be nil.
func (m *Map) Match(q *Query, stop func() bool) (seqs []uint32, done bool) {
	const between = 1 << 13
	seqs = []uint32{}
	for i := range m.Len() {
		if i%between == between-1 && stop != nil && stop() {
			return seqs, false
		}
		if q.holds(m, i) {
			seqs = append(seqs, uint32(i))
		}
	}
	return seqs, true
}

func (q *Query) holds(m *Map, i int) bool {
	for _, t := range q.tests {
		if !t(m, i) {
			return false
		}
	}
	return true
}

// A Column is what a list is sorted by.
type Column uint8

const (
	ByAddress Column = iota
	ByName
	BySize
	ByRecord
	ByReads
)

// Sort orders symbols by a column, downwards if asked; ties stand in address order. Symbols without a size come last.
func (m *Map) Sort(seqs []uint32, by Column, down bool) {
	key := func(i uint32) uint64 {
		switch by {
		case ByName:
			return uint64(m.Rank[i])
		case BySize:
			return uint64(m.Size[i])
		case ByRecord:
			return uint64(m.Record(int(i)))
		case ByReads:
			return uint64(m.Costs.Search[i])
		}
		return uint64(i)
	}
	slices.SortFunc(seqs, func(a, b uint32) int {
		x, y := key(a), key(b)
		if x == y {
			return cmp.Compare(a, b)
		}
		if by == BySize && (x == NoSize || y == NoSize) || !down {
			return cmp.Compare(x, y)
		}
		return cmp.Compare(y, x)
	})
}

// Together orders symbols so that equal names stand together: the names with most copies among them first, then in name order;
// copies by address. Names that stand alone among them are left out where alone is false.
func (m *Map) Together(seqs []uint32) {
	count := map[uint32]int{}
	group := func(i uint32) uint32 { return m.starts[m.Rank[i]] }
	for _, i := range seqs {
		count[group(i)]++
	}
	slices.SortFunc(seqs, func(a, b uint32) int {
		x, y := group(a), group(b)
		return cmp.Or(cmp.Compare(count[y], count[x]), cmp.Compare(x, y), cmp.Compare(a, b))
	})
}

// A Total says what symbols take.
type Total struct {
	Symbols int
	Names   int    // different names
	Table   uint64 // bytes of the tables
	Kernel  uint64 // bytes of the kernel's memory: their sizes, each address once
}

// Sum adds up symbols in any order.
func (m *Map) Sum(seqs []uint32) (t Total) {
	t.Symbols = len(seqs)
	names := make([]bool, m.Len())
	addresses := make(map[uint64]bool)
	for _, i := range seqs {
		if first := m.starts[m.Rank[i]]; !names[first] {
			names[first] = true
			t.Names++
		}
		t.Table += uint64(m.TableBytes(int(i)))
		if m.Size[i] == NoSize {
			continue
		}
		if m.Shared(int(i)) {
			addr := m.Tables.Address(int(i))
			if addresses[addr] {
				continue
			}
			addresses[addr] = true
		}
		t.Kernel += uint64(m.Size[i])
	}
	return t
}
