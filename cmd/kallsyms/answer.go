package main

import (
	"strconv"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/compare"
	"github.com/kallscope/kallscope/symtab/explore"
	"github.com/kallscope/kallscope/symtab/whatif"
)

// An answer is what is printed for a question.
type answer struct {
	title   string
	facts   map[string]any // for JSON
	figures []figureTable
	most    int // rows of a long list, 0 for all
}

func (a *answer) add(t figureTable) { a.figures = append(a.figures, t) }

// cut is how many rows of a list of n are shown.
func (a *answer) cut(n int) int {
	if a.most == 0 {
		return n
	}
	return min(n, a.most)
}

// number is a count that may be negative.
func number[T ~int | ~int64](n T) cell { return cell{strconv.FormatInt(int64(n), 10), true} }

// name is a symbol's name for a terminal.
func name(m *explore.Map, i int) cell {
	if i < 0 {
		return words("-")
	}
	return words(plain(string(m.Name(i))))
}

func address(m *explore.Map, i int) cell {
	text := strconv.FormatUint(m.Tables.Address(i), 16)
	for len(text) < 16 && !m.Tables.Options.Word32 || len(text) < 8 {
		text = "0" + text
	}
	return words(text)
}

func size(m *explore.Map, i int) cell {
	if m.Size[i] == explore.NoSize {
		return words("-")
	}
	return count(m.Size[i])
}

// tableRows are the tables of a release by name, with their bytes.
func tableRows(s symtab.Sizes) []struct {
	name  string
	bytes int
} {
	type row = struct {
		name  string
		bytes int
	}
	return []row{{"names", s.Names}, {"offsets", s.Offsets}, {"seqs_of_names", s.SeqsOfNames}, {"markers", s.Markers}, {"token_table", s.TokenTable},
		{"token_index", s.TokenIndex}, {"relative_base", s.RelativeBase}, {"num_syms", s.NumSyms}}
}

// compare answers how B differs from A. It returns by how many bytes B's tables are larger, and the bytes of A's.
func (a *answer) compare(one, other *explore.Map) (grown, from int, err error) {
	r, err := compare.Maps(one, other, nil)
	if err != nil {
		return 0, 0, err
	}
	counts := figureTable{name: "symbols", about: "of A and of B, paired by name and then by the stem of a function's name", columns: []string{"figure", "value"}}
	for _, x := range []struct {
		name  string
		value cell
	}{
		{"kept", number(r.Kept)}, {"kept and in the same order", number(r.InOrder)}, {"renamed by suffix", number(r.Renamed)}, {"removed", number(r.Removed)}, {"added", number(r.Added)},
		{"retyped", number(r.Retyped)}, {"functions that grew", number(r.Grown)}, {"bytes they grew by", count(r.GrownBy)},
		{"functions that shrank", number(r.Shrunk)}, {"bytes they shrank by", count(r.ShrunkBy)}, {"functions over 64 KiB, left out", number(r.Holes)},
	} {
		counts.rows = append(counts.rows, []cell{words(x.name), x.value})
	}
	a.add(counts)
	tables := figureTable{name: "tables", about: "bytes in memory", columns: []string{"table", "A", "B", "difference"}}
	was, is := tableRows(one.Sizes), tableRows(other.Sizes)
	for i := range was {
		tables.rows = append(tables.rows, []cell{words(was[i].name), number(was[i].bytes), number(is[i].bytes), number(is[i].bytes - was[i].bytes)})
	}
	from, to := compare.Total(one.Sizes), compare.Total(other.Sizes)
	tables.rows = append(tables.rows, []cell{words("all"), number(from), number(to), number(to - from)})
	a.add(tables)
	a.changes(r)
	return to - from, from, nil
}

// changes lists families, functions and names that differ.
func (a *answer) changes(r *compare.Result) {
	families := figureTable{name: "families", about: "names that begin alike: symbols, and bytes of the tables, largest difference first",
		columns: []string{"family", "A", "B", "bytes A", "bytes B", "difference"}}
	all := r.Families()
	for _, f := range all[:a.cut(len(all))] {
		families.rows = append(families.rows, []cell{words(plain(f.Name)), number(f.CountA), number(f.CountB), number(f.BytesA), number(f.BytesB), number(f.BytesB - f.BytesA)})
	}
	a.add(families)
	resized := figureTable{name: "resized", about: "functions of one name, bytes to the next symbol, largest difference first", columns: []string{"function", "A", "B", "difference"}}
	for _, x := range r.Resized[:a.cut(len(r.Resized))] {
		resized.rows = append(resized.rows, []cell{name(r.A, x.A), count(r.A.Size[x.A]), count(r.B.Size[x.B]), number(x.Delta)})
	}
	a.add(resized)
	renamed := figureTable{name: "renamed", about: "functions whose names differ by what follows a dot, by address in A", columns: []string{"A", "B"}}
	for i, j := range r.InB {
		if j != compare.None && string(r.A.Name(i)) != string(r.B.Name(j)) && len(renamed.rows) < a.cut(r.Renamed) {
			renamed.rows = append(renamed.rows, []cell{name(r.A, i), name(r.B, j)})
		}
	}
	a.add(renamed)
}

// cost answers what the tables take, and what other builds would take.
func (a *answer) cost(m *explore.Map) error {
	tables := figureTable{name: "tables", about: "bytes in memory", columns: []string{"table", "bytes"}}
	for _, row := range tableRows(m.Sizes) {
		tables.rows = append(tables.rows, []cell{words(row.name), number(row.bytes)})
	}
	tables.rows = append(tables.rows, []cell{words("all"), number(compare.Total(m.Sizes))})
	a.add(tables)
	for _, x := range []struct {
		name, one, about string
		shares           []compare.Share
	}{{"areas", "area", "where symbols lie", compare.ByArea(m)}, {"families", "family", "names that begin alike", compare.ByFamily(m)}} {
		t := figureTable{name: x.name, about: x.about + ": symbols, and bytes of their entries, addresses and places in name order", columns: []string{x.one, "symbols", "bytes"}}
		for _, s := range x.shares[:a.cut(len(x.shares))] {
			t.rows = append(t.rows, []cell{words(plain(s.Name)), number(s.Symbols), number(s.Bytes)})
		}
		a.add(t)
	}
	a.add(lengths(m))
	return a.builds(m)
}

// lengths says what long names cost, such as those of Rust.
func lengths(m *explore.Map) figureTable {
	t := figureTable{name: "long", about: "symbols whose names have at least so many letters, and bytes of the tables", columns: []string{"letters", "symbols", "bytes"}}
	for least := 20; least <= 160; least *= 2 {
		symbols, bytes := 0, 0
		for i := range m.Len() {
			if len(m.Name(i)) >= least {
				symbols++
				bytes += m.TableBytes(i)
			}
		}
		t.rows = append(t.rows, []cell{number(least), number(symbols), number(bytes)})
	}
	return t
}

// builds builds the tables in other ways. Each is really built, because a change of some names changes the tokens of all.
func (a *answer) builds(m *explore.Map) error {
	t := figureTable{name: "builds", about: "the tables built otherwise: bytes in memory, and packed by gzip level 9 (Go's), which is not what packs a kernel",
		columns: []string{"build", "symbols", "bytes", "difference", "gzip"}}
	whole := compare.Total(m.Sizes)
	for _, x := range []struct {
		name string
		w    whatif.Choice
	}{
		{"as it is", whatif.Choice{}}, {"without CONFIG_KALLSYMS_ALL", whatif.Choice{OnlyText: true}}, {"without __pfx_ symbols", whatif.Choice{NoPadding: true}},
		{"without both", whatif.Choice{OnlyText: true, NoPadding: true}}, {"names cut to 24 letters", whatif.Choice{Longest: 24}},
		{"by the rules of 6.1", whatif.Choice{Release: "6.1"}}, {"by the rules of 6.4", whatif.Choice{Release: "6.4"}},
	} {
		if (x.w.OnlyText && !m.Tables.Options.AllSymbols) || x.w.Release != "" && x.w.Release == m.Tables.Release.Name {
			continue
		}
		tables, err := whatif.Build(m.Tables, x.w, nil)
		if err != nil {
			return err
		}
		packed, err := whatif.Gzipped(tables)
		if err != nil {
			return err
		}
		bytes := compare.Total(tables.Sizes())
		t.rows = append(t.rows, []cell{words(x.name), number(tables.NumSyms), number(bytes), number(bytes - whole), number(packed)})
	}
	a.add(t)
	return nil
}
