package compare

import (
	"slices"

	"github.com/kallscope/kallscope/symtab/explore"
)

// isKept reports whether a symbol of A has a partner of the same name.
func (r *Result) isKept(i int) bool { return r.InB[i] != None && !r.renamed[i] }

// countOrder finds a longest run of kept symbols that stand in one order in both maps: the longest increasing subsequence of
// their positions in B.
func (r *Result) countOrder() {
	var ends, who []int                // by length of a run, less one: its least last position in B, and that symbol of A
	before := make([]int32, r.A.Len()) // by symbol of A: the one before it in its run
	for i, j := range r.InB {
		if !r.isKept(i) {
			continue
		}
		at, _ := slices.BinarySearch(ends, j)
		before[i] = None
		if at > 0 {
			before[i] = int32(who[at-1])
		}
		if at == len(ends) {
			ends, who = append(ends, j), append(who, i)
		} else {
			ends[at], who[at] = j, i
		}
	}
	r.InOrder, r.inOrder = len(ends), make([]bool, r.A.Len())
	if len(who) == 0 {
		return
	}
	for i := int32(who[len(who)-1]); i != None; i = before[i] {
		r.inOrder[i] = true
	}
}

// areasOf returns the label of the area of each symbol, "" before the first.
func areasOf(m *explore.Map) []string {
	list := make([]string, m.Len())
	at, label := 0, ""
	for i := range list {
		for at < len(m.Areas) && m.Areas[at].Start <= i {
			label = m.Areas[at].Label
			at++
		}
		list[i] = label
	}
	return list
}
