package explore

import (
	"bytes"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/study"
)

// NoSize is the size of a symbol whose end nothing tells: the last one, and one before a jump of more than 1 GiB, such as that
// from x86-64's per-CPU symbols to its text.
const NoSize = 1<<32 - 1

const largestSize = 1 << 30

// A Map is a kernel's symbols, prepared for questions.
type Map struct {
	Tables  *symtab.Tables
	Columns *symtab.Columns
	Costs   *study.Costs
	Areas   []symtab.Mark
	Sizes   symtab.Sizes // of the tables as the release has them, without a name order that was made for questions

	Size  []uint32 // bytes to the next higher address; NoSize where nothing tells. Padding and holes are in it
	Rank  []uint32 // position in name order
	Equal []uint32 // how many symbols have the name, itself included

	Scales [Spreads]Scale // what the bars of each spread hold

	// ZeroAddresses: every address is zero, as in a /proc/kallsyms that was read without the right to see them.
	ZeroAddresses bool

	starts []uint32 // by position in name order: where the names equal to it begin
}

// New prepares tables. Tables of a release without a name order get one by the rules of 6.2. Errors are those of
// symtab.Tables.BuildIndex.
func New(t *symtab.Tables) (*Map, error) {
	sizes := t.Sizes()
	if !t.Release.SeqsOfNames {
		sizes.SeqsOfNames = 0
	}
	if err := t.BuildIndex(); err != nil {
		return nil, err
	}
	c := t.Columns()
	m := &Map{Tables: t, Columns: c, Costs: study.Count(t, c), Areas: t.Areas(), Sizes: sizes}
	m.measure()
	m.order()
	m.scale()
	return m, nil
}

// Len returns the number of symbols.
func (m *Map) Len() int { return len(m.Columns.Type) }

// Name returns a symbol's name, a slice of the columns.
func (m *Map) Name(i int) []byte {
	return m.Columns.Text[m.Columns.TextStart[i]:m.Columns.TextStart[i+1]]
}

// Record returns the bytes of a symbol's record, its length included.
func (m *Map) Record(i int) int { return int(m.Columns.Record[i+1] - m.Columns.Record[i]) }

// TableBytes returns what a symbol adds to the tables: its record, its address word, and from 6.2 on three bytes of name order.
func (m *Map) TableBytes(i int) int {
	bytes := m.Record(i) + 4
	if m.Tables.Release.SeqsOfNames {
		bytes += 3
	}
	return bytes
}

// Area returns the label of the area of the image that a symbol lies in, "" if the map has no symbols that mark one.
func (m *Map) Area(i int) string {
	label := ""
	for _, a := range m.Areas {
		if a.Start <= i {
			label = a.Label
		}
	}
	return label
}

func (m *Map) measure() {
	n := m.Len()
	m.Size = make([]uint32, n)
	m.ZeroAddresses = true
	next, after := uint64(0), uint64(0) // the address of the symbol after, and the next higher one
	for i := n - 1; i >= 0; i-- {
		addr := m.Tables.Address(i)
		m.ZeroAddresses = m.ZeroAddresses && addr == 0
		if addr != next {
			after = next
		}
		m.Size[i] = NoSize
		if i < n-1 && after > addr && after-addr <= largestSize {
			m.Size[i] = uint32(after - addr)
		}
		next = addr
	}
}

func (m *Map) order() {
	n := m.Len()
	m.Rank, m.Equal, m.starts = make([]uint32, n), make([]uint32, n), make([]uint32, n)
	for k := 0; k < n; {
		name := m.Name(m.Tables.Seq(k))
		end := k + 1
		for end < n && bytes.Equal(m.Name(m.Tables.Seq(end)), name) {
			end++
		}
		for j := k; j < end; j++ {
			seq := m.Tables.Seq(j)
			m.Rank[seq], m.Equal[seq], m.starts[j] = uint32(j), uint32(end-k), uint32(k)
		}
		k = end
	}
}

// Copies returns the symbols that have the name of symbol i, itself included, in the order in which livepatch's sympos counts
// them from 1: by address.
func (m *Map) Copies(i int) []int {
	first := int(m.starts[m.Rank[i]])
	copies := make([]int, m.Equal[i])
	for j := range copies {
		copies[j] = m.Tables.Seq(first + j)
	}
	return copies
}

// Shared reports whether another symbol has the same address.
func (m *Map) Shared(i int) bool {
	addr := m.Tables.Address(i)
	return i > 0 && m.Tables.Address(i-1) == addr || i+1 < m.Len() && m.Tables.Address(i+1) == addr
}

// A Kind is a group of type letters, as a list colours them.
type Kind uint8

const (
	GlobalText Kind = iota // T, W and i
	LocalText              // t and w
	Data                   // D, G, S, V and u, in either case
	ReadOnly               // R and N, in either case
	BSS                    // B and C, in either case
	PerCPU                 // A
)

// KindOf returns the kind of a type letter; GlobalText for one that is not known.
func KindOf(letter byte) Kind {
	switch letter {
	case 't', 'w':
		return LocalText
	case 'D', 'd', 'V', 'v', 'G', 'g', 'S', 's', 'u':
		return Data
	case 'R', 'r', 'N', 'n':
		return ReadOnly
	case 'B', 'b', 'C', 'c':
		return BSS
	case 'A', 'a':
		return PerCPU
	}
	return GlobalText
}

// IsFunction reports whether a type letter is one of a function: T, t or W.
func IsFunction(letter byte) bool { return letter == 'T' || letter == 't' || letter == 'W' }

// suffixes are what compilers put after a function's name when they keep a changed form of it.
var suffixes = [...]string{".constprop.", ".isra.", ".part.", ".cold", ".llvm."}

// Suffixes returns them.
func Suffixes() []string { return suffixes[:] }

// HasSuffix reports whether a compiler's suffix is in a name.
func HasSuffix(name []byte) bool {
	for _, s := range suffixes {
		if bytes.Contains(name, []byte(s)) {
			return true
		}
	}
	return false
}

// isSuffixed reports whether a symbol is a function, and no padding, with a compiler's suffix in its name.
func (m *Map) isSuffixed(i int) bool {
	name := m.Name(i)
	return IsFunction(m.Columns.Type[i]) && !symtab.IsPadding(name) && HasSuffix(name)
}

// Stem returns a name up to the first dot that is not its first letter.
func Stem(name []byte) []byte {
	if len(name) > 1 {
		if at := bytes.IndexByte(name[1:], '.'); at >= 0 {
			return name[:1+at]
		}
	}
	return name
}
