package image

import (
	"strconv"
	"strings"

	"github.com/kallscope/kallscope/symtab"
)

// A version is the numbers a kernel's version begins with: 2.6.38 of 2.6.38.2-lll+, and 4.14.333 of 4.14.333+.
type version [3]int

func parseVersion(text string) (v version, ok bool) {
	for i := range v {
		end := strings.IndexFunc(text, func(c rune) bool { return c < '0' || c > '9' })
		if end < 0 {
			end = len(text)
		}
		n, err := strconv.ParseUint(text[:end], 10, 16)
		if err != nil {
			return v, i > 1
		}
		v[i] = int(n)
		if end == len(text) || text[end] != '.' {
			return v, i > 0
		}
		text = text[end+1:]
	}
	return v, true
}

func (v version) before(w version) bool {
	for i := range v {
		if v[i] != w[i] {
			return v[i] < w[i]
		}
	}
	return false
}

// release is the name of the release: 4.14, or 2.6.38, because the releases of 2.6 differ in the third number.
func (v version) release() string {
	name := strconv.Itoa(v[0]) + "." + strconv.Itoa(v[1])
	if v[0] < 3 {
		name += "." + strconv.Itoa(v[2])
	}
	return name
}

var (
	oldest       = version{2, 6, 10} // the first with tokens in its tables
	withBase     = version{4, 6, 0}  // offsets from a base; per-CPU symbols keep their addresses
	firstBuilder = version{5, 10, 0} // from where on symtab knows how tables are built
)

// oldRelease returns the rules to read a kernel from 2.6.10 to 5.9 by: those of 5.10, from which they differ in nothing
// that a reader sees but the layout. How such tables were built is not known, so that symtab.FindRelease has no such
// release: it is for reading alone.
func oldRelease(text string) (r symtab.Release, ok bool) {
	v, ok := parseVersion(text)
	if !ok || v.before(oldest) || !v.before(firstBuilder) {
		return r, false
	}
	r = release("5.10")
	r.Name = v.release()
	r.LTOOption = false
	r.PercpuOption = !v.before(withBase)
	return r, true
}

// FindRelease returns the rules to read the tables of a release by: what symtab.FindRelease knows, and the releases before
// those, whose tables can be read: from 2.6.10 (named with three numbers until 2.6.39) to 5.9.
func FindRelease(name string) (symtab.Release, bool) {
	if r, ok := oldRelease(name); ok && r.Name == name {
		return r, true
	}
	return symtab.FindRelease(name)
}

// rulesOf returns the rules of the release that a kernel says it is.
func rulesOf(text string) (symtab.Release, bool) {
	if r, ok := oldRelease(text); ok {
		return r, true
	}
	return symtab.FindRelease(majorMinor(text))
}
