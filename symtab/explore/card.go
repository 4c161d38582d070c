package explore

import (
	"bytes"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// A Card is what is known of one symbol.
type Card struct {
	Seq      int
	Rank     int
	Area     string
	Aliases  []int // the other symbols at its address
	Copies   []int // the symbols that have its name, by address, itself included
	Position int   // its place among Copies, from 1: livepatch's sympos
	Tokens   []byte
	Probes   int // probes of the binary search for its name
	Back     int // steps that the search then walks back
	Search   int // bytes of table that the search reads
	Scan     int // bytes that a linear scan reads until the first symbol of that name
	Found    int // the symbol that both find: the first of its name
	Forms    []Form
}

// A Form is a way to write the symbol for a tool.
type Form struct{ Tool, Text string }

// Card looks a symbol up. It returns nil for a position that no symbol has.
func (m *Map) Card(i int) *Card {
	if i < 0 || i >= m.Len() {
		return nil
	}
	t := m.Tables
	c := &Card{Seq: i, Rank: int(m.Rank[i]), Area: m.Area(i), Copies: m.Copies(i), Tokens: t.Codes(i)}
	for at, seq := range c.Copies {
		if seq == i {
			c.Position = at + 1
		}
	}
	if !m.ZeroAddresses {
		first, last := t.Aliases(i)
		for j := first; j <= last; j++ {
			if j != i {
				c.Aliases = append(c.Aliases, j)
			}
		}
	}
	var trace symtab.Trace
	k, ok := t.LookupBinary(m.Name(i), &trace)
	c.Found = -1
	if ok {
		c.Found = t.Seq(k)
		c.Scan = int(m.Columns.LinearBytes[c.Found+1])
	}
	for j := range trace.Fetches {
		if trace.Fetches[j].Walk {
			c.Back++
		} else {
			c.Probes++
		}
	}
	c.Search = int(trace.Cost.Bytes)
	c.Forms = m.forms(c)
	return c
}

// Near returns the nearest global functions before and after a symbol, -1 where there is none. They show which source
// file a local symbol may come from, because the linker keeps the symbols of one file together.
func (m *Map) Near(i int) (before, after int) {
	addr := m.Tables.Address(i)
	global := func(j int) bool {
		letter := m.Columns.Type[j]
		return (letter == 'T' || letter == 'W') && !symtab.IsPadding(m.Name(j)) && m.Tables.Address(j) != addr
	}
	for before = i - 1; before >= 0 && !global(before); before-- {
	}
	for after = i + 1; after < m.Len() && !global(after); after++ {
	}
	if after == m.Len() {
		after = -1
	}
	return before, after
}

// forms writes a symbol for the tools that take one. Tools that take a name take the first of several, so a symbol that
// shares its name is written by its address or by its distance from _text.
func (m *Map) forms(c *Card) []Form {
	if m.ZeroAddresses {
		return nil
	}
	name := string(m.Name(c.Seq))
	addr := "0x" + strconv.FormatUint(m.Tables.Address(c.Seq), 16)
	size := "0x0"
	if m.Size[c.Seq] != NoSize {
		size = "0x" + strconv.FormatUint(uint64(m.Size[c.Seq]), 16)
	}
	forms := []Form{{"%pS", name + "+0x0/" + size}, {"addr2line", "addr2line -fie vmlinux " + addr}}
	if !IsFunction(m.Columns.Type[c.Seq]) {
		return append(forms, Form{"gdb", "x/8xg " + addr})
	}
	forms = append(forms, Form{"faddr2line", "scripts/faddr2line vmlinux " + name + "+0x0/" + size}, Form{"gdb", "break *" + addr})
	position := "0"
	if len(c.Copies) > 1 {
		position = strconv.Itoa(c.Position)
	}
	if event := m.event(c); event != "" {
		forms = append(forms, Form{"kprobe", event})
	}
	return append(forms, Form{"livepatch", `.old_name = "` + name + `", .old_sympos = ` + position})
}

// event writes a kprobe event for tracefs. A name that several have is not enough there, so it says the distance from _text.
func (m *Map) event(c *Card) string {
	name := string(m.Name(c.Seq))
	label := eventLabel(name)
	if len(c.Copies) == 1 {
		return "p:" + label + " " + name
	}
	start := m.find("_text")
	if start < 0 || m.Tables.Address(c.Seq) < m.Tables.Address(start) {
		return ""
	}
	return "p:" + label + "_" + strconv.Itoa(c.Position) + " _text+" + strconv.FormatUint(m.Tables.Address(c.Seq)-m.Tables.Address(start), 10)
}

// eventLabel replaces what an event's name must not have.
func eventLabel(name string) string {
	label := []byte(name)
	for i, c := range label {
		if c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			label[i] = '_'
		}
	}
	return string(label)
}

// find returns the first symbol by address that has exactly this name, -1 if there is none. Unlike a kernel's lookup it cuts
// nothing off names.
func (m *Map) find(name string) int {
	from := m.place([]byte(name))
	if from < m.Len() {
		if seq := m.Tables.Seq(from); bytes.Equal(m.Name(seq), []byte(name)) {
			return seq
		}
	}
	return -1
}

// place returns the position in name order at which a name stands or would stand.
func (m *Map) place(name []byte) int {
	low, high := 0, m.Len()
	for low < high {
		mid := low + (high-low)/2
		if bytes.Compare(m.Name(m.Tables.Seq(mid)), name) < 0 {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}
