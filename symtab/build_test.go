package symtab

import (
	"errors"
	"os"
	"runtime"
	"strings"
	"testing"
)

func buildFixture(t testing.TB, file, release string, o Options) *Tables {
	t.Helper()
	src, err := os.ReadFile("testdata/fixtures/" + file)
	if err != nil {
		t.Fatal(err)
	}
	r, _ := FindRelease(release)
	return mustBuild(t, src, r, o)
}

func mustBuild(t testing.TB, src []byte, r Release, o Options) *Tables {
	t.Helper()
	s, err := Parse(src, r, o)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := Build(s, r, o)
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

// The example of the specification gives the tokens that it shows, round by round.
func TestMicroRounds(t *testing.T) {
	want := []Round{{0xff, 0x6f, 0x5f, 4}, {0xfe, 0x64, 0x65, 4}, {0xfd, 0xfe, 0x6d, 4}, {0xfc, 0xfd, 0xff, 4}, {0xfb, 0x70, 0x65, 2},
		{0xfa, 0xfb, 0x6e, 2}, {0xf9, 0xfc, 0x6f, 2}, {0xf8, 0xf9, 0xfa, 2}, {0xf7, 0x54, 0x5f, 1}, {0xf6, 0x74, 0x61, 1}, {0xf5, 0xf6, 0x62, 1},
		{0xf4, 0xfc, 0x63, 1}, {0xf3, 0x6c, 0x65, 1}, {0xf2, 0x73, 0x65, 1}, {0xf1, 0x74, 0x65, 1}, {0xf0, 0xf4, 0x6c, 1}, {0xef, 0xf0, 0x6f, 1},
		{0xee, 0x78, 0x74, 1}, {0xed, 0xf1, 0xee, 1}, {0xec, 0xf7, 0xed, 1}, {0xeb, 0x74, 0xef, 1}, {0xea, 0xeb, 0xf2, 1}, {0xe9, 0xf5, 0xf3, 1},
		{0xe8, 0xfc, 0xe9, 1}, {0xe7, 0x44, 0xe8, 1}, {0xe6, 0x54, 0xf8, 1}, {0xe5, 0x74, 0xf8, 1}}
	got := buildFixture(t, "micro.map", "6.12", Options{AllSymbols: true}).Rounds
	if len(got) != len(want) {
		t.Fatalf("%d rounds, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("round %d = %x, want %x", i, got[i], want[i])
		}
	}
}

// With one processor the stages run one after another and make the same tables.
func TestBuildOnOneProcessor(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	src, _, r, o := kernel(t, kernelARM)
	sameTables(t, mustBuild(t, src, r, o), buildKernel(t, kernelARM))
}

func TestProgress(t *testing.T) {
	src, _, r, o := kernel(t, kernelARM)
	last := map[Phase]int{}
	o.Progress = func(p Phase, done, total int) {
		if done < last[p] || done > total || p.String() == "phase" {
			t.Errorf("%v: %d of %d after %d", p, done, total, last[p])
		}
		last[p] = done
	}
	s, err := Parse(src, r, o)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := Build(s, r, o)
	if err != nil {
		t.Fatal(err)
	}
	for p := PhaseParse; p <= PhaseEncode; p++ {
		if _, ok := last[p]; !ok {
			t.Errorf("no progress in %v", p)
		}
	}
	if tables.Options.Progress != nil {
		t.Error("the tables hold on to the progress function")
	}
}

// Each release finds names with suffixes of link-time optimisation by its own rule.
func TestLTOLookups(t *testing.T) {
	for _, c := range []struct {
		release, wanted string
		address         uint64 // 0: not found
	}{
		{"6.2", "foo", 0xffffffff81000010},   // cut at the first dot: foo.llvm.123456 comes first of all foo
		{"6.2", "foo.5", 0xffffffff81000030}, // compared whole first
		{"6.1-stable", "foo", 0xffffffff81000010},
		{"6.1-stable", "foo.5", 0xffffffff81000030},
		{"6.1-stable", "foo.llvm.1", 0},
		{"6.1-stable", ".str.1", 0xffffffff81000090},
		{"6.5", "foo", 0xffffffff81000010},
		{"6.8", "foo", 0xffffffff81000010},
		{"6.8", "foo.5", 0xffffffff81000030},
		{"6.12", "foo", 0xffffffff81000020},
		{"6.12", "foo.llvm.1", 0xffffffff81000070},
	} {
		r, _ := FindRelease(c.release)
		tables := buildFixture(t, "lto.map", c.release, Options{AllSymbols: true, LTOClang: r.LTOOption, BaseRelative: r.BaseOption})
		k, ok := tables.LookupBinary([]byte(c.wanted), nil)
		var got uint64
		if ok {
			got = tables.Address(tables.Seq(k))
		}
		if got != c.address {
			t.Errorf("%s: %q found at %x, want %x", c.release, c.wanted, got, c.address)
		}
	}
	for _, release := range []string{"5.10", "6.1", "6.8", "6.12"} {
		r, _ := FindRelease(release)
		tables := buildFixture(t, "lto.map", release, Options{AllSymbols: true, LTOClang: r.LTOOption, BaseRelative: r.BaseOption})
		seq, ok := tables.LookupLinear([]byte("foo"), nil)
		want := 1
		if !r.LTOOption {
			want = 2
		}
		if !ok || seq != want {
			t.Errorf("%s: LookupLinear(foo) = %d, %v, want %d", release, seq, ok, want)
		}
	}
}

// Check finds every kind of damage. CheckOutline finds all kinds that need no expanded name.
func TestCheckFindsDamage(t *testing.T) {
	for name, harm := range map[string]func(t *Tables){
		"names, a code":       func(t *Tables) { t.Names[1] = 0 },
		"names, a length":     func(t *Tables) { t.Names[0]++ },
		"names, cut":          func(t *Tables) { t.Names = t.Names[:len(t.Names)-1] },
		"names, longer":       func(t *Tables) { t.Names = append(t.Names, 1) },
		"markers":             func(t *Tables) { t.Markers[1]++ },
		"markers, fewer":      func(t *Tables) { t.Markers = t.Markers[:1] },
		"token_index":         func(t *Tables) { t.TokenIndex[77]++ },
		"token_table":         func(t *Tables) { t.TokenTable[len(t.TokenTable)-1] = 'x' },
		"token_table, longer": func(t *Tables) { t.TokenTable = append(t.TokenTable, 0) },
		"offsets":             func(t *Tables) { t.Offsets[9] = 0 },
		"offsets, fewer":      func(t *Tables) { t.Offsets = t.Offsets[:9] },
		"seqs, twice":         func(t *Tables) { copy(t.SeqsOfNames, t.SeqsOfNames[3:6]) },
		"seqs, too high":      func(t *Tables) { t.SeqsOfNames[0] = 0xff },
		"seqs, order": func(t *Tables) {
			s := t.SeqsOfNames
			s[0], s[1], s[2], s[3], s[4], s[5] = s[3], s[4], s[5], s[0], s[1], s[2]
		},
		"seqs, fewer": func(t *Tables) { t.SeqsOfNames = t.SeqsOfNames[3:] },
		"count":       func(t *Tables) { t.NumSyms-- },
	} {
		tables := buildFixture(t, "many.map", "6.12", Options{AllSymbols: true})
		if err := tables.Check(); err != nil {
			t.Fatal(err)
		}
		harm(tables)
		err := tables.Check()
		if err == nil || !strings.Contains(err.Error(), strings.SplitN(name, ",", 2)[0]) && name != "count" {
			t.Errorf("%s: Check = %v", name, err)
		}
		hidden := name == "names, a code" || name == "seqs, order"
		if outline := tables.CheckOutline(); (outline == nil) != hidden {
			t.Errorf("%s: CheckOutline = %v", name, outline)
		}
	}
}

func TestHandMadeSymbols(t *testing.T) {
	r, _ := FindRelease("6.12")
	for name, s := range map[string]*Symbols{
		"NUL":         {Addr: []uint64{0}, Text: []byte("T\x00"), Start: []uint32{0, 2}},
		"no type":     {Addr: []uint64{0, 0}, Text: []byte("T"), Start: []uint32{0, 0, 1}},
		"short start": {Addr: []uint64{0}, Text: []byte("T"), Start: []uint32{0}},
		"long text":   {Addr: []uint64{0}, Text: []byte("Tab"), Start: []uint32{0, 2}},
	} {
		if tables, err := Build(s, r, Options{}); err == nil || tables != nil {
			t.Errorf("%s: built", name)
		}
	}
	if _, err := Build(&Symbols{Start: []uint32{0}}, r, Options{}); err != nil {
		t.Errorf("no symbols: %v", err)
	}
}

// One symbol more than three bytes can number is refused before any table is made.
func TestTooManySymbols(t *testing.T) {
	r, _ := FindRelease("6.12")
	s := &Symbols{Addr: make([]uint64, MaxSymbols+1)} // pages nobody touches
	_, err := Begin(s, r, Options{})
	var parse *ParseError
	if !errors.As(err, &parse) || parse.Code != "too-many" || !strings.Contains(err.Error(), "16,777,216") {
		t.Errorf("Begin of %d symbols = %v, want too-many", s.Len(), err)
	}
	s.Addr = s.Addr[:MaxSymbols]
	if _, err := Begin(s, r, Options{}); !errors.As(err, &parse) || parse.Code == "too-many" {
		t.Errorf("Begin of %d symbols = %v, want a complaint about the other columns", s.Len(), err)
	}
}
