package study

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/kallscope/kallscope/internal/sampletest"
	"github.com/kallscope/kallscope/symtab"
)

// built keeps tables for the next test.
var built = map[string]*symtab.Tables{}

// build makes the tables of a sample of the page.
func build(t *testing.T, name string) (*symtab.Tables, *symtab.Columns) {
	t.Helper()
	if built[name] == nil {
		built[name] = sampletest.Tables(t, name)
	}
	return built[name], built[name].Columns()
}

// slowly runs the lookups of some symbols one by one, both ways.
func slowly(t *testing.T, tables *symtab.Tables, every int, check func(i int, search, scan uint64, trace *symtab.Trace)) {
	t.Helper()
	var trace symtab.Trace
	for i := 0; i < tables.NumSyms; i += every {
		name := tables.AppendName(nil, i)
		if _, ok := tables.LookupBinary(name, &trace); !ok {
			t.Fatalf("the search does not find %q", name)
		}
		var scan symtab.Cost
		tables.LookupLinear(name, &scan)
		check(i, trace.Cost.Bytes, scan.Bytes, &trace)
	}
}

func TestCostsAreThoseOfEachLookup(t *testing.T) {
	for _, test := range []struct {
		name  string
		every int
	}{{sampletest.Teaching, 1}, {sampletest.Debian, 977}} {
		tables, columns := build(t, test.name)
		costs := Count(tables, columns)
		visits := make([]uint32, tables.NumSyms)
		slowly(t, tables, test.every, func(i int, search, scan uint64, trace *symtab.Trace) {
			if uint64(costs.Search[i]) != search || uint64(costs.Scan[i]) != scan {
				t.Errorf("%s, symbol %d: counted %d and %d bytes, its lookups read %d and %d", test.name, i, costs.Search[i], costs.Scan[i], search, scan)
			}
			for k := range trace.Fetches {
				visits[trace.Fetches[k].Seq]++
			}
		})
		if test.every == 1 && !slices.Equal(visits, costs.Visits) {
			t.Errorf("%s: visits are %v, the lookups made %v", test.name, costs.Visits, visits)
		}
		if read := costs.Seqs + costs.Markers + costs.Skipped + costs.Expand; read != total(costs.Search) {
			t.Errorf("%s: the parts of all reading add up to %d, all lookups read %d", test.name, read, total(costs.Search))
		}
	}
}

// The slow way is the one of kernels that cut names, so it is held against the quick one where both are right.
func TestBothWaysCountTheSame(t *testing.T) {
	tables, columns := build(t, sampletest.Teaching)
	quick := Count(tables, columns)
	slow := &Costs{Search: make([]uint32, tables.NumSyms), Scan: make([]uint32, tables.NumSyms), Visits: make([]uint32, tables.NumSyms), expand: quick.expand}
	slow.runAll(tables, columns)
	slow.sum()
	if !slices.Equal(quick.Search, slow.Search) || !slices.Equal(quick.Scan, slow.Scan) || !slices.Equal(quick.Visits, slow.Visits) || quick.Probes != slow.Probes {
		t.Errorf("quick: %v\nslow:  %v", quick, slow)
	}
}

// figures were computed by another program from the same sample; testdata/figures.json says which.
type figures struct {
	N                            int
	AvgBin, AvgLin, AvgProbes    float64
	Losers, LastLoser, Ge715     int
	BinMin, BinMed, BinMax       uint32
	AvgFetch, AvgSkip, AvgExp    float64
	SharedInMemory, SharedByName float64 // letters that a name shares with the one before it
	SharedNames, SharedSymbols   int
	RankMed                      uint32
	StayOne                      int
	Whole                        uint64
	Crossing                     int
	Sweep                        []struct {
		M, Table     int
		Bytes, Skips float64
	}
	Batch []struct {
		K    int
		Scan float64
	}
	Start uint64
	Left  []uint32
	Top   [][]uint32
}

func readFigures(t *testing.T) (f figures) {
	t.Helper()
	body, err := os.ReadFile("testdata/figures.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(body, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFiguresOfTheSample(t *testing.T) {
	want := readFigures(t)
	tables, columns := build(t, sampletest.Debian)
	c := Count(tables, columns)
	n := float64(tables.NumSyms)
	losers, last, gains := 0, 0, 0
	for i, search := range c.Search {
		if c.Scan[i] < search {
			losers, last = losers+1, i
		}
		if uint64(c.Scan[i]) >= 715*uint64(search) {
			gains++
		}
	}
	for _, x := range []struct {
		what      string
		got, want float64
	}{
		{"symbols", n, float64(want.N)},
		{"mean search", float64(total(c.Search)) / n, want.AvgBin},
		{"mean scan", float64(total(c.Scan)) / n, want.AvgLin},
		{"probes", float64(c.Probes) / n, want.AvgProbes},
		{"fetches", float64(c.Fetches) / n, want.AvgFetch},
		{"skipped", float64(c.Skipped) / n, want.AvgSkip},
		{"expanded", float64(c.Expand) / n, want.AvgExp},
		{"losers", float64(losers), float64(want.Losers)},
		{"last loser", float64(last), float64(want.LastLoser)},
		{"gain 715 times", float64(gains), float64(want.Ge715)},
		{"least search", float64(slices.Min(c.Search)), float64(want.BinMin)},
		{"largest search", float64(slices.Max(c.Search)), float64(want.BinMax)},
		{"shared names", float64(c.Shared.Names), float64(want.SharedNames)},
		{"symbols that share a name", float64(c.Shared.Symbols), float64(want.SharedSymbols)},
		{"crossing", float64(c.Crossing()), float64(want.Crossing)},
	} {
		if math.Abs(x.got-x.want) > 1e-9*math.Abs(x.want) {
			t.Errorf("%s: %v, want %v", x.what, x.got, x.want)
		}
	}
	if name := string(tables.AppendName(nil, tables.Seq(c.Shared.Three))); c.Shared.Hit != c.Shared.Three+2 || name == "" {
		t.Errorf("three functions share %q, met at %d of %d", name, c.Shared.Hit, c.Shared.Three)
	}
	a := Sort(tables)
	if a.ByName.Quantiles[5] != want.RankMed || a.ByName.Together != want.StayOne {
		t.Errorf("sorted: half of all neighbours are %d apart, %d stay; want %d and %d", a.ByName.Quantiles[5], a.ByName.Together, want.RankMed, want.StayOne)
	}
	for _, x := range []struct{ got, want float64 }{
		{float64(a.SharedInMemory) / n, want.SharedInMemory},
		{float64(a.SharedByName) / n, want.SharedByName},
	} {
		if math.Abs(x.got-x.want) > 1e-9 {
			t.Errorf("neighbours share %v letters, want %v", x.got, x.want)
		}
	}
	spacings := c.Spacings()
	for i, w := range want.Sweep {
		s := spacings[i]
		if s.Every != w.M || s.Memory != w.Table || math.Abs(float64(s.Read)/n-w.Bytes) > 1e-6 || math.Abs(float64(s.Skips)/n-w.Skips) > 1e-6 {
			t.Errorf("a marker every %d: %+v, want %+v", w.M, s, w)
		}
	}
}

func TestTrainingOfTheSample(t *testing.T) {
	want := readFigures(t)
	tables, columns := build(t, sampletest.Debian)
	done := 0
	tr := Train(tables, columns, func(round, _ int) { done = round })
	if tr.Start != want.Start || done != len(want.Left) || !slices.Equal(tr.Left, want.Left) {
		t.Errorf("training begins with %d bytes and leaves %v after %d rounds, want %d and %v", tr.Start, tr.Left, done, want.Start, want.Left)
	}
	for i, round := range want.Top {
		for j, c := range tr.Choices[i][:4] {
			if c.Count != round[j] {
				t.Errorf("round %d, choice %d: %+v, want %d times", i+1, j+1, c, round[j])
			}
		}
	}
	// The last step of an example is its record.
	for i, seq := range tr.Examples {
		codes := tables.Codes(seq)
		if got := tr.Steps[len(tr.Steps)-len(tr.Examples)+i]; !slices.Equal(got, codes) {
			t.Errorf("example %d ends as %x, its record is %x", seq, got, codes)
		}
	}
}

func TestReplaceGoesFromTheLeft(t *testing.T) {
	if got := string(replace([]byte("a___b\x00__"), '_', '_', 'X')); got != "aX_b\x00X" {
		t.Errorf("replace = %q", got)
	}
}

// Means over all choices of k symbols lie within a few percent of the means of random draws.
func TestBatchesAreNearDraws(t *testing.T) {
	want := readFigures(t)
	tables, columns := build(t, sampletest.Debian)
	batches := Count(tables, columns).Batches()
	for _, w := range want.Batch {
		at := slices.IndexFunc(batches, func(b Together) bool { return b.Names == w.K })
		if at < 0 {
			continue
		}
		if got := batches[at].Scan; math.Abs(got-w.Scan) > 0.12*w.Scan {
			t.Errorf("one scan for %d names reads %.0f bytes, draws gave %.0f", w.K, got, w.Scan)
		}
	}
}

func TestLastOfAllChoices(t *testing.T) {
	// Of 1, 2, 3 and 5 the largest of two is 2, 3, 3, 5, 5, 5: on average 23/6.
	if got := lastOf([]uint32{1, 2, 3, 5}, 2); math.Abs(got-23.0/6) > 1e-12 {
		t.Errorf("lastOf = %v, want 23/6", got)
	}
	if got := lastOf([]uint32{4, 9}, 2); got != 9 {
		t.Errorf("lastOf all = %v, want 9", got)
	}
}

func TestTablesWithoutSymbolsCostNothing(t *testing.T) {
	c := Count(&symtab.Tables{}, &symtab.Columns{})
	if c.Crossing() != 1 || c.Batches() != nil || len(Sort(&symtab.Tables{}).Rank) != 0 {
		t.Errorf("costs of nothing: %+v", c)
	}
}
