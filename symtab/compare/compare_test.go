package compare

import (
	"testing"

	"github.com/kallscope/kallscope/internal/gzfile"
	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/explore"
)

func open(t *testing.T, name string) *explore.Map {
	t.Helper()
	return build(t, string(gzfile.MustRead(t, "../testdata/kernels/"+name)), "")
}

func build(t *testing.T, text, release string) *explore.Map {
	t.Helper()
	s, r, err := symtab.Import([]byte(text), symtab.Wanted{Release: release})
	if err != nil {
		t.Fatal(err)
	}
	tables, err := symtab.Build(s, r.Release, r.Options)
	if err != nil {
		t.Fatal(err)
	}
	m, err := explore.New(tables)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

const (
	cloud = "debian-6.12.117-cloud-amd64.System.map.gz"
	older = "debian-5.10.262-amd64.map.gz"
)

// The figures were counted by other programs, in other languages.
func TestKernels(t *testing.T) {
	r, err := Maps(open(t, older), open(t, cloud), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		name      string
		got, want int
	}{
		{"kept", r.Kept, 63680}, {"renamed", r.Renamed, 294}, {"removed", r.Removed, 41184}, {"added", r.Added, 90712}, {"in order", r.InOrder, 51239},
		{"retyped", r.Retyped, 648}, {"resized", len(r.Resized), 20454}, {"grown", r.Grown, 15315}, {"shrunk", r.Shrunk, 5139},
		{"grown by", int(r.GrownBy), 1414716}, {"shrunk by", int(r.ShrunkBy), 576390}, {"holes", r.Holes, 2}, {"total A", Total(r.A.Sizes), 1770663}, {"total B", Total(r.B.Sizes), 3220491},
	} {
		if x.got != x.want {
			t.Errorf("%s: %d, want %d", x.name, x.got, x.want)
		}
	}
	want := map[string][4]int{"__pfx_*": {0, 0, 49133, 1018298}, "__kstrtab_*": {9842, 165798, 0, 0}, "__SCT__*": {617, 12317, 3855, 77341}, "security_*": {294, 5781, 3285, 61798}, "TRACE_*": {492, 16566, 1482, 58578}}
	for _, f := range r.Families()[:12] {
		if w, ok := want[f.Name]; ok && w != [4]int{f.CountA, f.BytesA, f.CountB, f.BytesB} {
			t.Errorf("%+v, want %v", f, w)
		}
		delete(want, f.Name)
	}
	if len(want) > 0 {
		t.Errorf("missing among the first: %v", want)
	}
}

func TestRebuild(t *testing.T) {
	m := open(t, cloud)
	for _, x := range []struct {
		w     WhatIf
		total int
		n     int
	}{
		{WhatIf{}, 3220491, 154686}, {WhatIf{OnlyText: true}, 2050250, 102257}, {WhatIf{NoPadding: true}, 2177630, 105553}, {WhatIf{OnlyText: true, NoPadding: true}, 1054422, 53228},
		{WhatIf{Longest: 24}, 2864071, 154686}, {WhatIf{Release: "5.10"}, 2756324, 154679}, {WhatIf{Release: "6.2"}, 3220361, 154679}, {WhatIf{Release: "6.4"}, 3220491, 154686},
	} {
		tables, err := Rebuild(m, x.w, nil)
		if err != nil {
			t.Errorf("%+v: %v", x.w, err)
			continue
		}
		if got := Total(tables.Sizes()); got != x.total || tables.NumSyms != x.n {
			t.Errorf("%+v: %d bytes of %d symbols, want %d of %d: %+v", x.w, got, tables.NumSyms, x.total, x.n, tables.Sizes())
		}
	}
}

// Two small maps, with what differs written out by hand.
func TestPairs(t *testing.T) {
	a := build(t, "1000 T one\n1010 t two\n1030 t two\n1040 t foo\n1060 t lost\n1070 T last\n", "6.12")
	b := build(t, "1000 T one\n1020 t two\n1030 t foo.isra.0\n1050 t new.part.0\n1060 T last\n", "6.12")
	r, err := Maps(a, b, nil)
	if err != nil {
		t.Fatal(err)
	}
	if r.Kept != 3 || r.Renamed != 1 || r.Removed != 2 || r.Added != 1 || r.InB[1] != 1 || r.InB[2] != None || r.InB[3] != 2 || r.InA[3] != None {
		t.Errorf("%+v", r)
	}
	if len(r.Resized) != 2 || r.Resized[0].Delta != 16 {
		t.Errorf("%+v", r.Resized)
	}
}
