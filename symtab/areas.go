package symtab

import (
	"slices"
)

// A Mark is a position on an axis where something begins, and its label.
type Mark struct {
	Start int
	Label string
}

// areaSymbols are the symbols with which linker scripts mark where an area of the image begins. The first one that is
// found counts.
var areaSymbols = [...]struct{ label, symbol string }{
	{".percpu", "__per_cpu_start"},
	{".text", "_text"}, {".text", "_stext"},
	{".rodata", "__start_rodata"},
	{".init", "__init_begin"}, {".init", "_sinittext"},
	{".data", "_sdata"}, {".data", "_data"},
	{".bss", "__bss_start"},
}

// Areas returns where each area of the image begins in address order, as the linker's symbols say. An area whose symbols
// are not in the table is left out.
func (t *Tables) Areas() []Mark {
	var areas []Mark
	for _, a := range areaSymbols {
		if slices.ContainsFunc(areas, func(m Mark) bool { return m.Label == a.label }) {
			continue
		}
		if seq, ok := t.find(a.symbol); ok {
			areas = append(areas, Mark{t.firstAt(seq), a.label})
		}
	}
	// Insertion sort: the standard library's sort would add 3 KB of WebAssembly for half a dozen marks.
	for i := 1; i < len(areas); i++ {
		for j := i; j > 0 && areas[j].Start < areas[j-1].Start; j-- {
			areas[j], areas[j-1] = areas[j-1], areas[j]
		}
	}
	return areas
}

// firstAt returns the first symbol at the address of symbol i: linker symbols come last among aliases.
func (t *Tables) firstAt(i int) int {
	for i > 0 && t.Address(i-1) == t.Address(i) {
		i--
	}
	return i
}

// find looks a name up by binary search, or by the linear scan where there is no name order.
func (t *Tables) find(name string) (seq int, ok bool) {
	if !t.Indexed() {
		return t.LookupLinear([]byte(name), nil)
	}
	k, ok := t.LookupBinary([]byte(name), nil)
	return t.Seq(k), ok
}
