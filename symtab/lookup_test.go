package symtab

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/internal/gzfile"
)

// goldenLookups are the results of the kernel's own lookup code for a test kernel's tables.
type goldenLookups struct {
	Lookups []struct {
		Name           string
		Probes         [][5]int // low, mid, high, seq, sign
		Start, End     *int
		Address        *string
		All            []string
		LinearExpanded int `json:"linear_expanded"`
	}
	AddressLookups []struct {
		Address string
		Pos     int
		Text    string
	} `json:"address_lookups"`
	MeanProbes float64 `json:"mean_probes"`
	MaxProbes  int     `json:"max_probes"`
	MeanLinear float64 `json:"mean_linear_expansions"`
}

// indexedKernels are the test kernels with a name order.
var indexedKernels = []string{kernelARM, kernel612, kernelARM64}

func golden(t *testing.T, name string) (g goldenLookups) {
	readJSON(t, gzfile.MustRead(t, "testdata/kernels/"+name+".lookups.json.gz"), &g)
	return g
}

func TestGoldenProbes(t *testing.T) {
	for _, name := range indexedKernels {
		tables := buildKernel(t, name)
		var tr Trace
		for _, want := range golden(t, name).Lookups {
			k, ok := tables.LookupBinary([]byte(want.Name), &tr)
			if ok != (want.Start != nil) || ok && k != *want.Start {
				t.Errorf("%s: LookupBinary(%q) = %d, %v", name, want.Name, k, ok)
				continue
			}
			var probes [][5]int
			for _, f := range tr.Fetches {
				if !f.Walk {
					probes = append(probes, [5]int{int(f.Low), int(f.K), int(f.High), int(f.Seq), int(f.Sign)})
				}
			}
			if fmt.Sprint(probes) != fmt.Sprint(want.Probes) {
				t.Errorf("%s: probes of %q = %v, want %v", name, want.Name, probes, want.Probes)
			}
			if ok {
				checkMatches(t, tables, want.Name, *want.Start, *want.End, want.All)
			}
		}
	}
}

func checkMatches(t *testing.T, tables *Tables, name string, start, end int, all []string) {
	first, last, ok := tables.Range([]byte(name))
	if !ok || first != start || last != end {
		t.Errorf("Range(%q) = %d, %d, %v; want %d, %d", name, first, last, ok, start, end)
	}
	for i, want := range all {
		if got := strconv.FormatUint(tables.Address(tables.Seq(start+i)), 16); got != want {
			t.Errorf("match %d of %q at %s, want %s", i, name, got, want)
		}
	}
}

// A linear scan takes milliseconds, so only the names of the golden file are looked up by one.
func TestGoldenLinear(t *testing.T) {
	for _, name := range indexedKernels {
		tables := buildKernel(t, name)
		for _, want := range golden(t, name).Lookups {
			var c Cost
			seq, ok := tables.LookupLinear([]byte(want.Name), &c)
			if ok != (want.Start != nil) || int(c.Expanded) != want.LinearExpanded {
				t.Errorf("%s: LookupLinear(%q) = %v after %d, want %d", name, want.Name, ok, c.Expanded, want.LinearExpanded)
			}
			if ok && strconv.FormatUint(tables.Address(seq), 16) != *want.Address {
				t.Errorf("%s: LookupLinear(%q) found %x, want %s", name, want.Name, tables.Address(seq), *want.Address)
			}
		}
	}
}

// The golden answers are those of a function inside the kernel that does not ask whether the address is the kernel's. For
// the last symbol it computes a size without an end; locate does not.
func TestGoldenAddresses(t *testing.T) {
	for _, name := range []string{kernelARM, kernel612} {
		tables := buildKernel(t, name)
		list := golden(t, name).AddressLookups
		for _, want := range list {
			addr, err := strconv.ParseUint(want.Address, 16, 64)
			if err != nil {
				t.Fatal(err)
			}
			l, ok := tables.locate(&tables.expander.marks, addr)
			got := fmt.Sprintf("%s+0x%x/0x%x", tables.AppendName(nil, l.Seq), l.Offset, l.Size)
			if l.Size == 0 && l.Seq == tables.NumSyms-1 {
				want.Text, got = want.Text[:strings.Index(want.Text, "/")], got[:strings.Index(got, "/")]
			}
			if !ok || l.Seq != want.Pos || got != want.Text {
				t.Errorf("%s: locate(%x) = %d %s %v, want %d %s", name, addr, l.Seq, got, ok, want.Pos, want.Text)
			}
		}
		if len(list) < 300 {
			t.Errorf("%s: %d golden addresses", name, len(list))
		}
	}
}

func TestLookupAddress(t *testing.T) {
	tables := buildKernel(t, kernel612)
	for _, c := range []struct {
		addr uint64
		ok   bool
	}{
		{0, false}, // per-CPU symbols are there, but it is no kernel address
		{0x1000, false},
		{0xffffffff80ffffff, false},
		{0xffffffff81000000, true},
		{0xffffffff81000005, true},
		{0xffffffffffffffff, false},
	} {
		if l, ok := tables.LookupAddress(c.addr); ok != c.ok {
			t.Errorf("LookupAddress(%#x) = %+v, %v, want %v", c.addr, l, ok, c.ok)
		}
	}
}

// The figures of SPEC 16.
func TestCosts(t *testing.T) {
	tables := buildKernel(t, kernel612)
	var tr Trace
	var c Cost
	name := []byte("tcp_v4_connect")
	tables.LookupBinary(name, &tr)
	tables.LookupLinear(name, &c)
	if probes, walks := countFetches(&tr); probes != 17 || walks != 1 || tr.Cost.Bytes != 3330 {
		t.Errorf("tcp_v4_connect: %d probes, %d walk-back tests, %d bytes; want 17, 1, 3330", probes, walks, tr.Cost.Bytes)
	}
	if c.Expanded != 84263 || c.Bytes != 6421349 {
		t.Errorf("tcp_v4_connect linear: %d symbols, %d bytes; want 84263, 6421349", c.Expanded, c.Bytes)
	}
	tables.LookupBinary([]byte("__func__.0"), &tr)
	if probes, walks := countFetches(&tr); probes != 9 || walks != 267 {
		t.Errorf("__func__.0: %d probes, %d walk-back tests; want 9, 267", probes, walks)
	}
}

func countFetches(tr *Trace) (probes, walks int) {
	for _, f := range tr.Fetches {
		if f.Walk {
			walks++
		} else {
			probes++
		}
	}
	return probes, walks
}

// For every name of every kernel the binary search finds the symbol at which a linear scan would stop: the first of that
// name in address order. Another test verifies with a sample that the scan stops there.
func TestBinaryIsLinear(t *testing.T) {
	for _, name := range indexedKernels {
		tables := buildKernel(t, name)
		first := make(map[string]int, tables.NumSyms)
		for e := range tables.Walk {
			if _, ok := first[string(e.Text[1:])]; !ok {
				first[string(e.Text[1:])] = e.Seq
			}
		}
		sample := 0
		for symbol, want := range first {
			k, ok := tables.LookupBinary([]byte(symbol), nil)
			if !ok || tables.Seq(k) != want {
				t.Fatalf("%s: LookupBinary(%q) = %d, %v; want position %d", name, symbol, tables.Seq(k), ok, want)
			}
			if sample++; sample%4001 == 0 {
				if seq, ok := tables.LookupLinear([]byte(symbol), nil); !ok || seq != want {
					t.Errorf("%s: LookupLinear(%q) = %d, %v; want %d", name, symbol, seq, ok, want)
				}
			}
			if _, ok := tables.LookupBinary([]byte(symbol+"\x01"), nil); ok {
				t.Fatalf("%s: found %q", name, symbol+"\x01")
			}
		}
	}
}

func TestMeans(t *testing.T) {
	for _, name := range indexedKernels {
		tables, want := buildKernel(t, name), golden(t, name)
		first := make(map[string]int, tables.NumSyms)
		probes, deepest, expansions := 0, 0, int64(0) // 12 thousand million
		var tr Trace
		for e := range tables.Walk {
			symbol := string(e.Text[1:])
			if _, ok := first[symbol]; !ok {
				first[symbol] = e.Seq
			}
			expansions += int64(first[symbol] + 1)
			tables.LookupBinary(e.Text[1:], &tr)
			n, _ := countFetches(&tr)
			probes += n
			deepest = max(deepest, n)
		}
		n := float64(tables.NumSyms)
		if got := float64(probes) / n; got < want.MeanProbes-0.001 || got > want.MeanProbes+0.001 || deepest != want.MaxProbes {
			t.Errorf("%s: %.4f probes on average, %d at most; want %v, %d", name, got, deepest, want.MeanProbes, want.MaxProbes)
		}
		if got := float64(expansions) / n; got < want.MeanLinear-0.1 || got > want.MeanLinear+0.1 {
			t.Errorf("%s: %.1f expansions on average, want %v", name, got, want.MeanLinear)
		}
	}
}

// The bytes of the steps add up to those of the fetches, and these to those of the lookup.
func TestTraceSteps(t *testing.T) {
	tables := buildKernel(t, kernelARM64)
	var tr Trace
	for _, name := range []string{"tcp_v4_connect", "__func__.0", "no such symbol", "_text"} {
		k, ok := tables.LookupBinary([]byte(name), &tr)
		checkTrace(t, tables, &tr)
		if last := tr.Fetches[len(tr.Fetches)-1]; ok && (last.LeftLow != int32(k) || last.LeftHigh != int32(k)) {
			t.Errorf("%q: left [%d, %d] at the end, found %d", name, last.LeftLow, last.LeftHigh, k)
		} else if !ok && last.LeftHigh >= last.LeftLow {
			t.Errorf("%q: left [%d, %d] at the end, found nothing", name, last.LeftLow, last.LeftHigh)
		}
	}
}

func checkTrace(t *testing.T, tables *Tables, tr *Trace) {
	bytes, step := uint32(0), 0
	for i, f := range tr.Fetches {
		want := []StepKind{StepSeq, StepMarker, StepSkip, StepExpand}
		if f.Seq&255 == 0 {
			want = []StepKind{StepSeq, StepMarker, StepExpand}
		}
		cost := 3 + 4 + f.headersSkipped(tables) + uint32(f.Header) + 4*f.Length
		for _, n := range tr.TokenLens[f.TokenStart : f.TokenStart+f.Length] {
			cost += uint32(n)
		}
		for _, kind := range want {
			if s := tr.Steps[step]; s.Kind != kind || int(s.Fetch) != i || s.BytesEnd <= bytes && kind != StepSkip {
				t.Fatalf("step %d of fetch %d: %+v, want kind %d", step, i, s, kind)
			}
			step++
		}
		bytes += cost
		if tr.Steps[step-1].BytesEnd != bytes {
			t.Fatalf("fetch %d ends at %d bytes, want %d", i, tr.Steps[step-1].BytesEnd, bytes)
		}
		if i > 0 && !f.Walk && (f.Low != tr.Fetches[i-1].LeftLow || f.High != tr.Fetches[i-1].LeftHigh) {
			t.Fatalf("fetch %d begins with [%d, %d], the one before left [%d, %d]", i, f.Low, f.High, tr.Fetches[i-1].LeftLow, tr.Fetches[i-1].LeftHigh)
		}
	}
	if step != len(tr.Steps) || uint64(bytes) != tr.Cost.Bytes || tr.Cost.Expanded != uint64(len(tr.Fetches)) {
		t.Errorf("%d steps and %d bytes in fetches, %d and %+v in all", step, bytes, len(tr.Steps), tr.Cost)
	}
}

// headersSkipped counts the length bytes between a fetch's marker and its record.
func (f Fetch) headersSkipped(t *Tables) (n uint32) {
	for at := int(f.Marker); at < int(f.Record); {
		codes, header, _ := t.codes(at)
		at += header + len(codes)
		n += uint32(header)
	}
	return n
}

func TestLookupsDoNotAllocate(t *testing.T) {
	tables := buildKernel(t, kernel612)
	name, absent := []byte("tcp_v4_connect"), []byte("44444444444444444444")
	early := tables.AppendName(nil, 99)
	k, _ := tables.LookupBinary(name, nil)
	addr := tables.Address(tables.Seq(k)) + 5
	var c Cost
	for what, f := range map[string]func(){
		"LookupBinary":        func() { tables.LookupBinary(name, nil) },
		"LookupBinary absent": func() { tables.LookupBinary(absent, nil) },
		"LookupLinear":        func() { tables.LookupLinear(early, nil) },
		"LookupLinear, cost":  func() { tables.LookupLinear(early, &c) },
		"LookupAddress":       func() { tables.LookupAddress(addr) },
		"Range":               func() { tables.Range(name) },
	} {
		if n := testing.AllocsPerRun(20, f); n != 0 {
			t.Errorf("%s allocates %v times", what, n)
		}
	}
}

func TestEmptyNameIsNotFound(t *testing.T) {
	tables := buildKernel(t, kernelARM)
	var tr Trace
	if _, ok := tables.LookupBinary(nil, &tr); ok || len(tr.Fetches) != 0 {
		t.Errorf("found the empty name after %d fetches", len(tr.Fetches))
	}
}
