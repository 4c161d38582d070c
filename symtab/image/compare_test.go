package image

import (
	"slices"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

// TestCompareExplains changes tables as other builders make them differ, and checks the explanation of the first difference.
func TestCompareExplains(t *testing.T) {
	build := func(s *symtab.Symbols, like *symtab.Tables, change func(*symtab.Options)) *symtab.Tables {
		o := like.Options
		if change != nil {
			change(&o)
		}
		tables, err := symtab.Build(s, like.Release, o)
		if err != nil {
			t.Fatal(err)
		}
		return tables
	}
	percpu := imagetest.Kernel{Release: "6.12", Percpu: true}.Make().Tables
	plain := imagetest.Kernel{Release: "6.12"}.Make().Tables
	lto := imagetest.Kernel{Release: "6.5", LTO: true}.Make().Tables

	typed := Symbols(percpu)
	typed.Text = slices.Clone(typed.Text)
	typed.Text[typed.Start[1]] = 'D'
	longer := Symbols(plain)
	longer.Addr = append(longer.Addr, longer.Addr[longer.Len()-1]+8)
	longer.Text = append(longer.Text, "Tone_more"...)
	longer.Start = append(longer.Start, uint32(len(longer.Text)))
	moved := Symbols(plain)
	moved.Addr = slices.Clone(moved.Addr)
	moved.Addr[100]++
	for _, tt := range []struct {
		name          string
		kernel, other *symtab.Tables
		table         symtab.Table // one that differs
		why           string
	}{
		{"a per-CPU symbol's type", percpu, build(typed, percpu, nil), symtab.TableNames, "mark per-CPU symbols as absolute (A)"},
		{"a symbol more", plain, build(longer, plain, nil), symtab.TableNumSyms, "the kernel has 1503 symbols, here are 1504"},
		{"an address", plain, build(moved, plain, nil), symtab.TableOffsets, "the first symbol that differs is number 100"},
		{"other words, the same addresses", plain, shifted(plain), symtab.TableOffsets, "encoded in another way"},
		{"another base", plain, shifted(plain), symtab.TableRelativeBase, "the kernel counts from 0xffffffff81000000, here it is 0xffffffff80fffff0"},
		{"other tokens", plain, swapped(plain), symtab.TableNames, "compressed with other tokens"},
		{"other token texts", plain, swapped(plain), symtab.TableTokenTable, "compressed with other tokens"},
		{"names in another order", lto, build(Symbols(lto), lto, func(o *symtab.Options) { o.LTOClang = false }), symtab.TableSeqsOfNames, "sorted by other rules"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, c := range Compare(tt.kernel, tt.other) {
				if c.Table == tt.table && (c.Difference < 0 || !strings.Contains(c.Why, tt.why)) {
					t.Errorf("%s differs at %d: %q, want %q in it", c.Name(), c.Difference, c.Why, tt.why)
				}
				if (c.Difference < 0) != (c.Why == "") {
					t.Errorf("%s differs at %d, why: %q", c.Name(), c.Difference, c.Why)
				}
			}
		})
	}
}

// shifted returns tables with a base 16 less and offsets 16 more.
func shifted(t *symtab.Tables) *symtab.Tables {
	other := *t
	other.RelativeBase -= 16
	other.Offsets = slices.Clone(t.Offsets)
	for i := range other.Offsets {
		other.Offsets[i] += 16
	}
	return &other
}

// swapped returns tables in which two tokens that are in use have exchanged their numbers.
func swapped(t *symtab.Tables) *symtab.Tables {
	uses := t.TokenUses()
	used := func(from int) byte {
		return byte(from + slices.IndexFunc(uses[from:], func(n uint32) bool { return n > 0 }))
	}
	a := used(0x80)
	b := used(int(a) + 1)
	number := func(code byte) byte {
		if code == a || code == b {
			return code ^ a ^ b
		}
		return code
	}
	other := *t
	other.Names = slices.Clone(t.Names)
	for e := range t.Walk {
		codes := other.Names[e.Record+e.Header:][:e.Length]
		for i, code := range codes {
			codes[i] = number(code)
		}
	}
	other.TokenTable = nil
	for slot := range 256 {
		other.TokenIndex[slot] = uint16(len(other.TokenTable))
		other.TokenTable = append(append(other.TokenTable, t.Token(number(byte(slot)))...), 0)
	}
	other.Derive()
	return &other
}

func TestCompareSizes(t *testing.T) {
	kernel := imagetest.Kernel{Release: "6.12"}.Make().Tables
	list := Compare(kernel, kernel)
	var names []string
	total := 0
	for _, c := range list {
		names = append(names, c.Name())
		total += c.Size
		if c.Difference != -1 || c.Size != c.OtherSize {
			t.Errorf("%s differs from itself: %+v", c.Name(), c)
		}
	}
	s := kernel.Sizes()
	want := s.NumSyms + s.Names + s.Markers + s.TokenTable + s.TokenIndex + s.SeqsOfNames + s.Offsets + s.RelativeBase
	if len(names) != 8 || names[0] != "kallsyms_num_syms" || names[7] != "kallsyms_seqs_of_names" || total != want {
		t.Errorf("tables %q, %d bytes, want %d", names, total, want)
	}
}
