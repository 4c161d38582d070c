package wire

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/study"
	"github.com/kallscope/kallscope/symtab/study/designs"
	"github.com/kallscope/kallscope/symtab/whatif"
)

var update = flag.Bool("update", false, "write the golden frames anew; read the diff before committing it")

// teaching builds the tables of the small sample map by the rules of a release, which "" leaves to the importer.
func teaching(t *testing.T, release string) (*symtab.Tables, *symtab.Report) {
	t.Helper()
	source, err := os.ReadFile("../../static/samples/teaching.map")
	if err != nil {
		t.Fatal(err)
	}
	symbols, report, err := symtab.Import(source, symtab.Wanted{Release: release})
	if err != nil {
		t.Fatal(err)
	}
	tables, err := symtab.Build(symbols, report.Release, report.Options)
	if err != nil {
		t.Fatal(err)
	}
	return tables, report
}

func must(t *testing.T) func(*Frame, error) *Frame {
	return func(f *Frame, err error) *Frame {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
}

// goldenFrames are decoded by web/wire/decode.test.ts too.
func goldenFrames(t *testing.T) map[string]*Frame {
	tables, report := teaching(t, "")
	old, oldReport := teaching(t, "6.1")
	indexed, _ := teaching(t, "6.1")
	if err := indexed.BuildIndex(); err != nil {
		t.Fatal(err)
	}
	costs := study.Count(tables, tables.Columns())
	return map[string]*Frame{
		"costs":       Costs(costs, costs.Sum(tables.Columns().Type), study.Sort(tables)),
		"training":    Training(study.Train(tables, tables.Columns(), func(int, int) {})),
		"contests":    contestsFrame(t, tables),
		"shrinking":   Shrinking(study.Shrinking(tables, tables.Columns(), []int{3, 0})),
		"releases":    Releases(tables.Release),
		"tables":      Tables(tables, report, 0x0123456789abcdef, func() uint32 { return 4096 }),
		"found":       must(t)(Trace(tables, []byte("tcp_v4_connect"))),
		"duplicate":   must(t)(TraceAt(tables, lastOf(tables, "init_once"))),
		"absent":      must(t)(Trace(tables, []byte("no_such_symbol"))),
		"empty-name":  must(t)(Trace(tables, nil)),
		"opening":     must(t)(Opening(tables, []byte("tcp_v4_connect"))),
		"suggestions": Suggestions(tables, []byte("tcp"), 8),
		"entry":       must(t)(Entry(tables, 3)),
		"located":     must(t)(Location(tables, hexAddress(tables.Address(3)+1))),
		"nowhere":     must(t)(Location(tables, "0x1")),
		"no-index":    Tables(old, oldReport, 0, func() uint32 { return 4096 }),
		"index-built": Tables(indexed, oldReport, 0, func() uint32 { return 4096 }),
		"searched":    must(t)(Trace(indexed, []byte("tcp_v4_connect"))),
		"scan-only":   must(t)(Trace(old, []byte("tcp_v4_connect"))),
		"timing":      Timing(5_000_000_123, 8, 6_001, 1<<33),
		"image":       teachingImage().Frame(),
		"image-raw":   (&Image{FileSize: 9, RawSize: 9, Built: true, Format: "ELF32 big-endian"}).Frame(),
		"comparison":  Comparison([]Compared{{Name: "kallsyms_names", Size: 12, OtherSize: 12, Difference: -1}, {"kallsyms_offsets", 8, 4, 4, "a reason"}}),
		"played-none": Played(&study.Own{Next: nextPairs[:1]}),
		"played-one":  Played(&study.Own{Rounds: playedRounds[:1], Next: nextPairs}),
		"played":      Played(&study.Own{Rounds: playedRounds, Next: nextPairs}),
		"written":     Written(tables, "tcp_\u00ffv4"),
		"designs":     designsFrame(t, tables, func(table []byte) (int, error) { return len(table) / 10, nil }, "a tenth"),
		"unpacked":    designsFrame(t, tables, nil, ""),
		"built":       builtFrame(t, tables),
		"growth":      Growth([]study.Grown{{Symbols: 12, Probes: 4, Losers: 7, Tables: 1500, Search: 2000, Scan: 1 << 40}}),
		"binary":      Error(symtab.Sniff([]byte("\x7fELF\x00"))),
		"other-text":  Error(importError("1\tffffffff81000000 T _text")),
		"choose": (&Choices{&symtab.ParseError{Code: "choose", Cause: "there are 2", Hint: "say which"},
			[]Choice{{"boot/vmlinuz-6.1", 1 << 33, "kernel"}, {"boot/<b>\uFFFD", 5875, "map"}}}).Frame(),
		"error": Error(&symtab.ParseError{Code: "format", Line: 7, Text: "zz T \"<b>\"", Cause: "a cause", Hint: "a hint"}),
	}
}

// A learner's rounds: one that replaced seven pairs, one with halves that are no bytes; then a pair that became rarer, and one that is new.
var (
	playedRounds = []study.Played{{Slot: 255, First: 'a', Second: 'b', Count: 7, Left: 70000}, {Left: 70000}}
	nextPairs    = []study.Next{{Choice: study.Choice{First: 'b', Second: 'c', Count: 3}, Before: 9}, {Choice: study.Choice{First: 255, Second: 'c', Count: 2}}}
)

func contestsFrame(t *testing.T, tables *symtab.Tables) *Frame {
	t.Helper()
	contests, ok := study.Contests(tables, tables.Columns(), func(int, int) {})
	if !ok {
		t.Fatal("the rounds are not those of the names")
	}
	return Contests(tables, contests)
}

func builtFrame(t *testing.T, tables *symtab.Tables) *Frame {
	t.Helper()
	other, err := whatif.Build(tables, whatif.Choice{Longest: 4}, nil)
	if err != nil {
		t.Fatal(err)
	}
	packed, err := whatif.Gzipped(other)
	if err != nil {
		t.Fatal(err)
	}
	return Built(other, packed, whatif.Compressor)
}

func designsFrame(t *testing.T, tables *symtab.Tables, pack func([]byte) (int, error), compressor string) *Frame {
	t.Helper()
	all, facts, err := designs.Measure(tables, designs.Options{Pack: pack})
	if err != nil {
		t.Fatal(err)
	}
	return Designs(all, facts, compressor)
}

// importError is what Import says of a text.
func importError(text string) error {
	_, _, err := symtab.Import([]byte(text), symtab.Wanted{})
	return err
}

func teachingImage() *Image {
	return &Image{
		FileSize: 1000, RawSize: 1 << 20, Format: "ELF64 little-endian x86-64", Banner: "Linux version 6.12.117 (<b>) #1 SMP", Why: "the kernel says so",
		Layers: []Layer{{"bzImage", 100, 800}, {"zstd", 0, 800}}, Proofs: []string{"one", "two"}, Guesses: []string{"perhaps"},
		Parts: []Part{{"kallsyms_num_syms", 4096, 4, 0xffffffff81001000, true}, {"kallsyms_names", 4104, 5000, 0, false}},
	}
}

func lastOf(t *symtab.Tables, name string) int {
	_, last, ok := t.Range([]byte(name))
	if !ok {
		return -1
	}
	return t.Seq(last)
}

func hexAddress(v uint64) string {
	const digits = "0123456789abcdef"
	var b []byte
	for shift := 60; shift >= 0; shift -= 4 {
		b = append(b, digits[v>>shift&15])
	}
	return string(b)
}

func TestGoldenFrames(t *testing.T) {
	for name, frame := range goldenFrames(t) {
		path := filepath.Join("testdata", name+".frame")
		got := frame.Bytes()
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from its golden frame (%d bytes, want %d); if that is meant, raise Version or run with -update", name, len(got), len(want))
		}
		if _, err := Read(got); err != nil {
			t.Errorf("Read(%s): %v", name, err)
		}
	}
}

// expectation has the values that the page must read from the golden frames. They come from the tables, not from the frames.
type expectation struct {
	NumSyms     int      `json:"numSyms"`
	Release     string   `json:"release"`
	Names       []string `json:"names"`
	Types       string   `json:"types"`
	Addresses   []string `json:"addresses"`
	Order       []int    `json:"order"`
	LinearBytes []uint64 `json:"linearBytes"`
	TokenText   []string `json:"tokenText"`
	Found       lookup   `json:"found"`
	Duplicate   lookup   `json:"duplicate"`
	Absent      lookup   `json:"absent"`
}

type lookup struct {
	Query          string   `json:"query"`
	Seq            int      `json:"seq"`
	Address        string   `json:"address"`
	Probes         int      `json:"probes"`
	Walks          int      `json:"walks"`
	Names          []string `json:"names"`
	BinaryBytes    uint64   `json:"binaryBytes"`
	LinearBytes    uint64   `json:"linearBytes"`
	LinearExpanded uint64   `json:"linearExpanded"`
}

func expect(t *symtab.Tables) expectation {
	e := expectation{NumSyms: t.NumSyms, Release: t.Release.Name, LinearBytes: []uint64{0}}
	var read uint64
	for entry := range t.Walk {
		e.Names = append(e.Names, string(entry.Text[1:]))
		e.Types += string(entry.Text[:1])
		e.Addresses = append(e.Addresses, hexAddress(t.Address(entry.Seq)))
		e.Order = append(e.Order, t.Seq(entry.Seq))
		read += uint64(entry.Bytes)
		e.LinearBytes = append(e.LinearBytes, read)
	}
	for slot := range 256 {
		e.TokenText = append(e.TokenText, string(t.Token(byte(slot))))
	}
	e.Found = expectLookup(t, "tcp_v4_connect")
	e.Duplicate = expectLookup(t, "init_once")
	e.Absent = expectLookup(t, "no_such_symbol")
	return e
}

func expectLookup(t *symtab.Tables, name string) lookup {
	var trace symtab.Trace
	var cost symtab.Cost
	l := lookup{Query: name, Seq: -1}
	if seq, ok := t.LookupLinear([]byte(name), &cost); ok {
		l.Seq, l.Address = seq, hexAddress(t.Address(seq))
	}
	t.LookupBinary([]byte(name), &trace)
	for _, f := range trace.Fetches {
		l.Names = append(l.Names, string(t.AppendName(nil, int(f.Seq))))
		if f.Walk {
			l.Walks++
		} else {
			l.Probes++
		}
	}
	l.BinaryBytes, l.LinearBytes, l.LinearExpanded = trace.Cost.Bytes, cost.Bytes, cost.Expanded
	return l
}

func TestGoldenExpectations(t *testing.T) {
	tables, _ := teaching(t, "")
	got, err := json.MarshalIndent(expect(tables), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", "expected.json")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("what the page must read has changed; run with -update and read the diff")
	}
}
