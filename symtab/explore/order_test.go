package explore

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab"
)

// many makes a map with equal names, equal addresses and equal sizes, whose symbols come in no order by name.
func many(t *testing.T) *Map {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	addr := uint64(0xffffffff81000000)
	for range 400 {
		addr += 16 * random.Uint64N(4)
		fmt.Fprintf(&b, "%016x %c f%d\n", addr, "tTdDr"[random.IntN(5)], random.IntN(90))
	}
	return build(t, b.String())
}

// The slow model: of the symbols that are left the one that no other comes before, by what the rows of a list would say.
func slowly(seqs []uint32, before func(a, b int) bool) (sorted []uint32) {
	left := slices.Clone(seqs)
	for len(left) > 0 {
		best := 0
		for at := range left {
			if before(int(left[at]), int(left[best])) {
				best = at
			}
		}
		sorted = append(sorted, left[best])
		left = slices.Delete(left, best, best+1)
	}
	return sorted
}

func TestSortAgainstSlowModel(t *testing.T) {
	m := many(t)
	seqs := m.Match(Parse("type:Ttd"))
	value := map[Column]func(i int) string{
		ByAddress: func(i int) string { return fmt.Sprintf("%016x", m.Tables.Address(i)) },
		ByName:    func(i int) string { return string(m.Name(i)) },
		BySize:    func(i int) string { return fmt.Sprintf("%016x", m.Size[i]) },
		ByRecord:  func(i int) string { return fmt.Sprintf("%016x", m.Record(i)) },
		ByReads:   func(i int) string { return fmt.Sprintf("%016x", m.Costs.Search[i]) },
	}
	for by, of := range value {
		for _, down := range []bool{false, true} {
			got := slices.Clone(seqs)
			m.Sort(got, by, down)
			want := slowly(seqs, func(a, b int) bool {
				x, y := of(a), of(b)
				switch {
				case by == BySize && (m.Size[a] == NoSize) != (m.Size[b] == NoSize):
					return m.Size[b] == NoSize
				// Symbols that share an address or a name stand in one order, which turning round turns as well.
				case x == y && (by == ByAddress || by == ByName):
					return (a < b) != down
				case x == y:
					return a < b
				}
				return (x < y) != down
			})
			if !slices.Equal(got, want) {
				t.Errorf("by %d, down %v: %v, want %v", by, down, got, want)
			}
		}
	}
}

func TestTogetherAgainstSlowModel(t *testing.T) {
	m := many(t)
	seqs := m.Match(Parse("type:TtD"))
	copies := map[string]int{}
	for _, i := range seqs {
		copies[string(m.Name(int(i)))]++
	}
	want := slowly(seqs, func(a, b int) bool {
		x, y := string(m.Name(a)), string(m.Name(b))
		if copies[x] != copies[y] {
			return copies[x] > copies[y]
		}
		if x != y {
			return x < y
		}
		return a < b
	})
	got := slices.Clone(seqs)
	starts := m.Together(got)
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	var begins []uint32
	for at := range want {
		if at == 0 || string(m.Name(int(want[at]))) != string(m.Name(int(want[at-1]))) {
			begins = append(begins, uint32(at))
		}
	}
	if !slices.Equal(starts, begins) || len(starts) != len(copies) {
		t.Errorf("names begin at %v, want %v", starts, begins)
	}
}

// A run that is stopped again and again finds what one that is not stopped finds.
func TestRunGoesOn(t *testing.T) {
	m := open(t, cloud)
	want := m.Match(Parse("/_start$/"))
	r := m.Begin(Parse("/_start$/"))
	stops := 0
	for !r.Go(func() bool { return true }) {
		stops++
	}
	if !slices.Equal(r.Seqs, want) || stops != (m.Len()-1)/1024 || len(want) == 0 {
		t.Errorf("%d matches, want %d; stopped %d times", len(r.Seqs), len(want), stops)
	}
}

// Every symbol is in one bar of each spread, the one whose ends are around its value.
func TestSpreadAgainstSlowModel(t *testing.T) {
	m := many(t)
	seqs := m.Match(Parse("type:Tt"))
	want := make([]uint32, Spreads*Bars)
	for _, i := range seqs {
		for which, value := range []int{len(m.Name(int(i))), int(m.Size[i]), m.Record(int(i)), int(m.Costs.Search[i])} {
			if which == 1 && m.Size[i] == NoSize {
				continue
			}
			for bar := range Bars {
				s := m.Scales[which]
				from, to := int(s.From)+bar*int(s.Step), int(s.From)+(bar+1)*int(s.Step)
				if s.Step == 0 {
					from, to = 1<<bar>>1, 1<<bar
				}
				if from <= value && (value < to || s.Step > 0 && bar == Bars-1) {
					want[which*Bars+bar]++
					break
				}
			}
		}
	}
	if got := m.Spread(seqs); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	for which, s := range m.Scales {
		if which != 1 && s.Step == 0 {
			t.Errorf("spread %d has no width", which)
		}
	}
}

func TestByAreaAgainstFilter(t *testing.T) {
	m := open(t, cloud)
	counts := m.ByArea(m.Match(Parse("tcp_")))
	labels := map[string]int{}
	for at, area := range m.Areas {
		labels[area.Label] += int(counts[at])
	}
	for label, many := range labels {
		if want := len(m.Match(Parse("tcp_ in:" + label))); label != "" && many != want {
			t.Errorf("%s: %d, want %d", label, many, want)
		}
	}
	if labels[".text"] == 0 {
		t.Error("nothing in .text")
	}
}

// The forms in which functions are there, on the kernels that have them.
func TestMissForms(t *testing.T) {
	const arm64 = "debian-7.2.13-cloud-arm64.map.gz"
	for _, c := range []struct{ kernel, wanted, form string }{
		{cloud, "finish_task_switch", "finish_task_switch.isra.0"},
		{cloud, "tcp_ld_RTO_revert", ""},
		{cloud, "sys_connect", "__x64_sys_connect"},
		{cloud, "__xfrm_policy_check2", "__xfrm_policy_check2.constprop.0"},
		{"debian-5.10.262-amd64.map.gz", "mce_panic", ""},
		{arm64, "sys_connect", "__arm64_sys_connect"},
		{arm64, "core::panicking::panic_nounwind", "_RNvNtCsbZfwWpAStWS_4core9panicking14panic_nounwind"},
		{arm64, "core::wtf8::slice_error_fail", "_RNvNtCsbZfwWpAStWS_4core4wtf816slice_error_fail"},
	} {
		m := open(t, c.kernel)
		miss := m.Miss(c.wanted)
		if c.form == "" {
			if miss != nil {
				t.Errorf("%s of %s is missed", c.wanted, c.kernel)
			}
			continue
		}
		var got []string
		if miss != nil {
			for _, i := range miss.Variants {
				got = append(got, string(m.Name(i)))
			}
		}
		if q := Parse(c.wanted); !slices.Contains(got, c.form) || !m.IsMissing(q, m.Match(q)) {
			t.Errorf("%s of %s has the forms %q, want %q among them", c.wanted, c.kernel, got, c.form)
		}
	}
	if q := Parse("core::panicking"); q.Plain == "" || len(q.Problems) > 0 {
		t.Errorf("%+v", q)
	}
	if isMangled([]byte("_RNvNtC_4core14lock"), [][]byte{[]byte("4lock")}) {
		t.Error("14lock is taken for 4lock")
	}
}

// Every name with one of the suffixes is told as a form of the name before it, and of the name in its padding.
func TestMissOfEverySuffix(t *testing.T) {
	for _, kernel := range []string{cloud, "debian-5.10.262-amd64.map.gz"} {
		m := open(t, kernel)
		seen := map[string]int{}
		for i := range m.Len() {
			name := string(m.Name(i))
			for _, s := range Suffixes() {
				stem, _, ok := strings.Cut(name, s)
				if !ok || symtab.IsPadding(m.Name(i)) || seen[s] >= 5 {
					continue
				}
				if miss := m.Miss(stem); miss != nil {
					seen[s]++
					if !slices.Contains(miss.Variants, i) {
						t.Errorf("%s is no form of %s", name, stem)
					}
				}
			}
		}
		if seen[".isra."] < 5 || seen[".constprop."] < 5 || seen[".part."] < 5 {
			t.Errorf("%s: %v", kernel, seen)
		}
	}
}
