package compare

import (
	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/explore"
)

// A WhatIf says how tables are to be built differently. The zero value builds them as they are.
type WhatIf struct {
	OnlyText  bool   // without CONFIG_KALLSYMS_ALL
	NoPadding bool   // without the __pfx_ symbols
	Release   string // by the rules of another release; "" for the map's own
	Longest   int    // names are cut to this many letters; 0 for no limit
}

// Rebuild builds the tables of a map differently, from its symbols. Padding and names are left out and cut before the
// build, everything else is the release's own rules. Errors are those of symtab.Parse and symtab.Build; an unknown release
// is a *symtab.ParseError.
func Rebuild(m *explore.Map, w WhatIf, progress func(p symtab.Phase, done, total int)) (*symtab.Tables, error) {
	t := m.Tables
	release, o := t.Release, t.Options
	o.Progress = progress
	if w.Release != "" {
		other, ok := symtab.FindRelease(w.Release)
		if !ok {
			return nil, &symtab.ParseError{Code: "release", Cause: "there is no release " + w.Release}
		}
		release = other
		o.AbsolutePercpu = o.AbsolutePercpu && release.PercpuOption
		o.BaseRelative = release.BaseOption && (o.BaseRelative || !t.Release.BaseOption)
		o.LTOClang = o.LTOClang && release.LTOOption
		o.PCRelative = release.PlaceOption && (o.PCRelative || !t.Release.PlaceOption && !o.Word32)
	}
	if w.OnlyText {
		o.AllSymbols = false
	}
	src := make([]byte, 0, len(m.Columns.Text)+20*m.Len())
	for i := range m.Len() {
		if w.NoPadding && explore.IsPadding(m.Name(i)) {
			continue
		}
		from := len(src)
		src = t.AppendMapLine(src, i)
		if over := len(m.Name(i)) - w.Longest; w.Longest > 0 && over > 0 {
			src = append(src[:max(from, len(src)-1-over)], '\n')
		}
	}
	symbols, err := symtab.Parse(src, release, o)
	if err != nil {
		return nil, err
	}
	return symtab.Build(symbols, release, o)
}

// Total returns the bytes that all tables take together.
func Total(s symtab.Sizes) int {
	return s.NumSyms + s.Names + s.Markers + s.TokenTable + s.TokenIndex + s.SeqsOfNames + s.Offsets + s.RelativeBase
}
