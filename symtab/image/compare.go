package image

import (
	"bytes"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// Symbols returns the symbols in tables, in their order, as Build takes them to make the same tables again.
//
// Per-CPU symbols of x86-64 until 6.14 have lost their type to A (SPEC 2.8) and keep it; they are those at the addresses
// between the first and the last word that is an address itself.
func Symbols(t *symtab.Tables) *symtab.Symbols {
	s := &symtab.Symbols{
		Addr: make([]uint64, 0, t.NumSyms), Start: make([]uint32, 1, t.NumSyms+1),
		TextAddress: t.TextAddress, PercpuFirst: ^uint64(0),
	}
	for e := range t.Walk {
		addr := t.Address(e.Seq)
		if t.Options.AbsolutePercpu && int32(t.Offsets[e.Seq]) >= 0 {
			s.PercpuFirst, s.PercpuLast = min(s.PercpuFirst, addr), max(s.PercpuLast, addr)
		}
		s.Addr = append(s.Addr, addr)
		s.Text = append(s.Text, e.Text...)
		s.Start = append(s.Start, uint32(len(s.Text)))
	}
	return s
}

// Rebuild builds tables from the symbols in other tables, by the same release's rules. Its error is one of symtab.Build.
//
// That they equal the others says that those are what a kernel's build makes. It says nothing about an image of
// SourceSymtab, whose tables Build has made already.
func Rebuild(t *symtab.Tables, progress func(p symtab.Phase, done, total int)) (*symtab.Tables, error) {
	o := t.Options
	o.Progress = progress
	return symtab.Build(Symbols(t), t.Release, o)
}

// A Comparison is one table of a kernel beside the same table built again.
type Comparison struct {
	Table      symtab.Table
	Whole      bool   // of TableOffsets: it is kallsyms_addresses in the kernel, whole addresses
	Size       int    // in the kernel, bytes
	OtherSize  int    // built again
	Difference int    // offset of the first byte that differs, -1 if none does
	Why        string // what that byte means, in words; empty where there is no difference
}

// Name is the kernel's name of the table.
func (c *Comparison) Name() string { return tableName(c.Table, c.Whole) }

// Compare compares a kernel's tables with others table by table, as a little-endian kernel has them; place-relative
// offsets relative to _text.
func Compare(kernel, other *symtab.Tables) []Comparison {
	var list []Comparison
	for _, table := range kernel.Release.Layout {
		whole := kernel.Addresses != nil
		name := tableName(table, whole)[len("kallsyms_"):]
		a, has := kernel.Raw(name)
		b, otherHas := other.Raw(name)
		if !has && !otherHas {
			continue
		}
		c := Comparison{Table: table, Whole: whole, Size: len(a), OtherSize: len(b), Difference: firstDifference(a, b)}
		if c.Difference >= 0 {
			c.Why = explainDifference(kernel, other, table, c.Difference)
		}
		list = append(list, c)
	}
	return list
}

// firstDifference returns the first offset at which two tables differ, -1 if they are equal.
func firstDifference(a, b []byte) int {
	if bytes.Equal(a, b) {
		return -1
	}
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// explainDifference says what a byte of a table is about, and why it may differ.
func explainDifference(kernel, other *symtab.Tables, table symtab.Table, at int) string {
	if kernel.NumSyms != other.NumSyms {
		return "the kernel has " + strconv.Itoa(kernel.NumSyms) + " symbols, here are " + strconv.Itoa(other.NumSyms) +
			": they were filtered by other rules, so choose another release or option"
	}
	if seq := firstSymbol(kernel, other); seq >= 0 {
		return explainSymbol(kernel, other, seq)
	}
	switch table {
	case symtab.TableSeqsOfNames:
		k := at / seqSize
		return "entry " + strconv.Itoa(k) + " in the order of names is " + string(kernel.AppendName(nil, kernel.Seq(k))) + " in the kernel and " +
			string(other.AppendName(nil, other.Seq(k))) + " here: they were sorted by other rules"
	case symtab.TableOffsets:
		const word = 4
		return "the symbols and their addresses are the same, but the word of number " + strconv.Itoa(at/word) + " is encoded in another way"
	case symtab.TableRelativeBase:
		return "the kernel counts from " + hex(kernel.RelativeBase) + ", here it is " + hex(other.RelativeBase)
	}
	return "the symbols are the same, but their names are compressed with other tokens: another builder made the kernel's"
}

// firstSymbol returns the first position at which two tables have not the same symbol, -1 if there is none.
func firstSymbol(kernel, other *symtab.Tables) int {
	var a, b []byte
	for i := range kernel.NumSyms {
		a, b = kernel.AppendName(a[:0], i), other.AppendName(b[:0], i)
		if kernel.Address(i) != other.Address(i) || kernel.Type(i) != other.Type(i) || !bytes.Equal(a, b) {
			return i
		}
	}
	return -1
}

func explainSymbol(kernel, other *symtab.Tables, i int) string {
	a, b := describe(kernel, i), describe(other, i)
	switch {
	case kernel.Address(i) != other.Address(i), string(kernel.AppendName(nil, i)) != string(other.AppendName(nil, i)):
		return "the first symbol that differs is number " + strconv.Itoa(i) + ": " + a + " in the kernel, " + b + " here"
	case kernel.Type(i) == 'A' || other.Type(i) == 'A':
		return "symbol number " + strconv.Itoa(i) + " is " + a + " in the kernel and " + b +
			" here: x86-64 kernels until 6.14 mark per-CPU symbols as absolute (A), by which their own type is lost"
	}
	return "symbol number " + strconv.Itoa(i) + " has another type: " + a + " in the kernel, " + b + " here"
}

// describe prints a symbol as a line of /proc/kallsyms.
func describe(t *symtab.Tables, i int) string {
	return string(bytes.TrimRight(t.AppendProcLine(nil, i), "\n"))
}
