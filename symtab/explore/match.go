package explore

import "unsafe"

// text is a name as a string that shares its bytes. Names never change, so the string does not, either.
func text(name []byte) string { return unsafe.String(unsafe.SliceData(name), len(name)) }

// A Run goes over the symbols for a query, in pieces if its caller wants to answer others meanwhile.
type Run struct {
	Query *Query
	Seqs  []uint32 // what matches so far, in address order
	m     *Map
	next  int
}

// Begin prepares a run at the first symbol.
func (m *Map) Begin(q *Query) *Run { return &Run{Query: q, Seqs: []uint32{}, m: m} }

// Go goes on until the last symbol, where it returns true, or until stop says so, where it returns false and can be called
// again. stop is asked once in 1,024 symbols, which even a regular expression passes in some milliseconds; it may be nil.
func (r *Run) Go(stop func() bool) (done bool) {
	const between = 1 << 10
	for n := r.m.Len(); r.next < n; {
		for end := min(n, r.next+between); r.next < end; r.next++ {
			if r.Query.holds(r.m, r.next) {
				r.Seqs = append(r.Seqs, uint32(r.next))
			}
		}
		if r.next < n && stop != nil && stop() {
			return false
		}
	}
	return true
}

// Match returns the symbols that satisfy a query, in address order.
func (m *Map) Match(q *Query) []uint32 {
	r := m.Begin(q)
	r.Go(nil)
	return r.Seqs
}

// Holds reports whether a symbol satisfies a query.
func (m *Map) Holds(q *Query, i int) bool { return q.holds(m, i) }

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

// Sort orders symbols, which stand in address order, by a column, downwards if asked. Ties stay in address order. Symbols
// without a size come last either way.
func (m *Map) Sort(seqs []uint32, by Column, down bool) {
	var key func(i uint32) uint32
	switch by {
	case ByName:
		key = func(i uint32) uint32 { return m.Rank[i] }
	case BySize:
		key = func(i uint32) uint32 { return m.Size[i] }
	case ByRecord:
		key = func(i uint32) uint32 { return uint32(m.Record(int(i))) }
	case ByReads:
		key = func(i uint32) uint32 { return m.Costs.Search[i] }
	default:
		key = func(i uint32) uint32 { return i }
	}
	if down {
		up := key
		key = func(i uint32) uint32 {
			if k := up(i); by != BySize || k != NoSize {
				return ^k
			}
			return NoSize
		}
	}
	byKey(seqs, key)
}

// Together orders symbols, which stand in address order, so that equal names stand together: the names with most symbols
// among them first, then in name order; symbols of one name by address. It returns where each name begins.
func (m *Map) Together(seqs []uint32) (starts []uint32) {
	many := make([]uint32, m.Len())
	name := func(i uint32) uint32 { return m.starts[m.Rank[i]] }
	for _, i := range seqs {
		many[name(i)]++
	}
	byKey(seqs, name)
	byKey(seqs, func(i uint32) uint32 { return ^many[name(i)] })
	for at, i := range seqs {
		if at == 0 || name(seqs[at-1]) != name(i) {
			starts = append(starts, uint32(at))
		}
	}
	return starts
}

// byKey sorts by a key and leaves equal keys in their order. It counts eleven bits at a time: half a million symbols take
// a quarter of the time that comparing them takes, and the list must answer within a tenth of a second.
func byKey(seqs []uint32, key func(i uint32) uint32) {
	const digit = 11
	type keyed struct{ key, seq uint32 }
	from, to := make([]keyed, len(seqs)), make([]keyed, len(seqs))
	for at, i := range seqs {
		from[at] = keyed{key(i), i}
	}
	for shift := 0; shift < 32; shift += digit {
		var begins [1 << digit]int
		for _, k := range from {
			begins[k.key>>shift%(1<<digit)]++
		}
		sum := 0
		for d, many := range begins {
			begins[d] = sum
			sum += many
		}
		for _, k := range from {
			d := k.key >> shift % (1 << digit)
			to[begins[d]] = k
			begins[d]++
		}
		from, to = to, from
	}
	for at, k := range from {
		seqs[at] = k.seq
	}
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
