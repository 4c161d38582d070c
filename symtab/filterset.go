package symtab

import "bytes"

// A filterSet is Patterns made ready for every line of a map: each pattern is filed under the letter that tells it from
// most names, so that hardly any name is compared with any pattern.
type filterSet struct {
	patterns *Patterns
	kinds    [256]bool
	byFirst  [256][]beginning // those not below, by their first letter
	byThird  [256][]beginning // those that begin with "__", by their third
	byLast   [256][]string    // suffixes, by their last letter
}

// A beginning is what a name begins with, or is.
type beginning struct {
	text  string
	whole bool
}

func newFilterSet(p *Patterns) *filterSet {
	f := &filterSet{patterns: p}
	for i := range len(p.Types) {
		f.kinds[p.Types[i]] = true
	}
	for _, s := range p.Prefix {
		f.file(beginning{s, false})
	}
	for _, s := range p.Exact {
		f.file(beginning{s, true})
	}
	for _, s := range p.Suffix {
		last := s[len(s)-1]
		f.byLast[last] = append(f.byLast[last], s)
	}
	return f
}

func (f *filterSet) file(b beginning) {
	if len(b.text) > 2 && b.text[:2] == "__" {
		f.byThird[b.text[2]] = append(f.byThird[b.text[2]], b)
	} else {
		f.byFirst[b.text[0]] = append(f.byFirst[b.text[0]], b)
	}
}

// match is Patterns.Match.
func (f *filterSet) match(kind byte, name []byte) bool {
	if f.kinds[kind] {
		return true
	}
	if len(name) == 0 {
		return false
	}
	if begins(name, f.byFirst[name[0]]) || ends(name, f.byLast[name[len(name)-1]]) {
		return true
	}
	p := f.patterns
	if len(name) > 2 && name[0] == '_' && name[1] == '_' {
		if begins(name, f.byThird[name[2]]) || p.Thunk && isThunk(name) || p.ModInfo && name[2] == 'U' && isModInfo(name) {
			return true
		}
	}
	return len(p.Contains) > 0 && contains(name, p.Contains)
}

// begins looks at the last letter of each text first: texts share their first ones with many names.
func begins(name []byte, list []beginning) bool {
	for _, b := range list {
		n := len(b.text)
		if len(name) >= n && name[n-1] == b.text[n-1] && string(name[:n]) == b.text && (!b.whole || len(name) == n) {
			return true
		}
	}
	return false
}

func ends(name []byte, list []string) bool {
	for _, s := range list {
		if n := len(name) - len(s); n >= 0 && name[n] == s[0] && string(name[n:]) == s {
			return true
		}
	}
	return false
}

func contains(name []byte, list []string) bool {
	for _, s := range list {
		if at := bytes.IndexByte(name, s[0]); at >= 0 && bytes.Contains(name[at:], []byte(s)) {
			return true
		}
	}
	return false
}
