package symtab

import "bytes"

// A filterSet is Patterns made ready for every line of a map: each prefix is filed under the letter that tells it from
// most names, so that hardly any name is compared with any pattern.
type filterSet struct {
	patterns *Patterns
	kinds    [256]bool
	byFirst  [256][]string // prefixes and whole names that do not begin with "__" and a third letter
	byThird  [256][]string // those that do
	suffix   [256]bool     // last letters of suffixes
	dots     bool          // some pattern may match a name with a dot within
}

func newFilterSet(p *Patterns) *filterSet {
	f := &filterSet{patterns: p, dots: len(p.Contains) > 0}
	for i := range len(p.Types) {
		f.kinds[p.Types[i]] = true
	}
	starts := join(p.Prefix, p.Exact...)
	if p.ModInfo {
		starts = append(starts, modInfo)
	}
	for _, s := range starts {
		if len(s) > 2 && s[:2] == "__" {
			f.byThird[s[2]] = append(f.byThird[s[2]], s)
		} else {
			f.byFirst[s[0]] = append(f.byFirst[s[0]], s)
		}
	}
	for _, s := range p.Suffix {
		f.suffix[s[len(s)-1]] = true
	}
	// A pattern within a name that has no dot could be anywhere.
	for _, s := range p.Contains {
		for c := range f.suffix {
			f.suffix[c] = f.suffix[c] || s[0] != '.'
		}
	}
	return f
}

// match is Patterns.Match.
func (f *filterSet) match(kind byte, name []byte) bool {
	return f.kinds[kind] || len(name) > 0 && f.suspect(name) && f.patterns.Match(kind, name)
}

// suspect reports whether any pattern may match the name; most names are cleared here.
func (f *filterSet) suspect(name []byte) bool {
	if f.suffix[name[len(name)-1]] || anyPrefix(name, f.byFirst[name[0]]) {
		return true
	}
	if len(name) > 2 && name[0] == '_' && name[1] == '_' {
		if anyPrefix(name, f.byThird[name[2]]) || f.patterns.Thunk && isThunk(name) {
			return true
		}
	}
	return f.dots && bytes.IndexByte(name, '.') >= 0
}

func anyPrefix(name []byte, list []string) bool {
	for _, s := range list {
		if len(name) >= len(s) && string(name[:len(s)]) == s {
			return true
		}
	}
	return false
}
