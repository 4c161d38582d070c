package symtab

import (
	"bytes"
	"math/bits"

	"github.com/kallscope/kallscope/symtab/internal/word"
)

// A filterSet is Patterns prepared for many names: it finds out by a few letters that nearly all names match no pattern,
// and compares only the others.
type filterSet struct {
	patterns []*Patterns
	kinds    [256]bool
	begins   prefixSieve
	ends     suffixSieve
	contains bool // some patterns may stand anywhere in a name
	thunk    bool
}

func newFilterSet(patterns ...*Patterns) *filterSet {
	f := &filterSet{patterns: patterns}
	for _, p := range patterns {
		for i := range len(p.Types) {
			f.kinds[p.Types[i]] = true
		}
		for _, list := range [...][]string{p.Prefix, p.Exact, p.modInfo()} {
			for _, s := range list {
				f.begins.add(s)
			}
		}
		for _, s := range p.Suffix {
			f.ends.add(s)
		}
		f.thunk = f.thunk || p.Thunk
		f.contains = f.contains || len(p.Contains) > 0
	}
	return f
}

// modInfo lists how the names of ModInfo begin.
func (p *Patterns) modInfo() []string {
	if p.ModInfo {
		return []string{modInfo}
	}
	return nil
}

// match reports whether a symbol falls under any of the patterns.
func (f *filterSet) match(kind byte, name []byte) bool {
	if len(name) >= 8 && !f.kinds[kind] && !f.suspects(name) {
		return f.contains && f.holds(name)
	}
	return f.compare(kind, name)
}

// suspects reports whether a name of eight bytes or more may begin or end as one of the patterns does.
func (f *filterSet) suspects(name []byte) bool {
	head, tail := word.LittleEndian64(name), word.LittleEndian64(name[len(name)-8:])
	return f.begins.passes(head) || f.ends.passes(tail) || f.thunk && mayBeThunk(head) && isThunk(name)
}

// mayBeThunk looks at the first eight bytes of a name and reports whether isThunk may hold for it: "__" is followed by
// letters and digits up to another "_", which has a "k" before it.
func mayBeThunk(head uint64) bool {
	if uint16(head) != '_'|'_'<<8 {
		return false
	}
	at := bits.TrailingZeros64(zeroBytes(head>>16^ones*'_')) >> 3
	return at > 5 || byte(head>>8>>(at*8)) == 'k'
}

// compare compares a name with each pattern.
func (f *filterSet) compare(kind byte, name []byte) bool {
	for _, p := range f.patterns {
		if p.Match(kind, name) {
			return true
		}
	}
	return false
}

// holds looks for the patterns that may stand anywhere in a name.
func (f *filterSet) holds(name []byte) bool {
	for _, p := range f.patterns {
		for _, s := range p.Contains {
			if at := bytes.IndexByte(name, s[0]); at >= 0 && bytes.Contains(name[at:], []byte(s)) {
				return true
			}
		}
	}
	return false
}
