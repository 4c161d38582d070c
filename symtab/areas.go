package symtab

import (
	"slices"
	"sort"
)

// A Mark is a labelled start on an axis.
type Mark struct {
	Start int
	Label string
}

// areaSymbols begin an area of the image, as the linker scripts name them. The first found of an area counts.
var areaSymbols = [...]struct{ label, symbol string }{
	{".percpu", "__per_cpu_start"},
	{".text", "_text"}, {".text", "_stext"},
	{".rodata", "__start_rodata"},
	{".init", "__init_begin"}, {".init", "_sinittext"},
	{".data", "_sdata"}, {".data", "_data"},
	{".bss", "__bss_start"},
}

// Areas returns where each area of the image begins in address order, by the linker's own symbols; areas whose symbols
// the table lacks are left out.
func (t *Tables) Areas() []Mark {
	at := map[string]int{}
	for e := range t.Walk {
		if len(e.Text) < 2 || e.Text[1] != '_' {
			continue
		}
		for i := range areaSymbols {
			if string(e.Text[1:]) == areaSymbols[i].symbol {
				at[areaSymbols[i].symbol] = t.firstAt(e.Seq)
			}
		}
	}
	var areas []Mark
	for _, a := range areaSymbols {
		start, ok := at[a.symbol]
		if ok && !slices.ContainsFunc(areas, func(m Mark) bool { return m.Label == a.label }) {
			areas = append(areas, Mark{start, a.label})
		}
	}
	sort.SliceStable(areas, func(i, j int) bool { return areas[i].Start < areas[j].Start })
	return areas
}

// firstAt returns the first symbol at the address of symbol i: linker symbols come last among aliases.
func (t *Tables) firstAt(i int) int {
	for i > 0 && t.Address(i-1) == t.Address(i) {
		i--
	}
	return i
}
