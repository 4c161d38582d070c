package study

import "github.com/kallscope/kallscope/symtab"

// Grown describes a part of a kernel's symbols, with tables of their own.
type Grown struct {
	Symbols int
	Probes  int // the most that a search takes
	Losers  int // symbols whose scan reads less than their search
	Tables  int // bytes of all tables
	Search  uint64
	Scan    uint64 // bytes that the lookups of all symbols read together
}

// growthSteps is how often the number of symbols doubles.
const growthSteps = 6

// Grow builds tables of evenly chosen symbols, each time of twice as many, up to all of them: of every 64th, every 32nd and so on.
// Tokens are trained anew for each. Progress is told after each; an error of it ends the work and is returned, as is one of building.
func Grow(t *symtab.Tables, c *symtab.Columns, progress func(done, total int) error) ([]Grown, error) {
	release := t.Release
	if !release.SeqsOfNames {
		release, _ = symtab.FindRelease("6.2")
	}
	var all []Grown
	for step := growthSteps; step >= 0; step-- {
		part, err := symtab.Build(everyOf(c, 1<<step), release, symtab.Options{AllSymbols: true, Word32: t.Options.Word32, BaseRelative: release.BaseOption})
		if err != nil {
			return nil, err
		}
		columns := part.Columns()
		costs := Count(part, columns)
		sizes := part.Sizes()
		g := Grown{
			Symbols: part.NumSyms, Probes: part.MaxProbes(), Losers: costs.Sum(columns.Type).Losers,
			Tables: sizes.NumSyms + sizes.Names + sizes.Markers + sizes.TokenTable + sizes.TokenIndex + sizes.SeqsOfNames + sizes.Offsets + sizes.RelativeBase,
			Search: total(costs.Search), Scan: total(costs.Scan),
		}
		all = append(all, g)
		if err := progress(len(all), growthSteps+1); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// everyOf takes every n-th symbol. Their addresses are replaced by their positions, which changes the cost of no
// lookup.
func everyOf(c *symtab.Columns, every int) *symtab.Symbols {
	s := &symtab.Symbols{Start: make([]uint32, 1), PercpuFirst: 1}
	for i := 0; i < len(c.Type); i += every {
		s.Addr = append(s.Addr, uint64(i))
		s.Text = append(append(s.Text, c.Type[i]), c.Text[c.TextStart[i]:c.TextStart[i+1]]...)
		s.Start = append(s.Start, uint32(len(s.Text)))
	}
	return s
}
