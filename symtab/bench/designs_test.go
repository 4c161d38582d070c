package bench

import (
	"slices"
	"sort"
	"strings"

	"github.com/kallscope/kallscope/symtab"
)

// designs are what is compared, with the step between the names that are looked up: the linear scan is too slow for all.
var designs = []struct {
	name   string
	stride int
	make   func(t *symtab.Tables) design
}{
	{"linear", 199, func(t *symtab.Tables) design { return kernelLinear{t} }},
	{"binary", 1, func(t *symtab.Tables) design { return kernelBinary{t} }},
	{"sorted-text", 1, makeSortedText},
	{"sorted-strings", 1, makeSortedStrings},
	{"perfect-hash", 1, makePerfectHash},
	{"go-map", 1, makeGoMap},
}

// kernelLinear is the kernel's scan until 6.1.
type kernelLinear struct{ t *symtab.Tables }

func (d kernelLinear) address(name string) (uint64, bool) {
	i, ok := d.t.LookupLinear([]byte(name), nil)
	return d.t.Address(i), ok
}

func (d kernelLinear) bytes() int {
	s := d.t.Sizes()
	return s.Names + s.Markers + s.TokenTable + s.TokenIndex + s.Offsets
}

// kernelBinary is the kernel's binary search since 6.2, which takes three bytes for each symbol.
type kernelBinary struct{ t *symtab.Tables }

func (d kernelBinary) address(name string) (uint64, bool) {
	k, ok := d.t.LookupBinary([]byte(name), nil)
	return d.t.Address(d.t.Seq(k)), ok
}

func (d kernelBinary) bytes() int { return kernelLinear(d).bytes() + d.t.Sizes().SeqsOfNames }

// goMap is Go's own map.
type goMap map[string]uint64

func makeGoMap(t *symtab.Tables) design {
	names, addrs := symbols(t)
	m := make(goMap, len(names))
	for i, name := range names {
		if _, ok := m[name]; !ok {
			m[name] = addrs[i]
		}
	}
	return m
}

func (m goMap) address(name string) (uint64, bool) {
	addr, ok := m[name]
	return addr, ok
}

func (goMap) bytes() int { return 0 }

// sortedStrings are Go strings in name order with their addresses.
type sortedStrings struct {
	names []string
	addrs []uint64
}

func makeSortedStrings(t *symtab.Tables) design {
	names, addrs := symbols(t)
	d := &sortedStrings{make([]string, len(names)), make([]uint64, len(names))}
	for k := range names {
		d.names[k], d.addrs[k] = names[t.Seq(k)], addrs[t.Seq(k)]
	}
	return d
}

func (d *sortedStrings) address(name string) (uint64, bool) {
	k, ok := slices.BinarySearch(d.names, name)
	if !ok {
		return 0, false
	}
	return d.addrs[k], true
}

func (*sortedStrings) bytes() int { return 0 }

// sortedText is the same without Go's overhead: one text, 32-bit offsets into it, 32-bit offsets for addresses. It is the
// kernel's design without compression.
type sortedText struct {
	text  string
	start []uint32
	addrs []uint32
	base  uint64
}

func makeSortedText(t *symtab.Tables) design {
	names, _ := symbols(t)
	d := &sortedText{base: t.RelativeBase, start: make([]uint32, 1, len(names)+1), addrs: make([]uint32, 0, len(names))}
	var text strings.Builder
	for k := range names {
		text.WriteString(names[t.Seq(k)])
		d.start = append(d.start, uint32(text.Len()))
		d.addrs = append(d.addrs, t.Offsets[t.Seq(k)])
	}
	d.text = strings.Clone(text.String())
	return d
}

func (d *sortedText) name(k int) string { return d.text[d.start[k]:d.start[k+1]] }

func (d *sortedText) address(name string) (uint64, bool) {
	n := len(d.addrs)
	k := sort.Search(n, func(k int) bool { return d.name(k) >= name })
	if k == n || d.name(k) != name {
		return 0, false
	}
	if offset := int32(d.addrs[k]); offset < 0 {
		return d.base - 1 - uint64(int64(offset)), true
	}
	return uint64(d.addrs[k]), true
}

func (*sortedText) bytes() int { return 0 }
