package texts

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/kallscope/kallscope/symtab"
)

// FuzzImport reads any text: what is accepted builds tables that hold together, what is refused says why, and nothing is
// told of lines that are not there.
func FuzzImport(f *testing.F) {
	for _, pattern := range []string{tools + "*.txt", "../testdata/wild/*.txt", "../testdata/wild/*.map", "../testdata/fixtures/grammar-*.map", "../testdata/hostile/*.map"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatal(pattern, err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(src)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		before := bytes.Clone(src)
		IsText(src)
		symbols, report, err := Import(src, symtab.Wanted{})
		if (symbols == nil) != (err != nil) || (report == nil) != (err != nil) || !bytes.Equal(src, before) {
			t.Fatalf("symbols %v, report %v beside error %v, or the input changed", symbols, report, err)
		}
		if err != nil {
			var e *symtab.ParseError
			if !errors.As(err, &e) || e.Code == "" || e.Code == symtab.CodeOther || e.Cause == "" || e.Hint == "" || len(e.Text) > 160 {
				t.Fatalf("error %#v", err)
			}
			return
		}
		if report.Notes[0].Code != NoteForm {
			t.Fatalf("the first note is %+v", report.Notes[0])
		}
		for _, n := range report.Notes {
			if n.Code == "" || n.Count < 1 || n.Message == "" || n.Line > report.Lines || len(n.Text) > 160 {
				t.Fatalf("note %+v of %d lines", n, report.Lines)
			}
		}
		tables, err := symtab.Build(symbols, report.Release, report.Options)
		if err != nil {
			t.Fatalf("what was read is not ready for Build: %v", err)
		}
		if err := tables.Check(); err != nil && len(tables.TokenTable) < 1<<16 {
			t.Fatal(err)
		}
	})
}
