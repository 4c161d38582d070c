package compare

import (
	"bytes"
	"slices"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/explore"
)

// None is the partner of a symbol that the other map does not have.
const None = -1

// A Result tells how map B differs from map A.
type Result struct {
	A, B *explore.Map
	// Partner of each symbol of A in B, and of each of B in A, None where there is none.
	InB, InA []int

	Kept, Renamed, Removed, Added int

	// Kept symbols are those of one name. Most of them that stand in the same order in both maps are counted by InOrder; the
	// others have moved past some of these. Several choices of a longest run may be possible, and one is taken.
	InOrder           int
	Retyped           int // kept ones with another type letter
	OtherArea         int // kept ones in another area of the image
	Resized           []Resize
	Same              int // functions that Resized counts from and that kept their size
	Grown, Shrunk     int
	GrownBy, ShrunkBy uint64
	Holes             int // functions left out because they would have more than 64 KiB, so that a hole is assumed after them

	renamed []bool // by symbol of A: paired by the stem of its name
	inOrder []bool // by symbol of A: one of InOrder
	areas   [2][]string
}

// A Resize is a function whose size differs.
type Resize struct {
	A, B  int
	Delta int64
}

// largestFunction is the size above which a function's size is taken for a hole after it.
const largestFunction = 1 << 16

// Maps compares two maps. Progress, when not nil, is asked between the passes; an error that it returns ends the work.
func Maps(a, b *explore.Map, progress func(done, total int) error) (*Result, error) {
	r := &Result{A: a, B: b, InB: fill(a.Len()), InA: fill(b.Len()), renamed: make([]bool, a.Len()), areas: [2][]string{areasOf(a), areasOf(b)}}
	passes := []func(){r.byName, r.bySuffix, r.countOrder, r.countChanges}
	for i, pass := range passes {
		if progress != nil {
			if err := progress(i, len(passes)); err != nil {
				return nil, err
			}
		}
		pass()
	}
	r.Removed, r.Added = a.Len()-r.Kept-r.Renamed, b.Len()-r.Kept-r.Renamed
	return r, nil
}

func fill(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = None
	}
	return list
}

// byName merges the two name orders. A name order by whole names is needed, so that of a kernel with names cut before they
// are sorted is sorted again.
func (r *Result) byName() {
	a, b := sorted(r.A), sorted(r.B)
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch bytes.Compare(r.A.Name(a[i]), r.B.Name(b[j])) {
		case -1:
			i++
		case 1:
			j++
		default:
			r.InB[a[i]], r.InA[b[j]] = b[j], a[i]
			r.Kept++
			i++
			j++
		}
	}
}

// sorted returns all symbols by whole name, those of one name by address.
func sorted(m *explore.Map) []int {
	list := make([]int, m.Len())
	inOrder := true
	for k := range list {
		list[k] = m.Tables.Seq(k)
		inOrder = inOrder && (k == 0 || before(m, list[k-1], list[k]) <= 0)
	}
	if !inOrder {
		slices.SortFunc(list, func(i, j int) int { return before(m, i, j) })
	}
	return list
}

func before(m *explore.Map, i, j int) int {
	if c := bytes.Compare(m.Name(i), m.Name(j)); c != 0 {
		return c
	}
	return i - j
}

// bySuffix pairs functions left over whose names differ by what a compiler puts after a dot. Of several with one stem the k-th
// in one map is paired with the k-th in the other, as in byName.
func (r *Result) bySuffix() {
	a, b := stems(r.A, r.InB), stems(r.B, r.InA)
	for stem, list := range a {
		others := b[stem]
		for k := range min(len(list), len(others)) {
			r.InB[list[k]], r.InA[others[k]] = others[k], list[k]
			r.renamed[list[k]] = true
			r.Renamed++
		}
	}
}

// stems maps the stem of each function without a partner to the functions that have it, by address.
func stems(m *explore.Map, partner []int) map[string][]int {
	found := map[string][]int{}
	for i, other := range partner {
		name := m.Name(i)
		if other != None || !explore.IsFunction(m.Columns.Type[i]) || symtab.IsPadding(name) || bytes.Contains(name, []byte(".cold")) {
			continue
		}
		stem := string(explore.Stem(name))
		found[stem] = append(found[stem], i)
	}
	return found
}

func (r *Result) countChanges() {
	for i, j := range r.InB {
		if !r.isKept(i) {
			continue
		}
		if r.areas[0][i] != r.areas[1][j] {
			r.OtherArea++
		}
		if r.A.Columns.Type[i] != r.B.Columns.Type[j] {
			r.Retyped++
		}
		r.resize(i, j)
	}
	slices.SortStableFunc(r.Resized, func(x, y Resize) int {
		return compareSizes(y.Delta, x.Delta)
	})
}

func compareSizes(x, y int64) int {
	x, y = max(x, -x), max(y, -y)
	switch {
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

func (r *Result) resize(i, j int) {
	name := r.A.Name(i)
	if !explore.IsFunction(r.A.Columns.Type[i]) || !explore.IsFunction(r.B.Columns.Type[j]) || symtab.IsPadding(name) || isBound(name) {
		return
	}
	was, is := r.A.Size[i], r.B.Size[j]
	if was == explore.NoSize || is == explore.NoSize {
		return
	}
	if was > largestFunction || is > largestFunction {
		r.Holes++
		return
	}
	delta := int64(is) - int64(was)
	switch {
	case delta == 0:
		r.Same++
		return
	case delta > 0:
		r.Grown++
		r.GrownBy += uint64(delta)
	default:
		r.Shrunk++
		r.ShrunkBy += uint64(-delta)
	}
	r.Resized = append(r.Resized, Resize{i, j, delta})
}

// isBound reports whether a name is one by which a linker script marks a beginning or an end: __…_start, __…_end, and
// the bounds of the kernel's text.
func isBound(name []byte) bool {
	if bytes.HasPrefix(name, []byte("__")) && (bytes.HasSuffix(name, []byte("_start")) || bytes.HasSuffix(name, []byte("_end"))) {
		return true
	}
	switch string(name) {
	case "_text", "_stext", "_etext", "_sinittext", "_einittext", "_end":
		return true
	}
	return false
}
