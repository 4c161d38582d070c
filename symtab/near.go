package symtab

import "bytes"

// A pattern is a text as a person types it. Letters stand for both cases. With a star in it, which stands for any letters
// or none, it matches whole names; without one it matches names that contain it.
type pattern struct {
	pieces [][]byte // the text between stars, in lower case
}

func newPattern(text []byte) pattern {
	var p pattern
	from := 0
	low := lowered(text)
	for i, b := range low {
		if b == '*' {
			p.pieces = append(p.pieces, low[from:i])
			from = i + 1
		}
	}
	p.pieces = append(p.pieces, low[from:])
	return p
}

func (p pattern) matches(name []byte) bool {
	first, last := p.pieces[0], p.pieces[len(p.pieces)-1]
	if len(p.pieces) == 1 {
		return foldIndex(name, first) >= 0
	}
	if foldCommon(name, first) < len(first) {
		return false
	}
	name = name[len(first):]
	for _, piece := range p.pieces[1 : len(p.pieces)-1] {
		at := foldIndex(name, piece)
		if at < 0 {
			return false
		}
		name = name[at+len(piece):]
	}
	return len(name) >= len(last) && foldCommon(name[len(name)-len(last):], last) == len(last)
}

// lowered returns a copy in lower case. Names are bytes: only the letters of ASCII have a case.
func lowered(text []byte) []byte {
	low := make([]byte, len(text))
	for i, b := range text {
		low[i] = lower(b)
	}
	return low
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + ('a' - 'A')
	}
	return b
}

// foldCommon returns how many letters two texts have in common from their beginnings, in whatever case the name's are.
func foldCommon(name, low []byte) int {
	n := min(len(name), len(low))
	for i := range n {
		if lower(name[i]) != low[i] {
			return i
		}
	}
	return n
}

// foldIndex returns where the text first stands in the name, in whatever case, or -1.
func foldIndex(name, low []byte) int {
	for i := 0; i+len(low) <= len(name); i++ {
		if foldCommon(name[i:], low) == len(low) {
			return i
		}
	}
	return -1
}

// leastCommon is how many letters a name and a text have to have in common from their beginnings for the name to be near,
// where nothing else makes it so. Two letters, such as "__", say nothing.
const leastCommon = 3

// How a name is near a text, the nearest first.
const (
	nearCase     = iota // the same letters in another case
	nearLonger          // it begins with the text
	nearMatching        // the pattern matches it
	nearBegun           // both begin with the same letters, leastCommon or more
	notNear
)

type nearName struct {
	seq  int
	how  int
	far  int // among names that are near in the same way: the lower, the nearer
	name []byte
}

func (a *nearName) compare(b *nearName) int {
	if a.how != b.how {
		return a.how - b.how
	}
	if a.far != b.far {
		return a.far - b.far
	}
	return bytes.Compare(a.name, b.name)
}

// Near returns up to limit symbols whose names are near a text that is no symbol's name, the nearest first: the same
// letters in another case, then names that begin with it in whatever case, then those its pattern matches, each the shorter
// before the longer, then names that begin as it does, the more letters the nearer. Of equal names only the first in
// memory is returned.
func (t *Tables) Near(text []byte, limit int) []int {
	if len(text) == 0 || limit <= 0 {
		return nil
	}
	low, p := lowered(text), newPattern(text)
	var best []nearName
	t.eachName(func(i int, name []byte) bool {
		found := nearness(name, low, p)
		found.seq = i
		if found.how < notNear {
			best = keepNearest(best, found, limit)
		}
		return true
	})
	seqs := make([]int, len(best))
	for i, b := range best {
		seqs[i] = b.seq
	}
	return seqs
}

func nearness(name, low []byte, p pattern) nearName {
	common := foldCommon(name, low)
	switch {
	case common == len(low) && len(name) == len(low):
		return nearName{how: nearCase, name: name}
	case common == len(low):
		return nearName{how: nearLonger, far: len(name), name: name}
	case p.matches(name):
		return nearName{how: nearMatching, far: len(name), name: name}
	case common >= leastCommon:
		return nearName{how: nearBegun, far: -common, name: name}
	}
	return nearName{how: notNear}
}

// keepNearest adds a name to a list of at most limit, in order. The name is copied only where it stays. slices.Insert and
// slices.BinarySearchFunc would do the same, with more of the program for a browser to fetch.
func keepNearest(best []nearName, found nearName, limit int) []nearName {
	at := len(best)
	for at > 0 && found.compare(&best[at-1]) < 0 {
		at--
	}
	if at == limit || at > 0 && found.compare(&best[at-1]) == 0 {
		return best
	}
	found.name = append([]byte(nil), found.name...)
	if len(best) < limit {
		best = append(best, nearName{})
	}
	copy(best[at+1:], best[at:])
	best[at] = found
	return best
}
