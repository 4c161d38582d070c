package whatif

import (
	"testing"

	"github.com/kallscope/kallscope/internal/gzfile"
	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/compare"
)

func opened(t *testing.T, name string) *symtab.Tables {
	t.Helper()
	s, r, err := symtab.Import(gzfile.MustRead(t, "../testdata/kernels/"+name), symtab.Wanted{})
	if err != nil {
		t.Fatal(err)
	}
	tables, err := symtab.Build(s, r.Release, r.Options)
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

func TestBuild(t *testing.T) {
	original := opened(t, "debian-6.12.117-cloud-amd64.System.map.gz")
	for _, x := range []struct {
		w      Choice
		total  int
		n      int
		packed int // counted by another program; 0: not counted there
	}{
		{Choice{}, 3220491, 154686, 1609504}, {Choice{OnlyText: true}, 2050250, 102257, 1609504 - 578744}, {Choice{NoPadding: true}, 2177630, 105553, 1609504 - 429370}, {Choice{OnlyText: true, NoPadding: true}, 1054422, 53228, 1609504 - 996095},
		{Choice{Longest: 24}, 2864071, 154686, 0}, {Choice{Release: "5.10"}, 2756324, 154679, 0}, {Choice{Release: "6.2"}, 3220361, 154679, 0}, {Choice{Release: "6.4"}, 3220491, 154686, 0}, {Choice{Longest: 32}, 3220491 - 118834, 154686, 1609504 - 41542}, {Choice{Longest: 16}, 3220491 - 819458, 154686, 0},
	} {
		tables, err := Build(original, x.w, nil)
		if err != nil {
			t.Errorf("%+v: %v", x.w, err)
			continue
		}
		if packed, err := Gzipped(tables); x.packed > 0 && (packed != x.packed || err != nil) {
			t.Errorf("%+v: %d bytes packed, want %d: %v", x.w, packed, x.packed, err)
		}
		if got := compare.Total(tables.Sizes()); got != x.total || tables.NumSyms != x.n {
			t.Errorf("%+v: %d bytes of %d symbols, want %d of %d: %+v", x.w, got, tables.NumSyms, x.total, x.n, tables.Sizes())
		}
	}
}
