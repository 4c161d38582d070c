package designs

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/kallscope/kallscope/internal/sampletest"
	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/study/packing"
)

// figures were computed by another program, which has another hash function.
type figures struct {
	Designs [][8]any // names, index, spacing, memory, image by xz -6, bytes by name, bytes of a listing, bytes by address
	XZ      struct{ HashProbes, MphBitsPerKey float64 }
}

func TestFiguresOfTheSample(t *testing.T) {
	body, err := os.ReadFile("testdata/designs.json")
	if err != nil {
		t.Fatal(err)
	}
	var want figures
	if err := json.Unmarshal(body, &want); err != nil {
		t.Fatal(err)
	}
	all, facts, err := Measure(sampletest.Tables(t, sampletest.Debian), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != len(want.Designs) {
		t.Fatalf("%d designs, want %d", len(all), len(want.Designs))
	}
	near(t, "names that a lookup in the hash reads", facts.HashNames, want.XZ.HashProbes, 0.02)
	near(t, "bits of the perfect hash", facts.PerfectBits, want.XZ.MphBitsPerKey, 0.001)
	for i, w := range want.Designs {
		compareDesign(t, &all[i], float64(facts.Symbols), w)
	}
}

// compareDesign allows for another hash function, for rounding, and for records of memory order that were taken to be of mean length
// there.
func compareDesign(t *testing.T, m *Measured, n float64, w [8]any) {
	t.Helper()
	name := m.Names.String() + " " + m.Index.String() + " " + number(m.Spacing)
	if other := w[0].(string) + " " + w[1].(string) + " " + number(int(w[2].(float64))); name != other {
		t.Fatalf("design %q stands where %q is expected", name, other)
	}
	memory, byName, byAddress := 0.0, 0.05/w[5].(float64), 0.05/w[7].(float64)
	switch m.Index {
	case Hash:
		byName = 0.025
	case PerfectHash:
		memory, byName = 1e-5, 0.002
	}
	if m.Names < Sorted {
		byAddress = 0.005
	}
	near(t, name+": memory", float64(m.Memory), w[3].(float64), memory)
	near(t, name+": bytes by name", float64(m.ByName)/n, w[5].(float64), byName)
	near(t, name+": bytes of a listing", float64(m.Listing), w[6].(float64), 0)
	near(t, name+": bytes by address", float64(m.ByAddress)/n, w[7].(float64), byAddress)
	if m.Ran == 0 || m.Index == None && m.Ran < mostRun {
		t.Errorf("%s: looked up %d names", name, m.Ran)
	}
}

func near(t *testing.T, what string, got, want, share float64) {
	t.Helper()
	if math.Abs(got-want) > share*want+1e-9 {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// Every name of a small map is looked up in every design's bytes.
func TestDesignsAnswerEverything(t *testing.T) {
	tables := sampletest.Tables(t, sampletest.Teaching)
	w := &workshop{kernel: newKernel(tables), packed: map[string]int{}, visits: map[Index]*visits{}}
	if err := w.hashes(); err != nil {
		t.Fatal(err)
	}
	for _, d := range All() {
		b, err := w.build(d)
		if err != nil {
			t.Fatal(err)
		}
		sum := uint64(0)
		r := &reader{built: b}
		for _, e := range b.equal {
			if err := r.check(e); err != nil {
				t.Error(err)
			}
			name := b.name(b.order[e.first])
			r.bytes = 0
			r.lookup(name)
			sum += r.bytes * uint64(e.size())
			if got, want := r.all(name), b.order[e.first:e.end]; !slices.Equal(got, want) {
				t.Errorf("%v: %q is at %v, want %v", d, name, got, want)
			}
			if !r.absent(name) || !r.absent(nil) {
				t.Errorf("%v: found %q with a letter more, or the letter alone", d, name)
			}
		}
		if got := b.measure().ByName; got != sum {
			t.Errorf("%v: counted %v bytes, read %v", d, got, sum)
		}
		listed := &reader{built: b}
		for i := range b.n {
			if err := listed.checkRecord(uint32(i)); err != nil {
				t.Error(err)
			}
		}
	}
}

// The kernel's own design reads what the kernel's own lookup reads.
func TestKernelsDesignIsTheKernels(t *testing.T) {
	tables := sampletest.Tables(t, sampletest.Teaching)
	all, _, err := Measure(tables, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var trace symtab.Trace
	sum := uint64(0)
	for i := range tables.NumSyms {
		tables.LookupBinary(tables.AppendName(nil, i), &trace)
		sum += trace.Cost.Bytes
	}
	at := slices.IndexFunc(all, func(m Measured) bool { return m.Design == Design{Tokens, ThreeBytes, 256} })
	if got := all[at].ByName; got != sum {
		t.Errorf("counted %v bytes, the kernel's lookups read %v", got, sum)
	}
	sizes := tables.Sizes()
	if want := sizes.NumSyms + sizes.Names + sizes.Markers + sizes.TokenTable + sizes.TokenIndex + sizes.SeqsOfNames + sizes.Offsets + sizes.RelativeBase; all[at].Memory != want {
		t.Errorf("memory is %d, the kernel's tables have %d", all[at].Memory, want)
	}
}

func TestMeasureRefusesAndStops(t *testing.T) {
	if _, _, err := Measure(&symtab.Tables{}, Options{}); err == nil {
		t.Error("designs of no symbols")
	}
	stop := errors.New("stopped")
	done := 0
	_, _, err := Measure(sampletest.Tables(t, sampletest.Teaching), Options{Progress: func(int, int, *Measured) error { done++; return stop }})
	if err != stop || done != 1 {
		t.Errorf("after %d designs: %v", done, err)
	}
}

// docs/study.md compares tokens with letters by these sizes.
func TestPackedNames(t *testing.T) {
	k := newKernel(sampletest.Tables(t, sampletest.Debian))
	for kind, want := range map[Names]int{Plain: 673484, Tokens: 704944} {
		s, err := k.store(kind, 256)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := packing.XZ(s.bytes); err != nil || got != want {
			t.Errorf("%v: packed to %d, %v; want %d", kind, got, err, want)
		}
	}
}
