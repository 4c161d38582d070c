package explore

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/kallscope/kallscope/symtab"
)

// A Miss says what is known about a name that no symbol has.
type Miss struct {
	Place    int     // position in name order at which it would stand
	Around   []int   // the symbols next to that place, in name order
	Variants []int   // symbols whose name is the wanted one with a compiler's suffix, or under a known prefix
	Holding  []int   // other symbols that have the text in their names, the shortest first; at most maxHolding
	Held     int     // how many there are of both
	Spelt    []Spelt // names that differ by one or two letters
	Probes   int     // probes of the search until it ends without a match
	Search   int     // bytes of table that the search reads
	Scan     int     // bytes that a linear scan reads: every name
	Suffixes []Counted
	Only     int  // functions that are there under a name with something after a dot and not under the name before it
	LeftOut  bool // the release's build drops symbols of such a name
	NoData   bool // no data symbol is in the map: CONFIG_KALLSYMS_ALL seems off
	TooLong  bool // the name is longer than the release's tables hold
}

// Spelt is a symbol whose name is nearly the wanted one.
type Spelt struct{ Seq, Letters int }

// Counted is a suffix and how many functions have it.
type Counted struct {
	Suffix string
	Count  int
}

const (
	maxHolding  = 40
	maxSpelt    = 8
	mostLetters = 2 // at most this many letters may differ
)

// prefixes are what the kernel's build puts before a function's name, other than its padding.
var prefixes = [...]string{symtab.Padding, "__x64_", "__ia32_", "__arm64_", "__riscv_", "__se_", "__do_", "__x64_sys_", "__ia32_sys_", "__arm64_sys_", "__se_sys_", "__do_sys_"}

// IsMissing reports whether a query is one name that no symbol has, with nothing to list but forms of it: all its matches have the
// name up to a dot.
func (m *Map) IsMissing(q *Query, matches []uint32) bool {
	if q.Plain == "" || m.find(q.Plain) >= 0 {
		return false
	}
	for _, i := range matches {
		if name := m.Name(int(i)); len(name) <= len(q.Plain) || name[len(q.Plain)] != '.' {
			return false
		}
	}
	return true
}

// Miss explains why a name is not there. It returns nil if it is.
func (m *Map) Miss(name string) *Miss {
	if m.find(name) >= 0 || name == "" {
		return nil
	}
	wanted := []byte(name)
	miss := &Miss{Place: m.place(wanted)}
	const near = 3
	for k := max(0, miss.Place-near); k < min(m.Len(), miss.Place+near); k++ {
		miss.Around = append(miss.Around, m.Tables.Seq(k))
	}
	var trace symtab.Trace
	m.Tables.LookupBinary(wanted, &trace)
	miss.Probes, miss.Search = len(trace.Fetches), int(trace.Cost.Bytes)
	if n := m.Len(); n > 0 {
		miss.Scan = int(m.Columns.LinearBytes[n])
	}
	m.gather(miss, wanted)
	r := &m.Tables.Release
	miss.LeftOut = r.Ignore.Match('t', wanted) || r.MapFilter.Match('t', wanted)
	miss.TooLong = len(wanted) >= r.NameLimit
	return miss
}

// gather goes over all names once.
func (m *Map) gather(miss *Miss, wanted []byte) {
	counts := make([]int, len(suffixes))
	row := make([]uint8, 0, 64)
	path := pathPieces(wanted)
	miss.NoData = true
	for i := range m.Len() {
		name, letter := m.Name(i), m.Columns.Type[i]
		if KindOf(letter) == Data || KindOf(letter) == BSS {
			miss.NoData = false
		}
		for j, s := range suffixes {
			if IsFunction(letter) && !symtab.IsPadding(name) && bytes.Contains(name, []byte(s)) {
				counts[j]++
			}
		}
		switch {
		case path != nil && isMangled(name, path):
			miss.Variants = append(miss.Variants, i)
		case !bytes.Contains(name, wanted):
			if letters := distance(name, wanted, &row); letters <= mostLetters && letters < len(wanted) {
				miss.Spelt = append(miss.Spelt, Spelt{i, letters})
			}
			continue
		case isVariant(name, wanted):
			miss.Variants = append(miss.Variants, i)
		default:
			miss.Holding = append(miss.Holding, i)
		}
		miss.Held++
	}
	miss.Only = m.onlyDotted()
	for j, s := range suffixes {
		miss.Suffixes = append(miss.Suffixes, Counted{s, counts[j]})
	}
	shorter := func(a, b int) int { return cmp.Or(cmp.Compare(len(m.Name(a)), len(m.Name(b))), cmp.Compare(a, b)) }
	slices.SortFunc(miss.Variants, shorter)
	slices.SortFunc(miss.Holding, shorter)
	slices.SortFunc(miss.Spelt, func(a, b Spelt) int { return cmp.Or(cmp.Compare(a.Letters, b.Letters), cmp.Compare(a.Seq, b.Seq)) })
	miss.Variants = miss.Variants[:min(len(miss.Variants), maxHolding)]
	miss.Holding = miss.Holding[:min(len(miss.Holding), maxHolding)]
	miss.Spelt = miss.Spelt[:min(len(miss.Spelt), maxSpelt)]
}

// onlyDotted counts the names before a dot of functions, each once, that no symbol has.
func (m *Map) onlyDotted() (many int) {
	last := ""
	for k := range m.Len() {
		i := m.Tables.Seq(k)
		name := m.Name(i)
		stem := Stem(name)
		if len(stem) == len(name) || symtab.IsPadding(name) || !IsFunction(m.Columns.Type[i]) || text(stem) == last {
			continue
		}
		last = text(stem)
		if m.find(last) < 0 {
			many++
		}
	}
	return many
}

// isVariant reports whether a name is the wanted one under a known prefix, with something after a dot, or both.
func isVariant(name, wanted []byte) bool {
	rest := name
	if !bytes.HasPrefix(rest, wanted) {
		for _, p := range prefixes {
			if after, ok := bytes.CutPrefix(name, []byte(p)); ok && bytes.HasPrefix(after, wanted) {
				rest = after
				break
			}
		}
	}
	after, ok := bytes.CutPrefix(rest, wanted)
	return ok && (len(after) == 0 || after[0] == '.')
}

// distance is the number of letters to insert, delete or change to turn one name into another, or mostLetters+1 if it
// is more. row is memory to use again.
func distance(a, b []byte, row *[]uint8) int {
	const far = mostLetters + 1
	if d := len(a) - len(b); d > mostLetters || -d > mostLetters {
		return far
	}
	if len(a) > 250 {
		return far // a row counts to 255
	}
	r := (*row)[:0]
	for j := range len(b) + 1 {
		r = append(r, uint8(min(j, far)))
	}
	for i := range a {
		diagonal, least := r[0], uint8(min(i+1, far))
		r[0] = least
		for j := range b {
			cost := diagonal
			if a[i] != b[j] {
				cost = min(diagonal, r[j], r[j+1]) + 1
			}
			diagonal, r[j+1] = r[j+1], min(cost, far)
			least = min(least, r[j+1])
		}
		if least >= far {
			break
		}
	}
	*row = r
	last := int(r[len(b)])
	if last > mostLetters {
		return far
	}
	return last
}
