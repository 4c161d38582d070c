package wire

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/kallscope/kallscope/symtab"
)

// FuzzAnswers builds tables of any text and asks for every frame. What is made must be read again, and what is refused
// has no frame.
func FuzzAnswers(f *testing.F) {
	files, err := filepath.Glob("../testdata/fixtures/*.map")
	if err != nil || len(files) == 0 {
		f.Fatal("no fixtures", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		if len(src) < 1<<14 {
			f.Add(src, []byte("tcp_v4_connect"), "ffffffff81000010", 0)
		}
	}
	f.Fuzz(func(t *testing.T, src, name []byte, address string, seq int) {
		if len(src) > 1<<14 {
			return
		}
		symbols, report, err := symtab.Import(src, symtab.Wanted{})
		if err != nil {
			readBack(t, "Error", KindError, Error(err))
			return
		}
		tables, err := symtab.Build(symbols, report.Release, report.Options)
		if err != nil {
			readBack(t, "Error", KindError, Error(err))
			return
		}
		readBack(t, "Tables", KindTables, Tables(tables, report, 1, func() uint32 { return 1 }))
		readBack(t, "Suggestions", KindSuggestions, Suggestions(tables, name, 8))
		trace, err := Trace(tables, name)
		either(t, "Trace", KindTrace, trace, err)
		opening, err := Opening(tables, name)
		either(t, "Opening", KindOpening, opening, err)
		trace, err = TraceAt(tables, seq)
		either(t, "TraceAt", KindTrace, trace, err)
		entry, err := Entry(tables, seq)
		either(t, "Entry", KindEntry, entry, err)
		if (err == nil) != (seq >= 0 && seq < tables.NumSyms) {
			t.Errorf("Entry(%d) of %d symbols: %v", seq, tables.NumSyms, err)
		}
		location, err := Location(tables, address)
		either(t, "Location", KindLocation, location, err)
	})
}

func either(t *testing.T, name string, kind Kind, f *Frame, err error) {
	t.Helper()
	if (f == nil) != (err != nil) {
		t.Fatalf("%s = %v beside error %v", name, f, err)
	}
	if err == nil {
		readBack(t, name, kind, f)
	}
}

func readBack(t *testing.T, name string, kind Kind, f *Frame) {
	t.Helper()
	if v, err := Read(f.Bytes()); err != nil || v.Kind != kind {
		t.Fatalf("%s: read back as %v, %v", name, v, err)
	}
}
