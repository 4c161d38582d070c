package symtab

import (
	"bytes"
	"testing"
)

// FuzzViews compares what pages show of tables with the plainest way to find it: the names one by one.
func FuzzViews(f *testing.F) {
	addFixtures(f, func(src []byte) {
		if len(src) < 1<<14 {
			f.Add(src, []byte("a"), uint8(0), uint8(8))
			f.Add(src, []byte("sys_"), uint8(1), uint8(3))
		}
	})
	f.Fuzz(func(t *testing.T, src, text []byte, release, limit uint8) {
		if len(src) > 1<<14 {
			return
		}
		symbols, report, err := Import(src, Wanted{Release: ruleSeries[int(release)%len(ruleSeries)].Name})
		if err != nil {
			return
		}
		tables, err := Build(symbols, report.Release, report.Options)
		if err != nil {
			return
		}
		checkColumns(t, tables)
		checkSuggest(t, tables, text, int(limit))
		checkNear(t, tables, text, int(limit))
	})
}

func checkColumns(t *testing.T, tables *Tables) {
	c := tables.Columns()
	n := tables.NumSyms
	if len(c.Type) != n || len(c.TextStart) != n+1 || len(c.Record) != n+1 || len(c.LinearBytes) != n+1 {
		t.Fatalf("columns of %d, %d, %d and %d for %d symbols", len(c.Type), len(c.TextStart), len(c.Record), len(c.LinearBytes), n)
	}
	for i := range n {
		if name := tables.AppendName(nil, i); !bytes.Equal(name, c.Text[c.TextStart[i]:c.TextStart[i+1]]) {
			t.Fatalf("symbol %d: column %q, name %q", i, c.Text[c.TextStart[i]:c.TextStart[i+1]], name)
		}
		if c.LinearBytes[i] >= c.LinearBytes[i+1] || c.Record[i] >= c.Record[i+1] {
			t.Fatalf("symbol %d: the bytes do not rise", i)
		}
	}
	if n > 0 && int(c.Record[n]) > len(tables.Names) {
		t.Fatalf("records end at %d of %d", c.Record[n], len(tables.Names))
	}
}

func checkNear(t *testing.T, tables *Tables, text []byte, limit int) {
	seqs := tables.Near(text, limit)
	if len(seqs) > max(0, limit) {
		t.Fatalf("Near(%q, %d) = %d symbols", text, limit, len(seqs))
	}
	seen := map[string]bool{}
	for i, n := range tables.Sharing(seqs) {
		name := string(tables.AppendName(nil, seqs[i]))
		if seen[name] || n < 1 {
			t.Fatalf("Near(%q): symbol %d, %q, is shared by %d and here twice: %v", text, i, name, n, seen[name])
		}
		seen[name] = true
	}
}

func checkSuggest(t *testing.T, tables *Tables, text []byte, limit int) {
	seqs, prefixed, total := tables.Suggest(text, limit)
	begin := 0
	for i := range tables.NumSyms {
		if len(text) > 0 && limit > 0 && bytes.HasPrefix(tables.AppendName(nil, i), text) {
			begin++
		}
	}
	if total != begin || len(seqs) > limit || prefixed > len(seqs) {
		t.Fatalf("Suggest(%q, %d) = %d symbols, %d prefixed, %d in all; %d names begin so", text, limit, len(seqs), prefixed, total, begin)
	}
	seen := map[string]bool{}
	for i, seq := range seqs {
		name := tables.AppendName(nil, seq)
		begins := bytes.HasPrefix(name, text)
		if i < prefixed != begins || !newPattern(text).matches(name) && !begins || seen[string(name)] {
			t.Fatalf("Suggest(%q): symbol %d is %q", text, i, name)
		}
		seen[string(name)] = true
	}
}
