package explored

import (
	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/compare"
	"github.com/kallscope/kallscope/symtab/explore"
	"github.com/kallscope/kallscope/symtab/wire"
)

// Compared makes the frame of how two maps differ.
func Compared(r *compare.Result) *wire.Frame {
	f := wire.New(wire.KindCompared)
	info := make([]uint32, wire.InfoComparedLen)
	for at, value := range map[int]int{
		wire.InfoComparedKept: r.Kept, wire.InfoComparedInOrder: r.InOrder, wire.InfoComparedGrown: r.Grown, wire.InfoComparedShrunk: r.Shrunk,
		wire.InfoComparedSame: r.Same, wire.InfoComparedHoles: r.Holes,
		wire.InfoComparedPadding: padding(r.B, r.InA), wire.InfoComparedPaddingGone: padding(r.A, r.InB),
	} {
		info[at] = uint32(value)
	}
	lengths := [compare.Lists]int{r.Added, r.Removed, r.Renamed, r.Kept - r.InOrder, len(r.Resized), r.Retyped, r.OtherArea}
	for list, n := range lengths {
		info[wire.InfoComparedLists+list] = uint32(n)
	}
	f.PutU32(wire.SecInfo, info)
	f.PutU32(wire.SecTableBytes, append(wire.TableBytes(r.A.Sizes), wire.TableBytes(r.B.Sizes)...))
	added, removed, others := r.Records()
	f.PutU64(wire.SecMoreTotals, []uint64{
		r.GrownBy, r.ShrunkBy, compare.CodeBytes(r.A), compare.CodeBytes(r.B), uint64(added), uint64(removed), uint64(others),
	})
	var names []string
	var groups []uint32
	for how, list := range [][]compare.Family{r.Families(), r.Kinds(), r.ByAreas()} {
		for _, g := range list {
			names = append(names, g.Name)
			groups = append(groups, uint32(how), uint32(g.CountA), uint32(g.CountB), uint32(g.BytesA), uint32(g.BytesB))
		}
	}
	f.PutStrings(wire.SecComparedNames, names)
	f.PutU32(wire.SecComparedGroups, groups)
	return f
}

// padding counts the __pfx_ symbols without a partner.
func padding(m *explore.Map, partner []int) int {
	n := 0
	for i, other := range partner {
		if other == compare.None && symtab.IsPadding(m.Name(i)) {
			n++
		}
	}
	return n
}

// Changes makes the frame of one list of changes.
func Changes(r *compare.Result, list compare.List, query string, key compare.Key, up bool) *wire.Frame {
	q := explore.Parse(query)
	all := r.Changes(list, q, key, up)
	f := wire.New(wire.KindChanges)
	putProblems(f, q)
	rows := make([]uint32, 0, 6*len(all))
	for _, c := range all {
		sizeA, bytesA := of(r.A, c.A)
		sizeB, bytesB := of(r.B, c.B)
		rows = append(rows, uint32(c.A), uint32(c.B), sizeA, sizeB, bytesA, bytesB)
	}
	f.PutU32(wire.SecChanges, rows)
	return f
}

// of returns a symbol's size and its bytes of the tables.
func of(m *explore.Map, i int) (size, bytes uint32) {
	if i == compare.None {
		return explore.NoSize, 0
	}
	return m.Size[i], uint32(m.TableBytes(i))
}

func putProblems(f *wire.Frame, q *explore.Query) {
	var columns []uint32
	var words, texts []string
	for _, p := range q.Problems {
		columns, words, texts = append(columns, uint32(p.Column)), append(words, p.Word), append(texts, p.Cause)
	}
	f.PutU32(wire.SecProblems, columns)
	f.PutStrings(wire.SecProblemWords, words)
	f.PutStrings(wire.SecProblemTexts, texts)
}

// Shares makes the frame of which symbols take the bytes of the tables: by family, kind and area, the largest first.
func Shares(m *explore.Map) *wire.Frame {
	f := wire.New(wire.KindShares)
	var names []string
	var groups []uint32
	for how, list := range [][]compare.Share{compare.ByFamily(m), compare.ByKind(m), compare.ByArea(m)} {
		for _, s := range list {
			names = append(names, s.Name)
			groups = append(groups, uint32(how), uint32(s.Symbols), uint32(s.Bytes))
		}
	}
	f.PutStrings(wire.SecComparedNames, names)
	f.PutU32(wire.SecComparedGroups, groups)
	return f
}
