package study

import (
	"encoding/json"
	"math"
	"os"
	"strconv"
	"testing"

	"github.com/kallscope/kallscope/internal/sampletest"
)

// described was computed by another program from the same sample.
type described struct {
	Lin, Bin         struct{ Min, P1, P10, Median, P90, P99, Max, Mean float64 }
	HistLin, HistBin map[string]uint32
	MeanRatio        float64
	Losers           any // of the second kernel a number: symbols whose scan reads less
}

func TestQuantilesOfTwoKernels(t *testing.T) {
	body, err := os.ReadFile("testdata/quantiles.json")
	if err != nil {
		t.Fatal(err)
	}
	var want struct {
		described
		Second described
	}
	if err := json.Unmarshal(body, &want); err != nil {
		t.Fatal(err)
	}
	compareQuantiles(t, sampletest.Debian, &want.described)
	compareQuantiles(t, arm64, &want.Second)
	if q := Describe(nil); q.Mean != 0 || q.Decades != nil {
		t.Errorf("of nothing: %+v", q)
	}
}

const arm64 = "../../symtab/testdata/kernels/debian-7.2.13-cloud-arm64.map.gz"

func compareQuantiles(t *testing.T, name string, want *described) {
	t.Helper()
	tables, columns := build(t, name)
	costs := Count(tables, columns)
	scan, search := Describe(costs.Scan), Describe(costs.Search)
	for _, x := range []struct {
		got     Quantiles
		want    struct{ Min, P1, P10, Median, P90, P99, Max, Mean float64 }
		decades map[string]uint32
	}{{scan, want.Lin, want.HistLin}, {search, want.Bin, want.HistBin}} {
		q, w := x.got, x.want
		if got, want := [7]uint32{q.Least, q.P1, q.P10, q.Median, q.P90, q.P99, q.Most}, [7]uint32{uint32(w.Min), uint32(w.P1), uint32(w.P10), uint32(w.Median), uint32(w.P90), uint32(w.P99), uint32(w.Max)}; got != want {
			t.Errorf("quantiles are %v, want %v", got, want)
		}
		if math.Abs(q.Mean-w.Mean) > 0.001 {
			t.Errorf("mean %v, want %v", q.Mean, w.Mean)
		}
		for i, n := range q.Decades {
			if want := x.decades[strconv.Itoa(i)]; n != want {
				t.Errorf("%d symbols from 10^%.1f on, want %d", n, float64(i)/10, want)
			}
		}
	}
	if ratio := scan.Mean / search.Mean; math.Abs(ratio-want.MeanRatio) > 0.001 {
		t.Errorf("ratio of averages %v, want %v", ratio, want.MeanRatio)
	}
	if want.Losers != nil {
		if lose := losing(Describe(costs.Gains())); float64(lose) != want.Losers {
			t.Errorf("%s: %d symbols gain less than nothing, want %v", name, lose, want.Losers)
		}
	}
	if losers := costs.Sum(columns.Type).Losers; want.Losers != nil && float64(losers) != want.Losers {
		t.Errorf("%s: the scan reads less for %d symbols, want %v", name, losers, want.Losers)
	}
}

// losing counts the symbols whose scan reads less than their search: those below 10^3 thousandths.
func losing(q Quantiles) (n uint32) {
	for _, symbols := range q.Decades[:min(30, len(q.Decades))] {
		n += symbols
	}
	return n
}

func TestGainsOfTheSample(t *testing.T) {
	tables, columns := build(t, sampletest.Debian)
	costs := Count(tables, columns)
	q := Describe(costs.Gains())
	if lose, want := losing(q), uint32(62); lose != want {
		t.Errorf("%d symbols gain less than nothing, want %d", lose, want)
	}
	// The cheapest scan reads 63 bytes, the dearest 11,994,740, and the cheapest search 577.
	if q.Most > 1000*11_994_740/577 || q.Most < 1000*11_994_740/46_710 || q.Least > q.Median {
		t.Errorf("quantiles %v", q)
	}
}

func TestTenthsBeginAtPowersOfTen(t *testing.T) {
	for power, x := 0, uint32(1); power <= 9; power, x = power+1, x*10 {
		if got := tenthOf(x); got != 10*power {
			t.Errorf("%d lies in tenth %d, want %d", x, got, 10*power)
		}
		if got := tenthOf(x - 1); power > 0 && got != 10*power-1 {
			t.Errorf("%d lies in tenth %d, want %d", x-1, got, 10*power-1)
		}
	}
}
