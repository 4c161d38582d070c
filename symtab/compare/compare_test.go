package compare

import (
	"strings"
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
	added, removed, others := r.Records()
	if got, want := added-removed+others, r.B.Sizes.Names-r.A.Sizes.Names; got != want {
		t.Errorf("records: %d more bytes, the tables of names %d", got, want)
	}
	if a, b := CodeBytes(r.A), CodeBytes(r.B); a/10000 != 1259 || b/10000 != 1677 && b/10000 != 1678 {
		t.Errorf("code: %d and %d bytes", a, b)
	}
	for list, want := range map[List]int{Added: 90712, Removed: 41184, Renamed: 294, Moved: 12441, Resized: 20454, Retyped: 648, OtherArea: 346} {
		if got := len(r.Changes(list, explore.Parse(""), ByCost, false)); got != want {
			t.Errorf("list %d: %d, want %d", list, got, want)
		}
	}
	top := r.Changes(Resized, explore.Parse(""), BySize, false)[0]
	if name := string(r.A.Name(top.A)); !strings.HasPrefix(name, "ZSTD_compressBlock_btopt_ext") || r.size(top) != -10480 {
		t.Errorf("the largest change is of %s: %d", name, r.size(top))
	}
	if got := len(r.Changes(Added, explore.Parse("__pfx_"), ByName, false)); got != 49133 {
		t.Errorf("%d added __pfx_ symbols", got)
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
	if moved := r.Changes(Moved, explore.Parse(""), ByAddress, false); len(moved) != 0 {
		t.Errorf("moved: %v", moved)
	}
	if len(r.Resized) != 2 || r.Resized[0].Delta != 16 {
		t.Errorf("%+v", r.Resized)
	}
}

// Two symbols change places: one of them has moved past the other.
func TestMoved(t *testing.T) {
	a := build(t, "1000 T one\n1010 t two\n1020 t three\n1030 t four\n1040 T last\n", "6.12")
	b := build(t, "1000 T one\n1010 t four\n1020 t two\n1030 t three\n1040 T last\n", "6.12")
	r, err := Maps(a, b, nil)
	if err != nil {
		t.Fatal(err)
	}
	moved := r.Changes(Moved, explore.Parse(""), ByAddress, false)
	if r.InOrder != 4 || len(moved) != 1 || moved[0] != (Change{3, 1}) {
		t.Errorf("%d in order, moved: %v", r.InOrder, moved)
	}
}
