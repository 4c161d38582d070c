package symtab

import "testing"

func TestFindRelease(t *testing.T) {
	for _, c := range []struct {
		name string
		row  string // the release whose rules it has, "" if none
	}{
		{"5.10", "5.10"}, {"5.15", "5.10"}, {"6.0", "5.10"}, {"6.1", "6.1"}, {"6.1-stable", "6.1-stable"}, {"6.2", "6.2"},
		{"6.3", "6.2"}, {"6.4", "6.4"}, {"6.5", "6.5"}, {"6.6", "6.6"}, {"6.9", "6.6"}, {"6.10", "6.10"}, {"6.11", "6.11"},
		{"6.12", "6.11"}, {"6.14", "6.11"}, {"6.15", "6.15"}, {"6.19", "6.15"}, {"7.0", "7.0"}, {"7.2", "7.0"}, {"7.3", "7.3"},
		{"8.1", "7.3"}, {"5.9", ""}, {"4.19", ""}, {"", ""}, {"6", ""}, {"6.", ""}, {".1", ""}, {"6.1.192", ""}, {"v6.1", ""},
		{"6.1x", ""}, {"6.00000001", ""},
	} {
		got, ok := FindRelease(c.name)
		if ok != (c.row != "") || ok && got.Name != c.name {
			t.Errorf("FindRelease(%q) = %q, %v", c.name, got.Name, ok)
			continue
		}
		if !ok {
			continue
		}
		row, _ := FindRelease(c.row)
		if row.Name = c.name; !sameRules(got, row) {
			t.Errorf("%s does not have the rules of %s", c.name, c.row)
		}
	}
}

func sameRules(a, b Release) bool {
	return a.NameLimit == b.NameLimit && a.StrictLines == b.StrictLines && a.AllowEmpty == b.AllowEmpty && a.FromNM == b.FromNM &&
		a.KeepBounds == b.KeepBounds && a.PercpuOption == b.PercpuOption && a.BaseOption == b.BaseOption && a.LTOOption == b.LTOOption &&
		a.PlaceOption == b.PlaceOption && a.TwoByteLengths == b.TwoByteLengths && a.WideCounts == b.WideCounts && a.SeqsOfNames == b.SeqsOfNames &&
		a.SortClean == b.SortClean && a.MatchClean == b.MatchClean && a.RawFirst == b.RawFirst && a.WordHeader == b.WordHeader &&
		a.NameComments == b.NameComments && a.AddrComments == b.AddrComments && a.SizeLines == b.SizeLines &&
		len(a.Layout) == len(b.Layout) && len(a.MapFilter.Prefix) == len(b.MapFilter.Prefix) && len(a.Ignore.Exact) == len(b.Ignore.Exact)
}

func TestReleases(t *testing.T) {
	want := []string{"5.10", "6.1", "6.1-stable", "6.2", "6.4", "6.5", "6.10", "6.11", "6.15", "7.0", "7.3"}
	list := Releases()
	if len(list) != len(want) {
		t.Fatalf("%d releases", len(list))
	}
	for i, r := range list {
		if r.Name != want[i] {
			t.Errorf("release %d = %s, want %s", i, r.Name, want[i])
		}
		if again, ok := FindRelease(r.Name); !ok || !sameRules(r, again) {
			t.Errorf("FindRelease(%s) is another", r.Name)
		}
		if i > 0 && sameRules(r, list[i-1]) {
			t.Errorf("%s has the rules of the release before", r.Name)
		}
	}
}

func TestValid(t *testing.T) {
	for _, c := range []struct {
		release string
		options Options
		ok      bool
	}{
		{"5.10", Options{BaseRelative: true, AbsolutePercpu: true}, true},
		{"6.10", Options{BaseRelative: true, LTOClang: true}, true},
		{"6.11", Options{BaseRelative: true}, false},
		{"6.11", Options{LTOClang: true}, false},
		{"6.14", Options{AbsolutePercpu: true}, true},
		{"6.15", Options{AbsolutePercpu: true}, false},
		{"6.19", Options{PCRelative: true}, false},
		{"7.0", Options{PCRelative: true}, true},
	} {
		r, _ := FindRelease(c.release)
		if err := c.options.Valid(r); (err == nil) != c.ok {
			t.Errorf("%s: Valid(%+v) = %v", c.release, c.options, err)
		}
		s := &Symbols{Addr: []uint64{0}, Text: []byte("Ta"), Start: []uint32{0, 2}}
		if _, err := Build(s, r, c.options); (err == nil) != c.ok {
			t.Errorf("%s: Build with %+v: %v", c.release, c.options, err)
		}
	}
}
