package whatif

import "github.com/kallscope/kallscope/symtab"

// A Choice says how tables are to be built differently. The zero value builds them as they are.
type Choice struct {
	OnlyText  bool   // without CONFIG_KALLSYMS_ALL
	NoPadding bool   // without the __pfx_ symbols
	Release   string // by the rules of another release; "" for the map's own
	Longest   int    // names are cut to this many letters; 0 for no limit
}

// Build builds tables differently, from their symbols. Padding and names are left out and cut before the build, everything
// else is the release's own rules. Errors are those of symtab.Parse and symtab.Build; an unknown release is a
// *symtab.ParseError.
func Build(t *symtab.Tables, w Choice, progress func(p symtab.Phase, done, total int)) (*symtab.Tables, error) {
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
	symbols, err := symtab.Parse(mapOf(t, w), release, o)
	if err != nil {
		return nil, err
	}
	return symtab.Build(symbols, release, o)
}

// mapOf prints the symbols that are to be built as a System.map.
func mapOf(t *symtab.Tables, w Choice) []byte {
	c := t.Columns()
	src := make([]byte, 0, len(c.Text)+20*len(c.Type))
	for i := range c.Type {
		name := c.Text[c.TextStart[i]:c.TextStart[i+1]]
		if w.NoPadding && symtab.IsPadding(name) {
			continue
		}
		from := len(src)
		src = t.AppendMapLine(src, i)
		if over := len(name) - w.Longest; w.Longest > 0 && over > 0 {
			src = append(src[:max(from, len(src)-1-over)], '\n')
		}
	}
	return src
}
