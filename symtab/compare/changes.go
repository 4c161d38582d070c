package compare

import (
	"cmp"
	"slices"

	"github.com/kallscope/kallscope/symtab/explore"
)

// A List is one kind of change.
type List uint8

const (
	Added     List = iota // only in B
	Removed               // only in A
	Renamed               // functions whose names differ by what follows a dot
	Moved                 // kept ones that do not stand in the order of the others
	Resized               // functions of one name whose size differs
	Retyped               // kept ones with another type letter
	OtherArea             // kept ones in another area of the image
	Lists                 // the number of lists
)

// A Change is one symbol of a list: its positions in A and in B, None where a map does not have it.
type Change struct{ A, B int }

// A Key is what a list is sorted by.
type Key uint8

const (
	ByCost    Key = iota // bytes of the tables that it adds, the largest first whether more or less
	BySize               // bytes to the next symbol that it adds, likewise
	ByName               // in B, or in A if it is only there
	ByAddress            // likewise
)

// Changes returns a list: those that satisfy the query by what they are in B, or in A if they are only there. Ties stand by
// address. up turns the order round.
func (r *Result) Changes(list List, q *explore.Query, key Key, up bool) []Change {
	var all []Change
	switch list {
	case Resized:
		for _, x := range r.Resized {
			all = append(all, Change{x.A, x.B})
		}
	case Added:
		for j, i := range r.InA {
			if i == None {
				all = append(all, Change{None, j})
			}
		}
	default:
		for i, j := range r.InB {
			if r.isIn(list, i) {
				all = append(all, Change{i, j})
			}
		}
	}
	all = slices.DeleteFunc(all, func(c Change) bool { return !r.holds(q, c) })
	r.sort(all, key, up)
	return all
}

// isIn reports whether a symbol of A is in a list that has symbols of A.
func (r *Result) isIn(list List, i int) bool {
	switch j := r.InB[i]; list {
	case Removed:
		return j == None
	case Renamed:
		return r.renamed[i]
	case Moved:
		return r.isKept(i) && !r.inOrder[i]
	case Retyped:
		return r.isKept(i) && r.A.Columns.Type[i] != r.B.Columns.Type[j]
	case OtherArea:
		return r.isKept(i) && r.areas[0][i] != r.areas[1][j]
	}
	return false
}

func (r *Result) holds(q *explore.Query, c Change) bool {
	if c.B == None {
		return r.A.Holds(q, c.A)
	}
	return r.B.Holds(q, c.B)
}

func (r *Result) sort(all []Change, key Key, up bool) {
	value := func(c Change) int {
		switch key {
		case BySize:
			return magnitude(r.size(c))
		case ByCost:
			return magnitude(r.Cost(c))
		case ByName:
			if c.B == None {
				return -int(r.A.Rank[c.A])
			}
			return -int(r.B.Rank[c.B])
		}
		return 0
	}
	slices.SortStableFunc(all, func(x, y Change) int {
		c := cmp.Or(cmp.Compare(value(y), value(x)), cmp.Compare(x.B, y.B), cmp.Compare(x.A, y.A))
		if up {
			return -c
		}
		return c
	})
}

func magnitude(n int) int { return max(n, -n) }

// Cost returns by how many bytes of the tables a change makes B larger: of records, address words and places in name order.
func (r *Result) Cost(c Change) int {
	cost := 0
	if c.B != None {
		cost += r.B.TableBytes(c.B)
	}
	if c.A != None {
		cost -= r.A.TableBytes(c.A)
	}
	return cost
}

// size returns by how many bytes a change makes the kernel larger, as far as sizes are known.
func (r *Result) size(c Change) int {
	size := 0
	if c.B != None && r.B.Size[c.B] != explore.NoSize {
		size += int(r.B.Size[c.B])
	}
	if c.A != None && r.A.Size[c.A] != explore.NoSize {
		size -= int(r.A.Size[c.A])
	}
	return size
}

// Records tells what changed the table of names, in bytes of records: of symbols that came, of those that went, and how much larger
// the records of the others are, which other tokens and other suffixes make.
func (r *Result) Records() (added, removed, others int) {
	for i, j := range r.InB {
		if j == None {
			removed += r.A.Record(i)
		} else {
			others += r.B.Record(j) - r.A.Record(i)
		}
	}
	for j, i := range r.InA {
		if i == None {
			added += r.B.Record(j)
		}
	}
	return added, removed, others
}

// CodeBytes returns the bytes from _stext to _etext, 0 if a map does not tell them.
func CodeBytes(m *explore.Map) uint64 {
	from, to := address(m, "_stext"), address(m, "_etext")
	if from == 0 || to < from {
		return 0
	}
	return to - from
}

// address returns the address of the first symbol of a name, 0 for none.
func address(m *explore.Map, name string) uint64 {
	first, _, ok := m.Tables.Range([]byte(name))
	if !ok {
		return 0
	}
	return m.Tables.Address(m.Tables.Seq(first))
}
