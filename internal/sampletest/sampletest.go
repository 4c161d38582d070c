// Package sampletest gives tests the tables of the page's samples.
package sampletest

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab"
)

// The names of samples.
const (
	Teaching = "teaching.map"                       // 24 symbols
	Debian   = "debian-6.12.117-cloud-amd64.map.gz" // 154,686 symbols
)

// Tables imports a sample as the page does, and builds its tables.
func Tables(t testing.TB, name string) *symtab.Tables {
	t.Helper()
	symbols, report, err := symtab.Import(read(t, name), symtab.Wanted{})
	if err != nil {
		t.Fatal(err)
	}
	tables, err := symtab.Build(symbols, report.Release, report.Options)
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

// read returns the text of a sample, unpacked.
func read(t testing.TB, name string) []byte {
	t.Helper()
	_, here, _, _ := runtime.Caller(0)
	f, err := os.Open(filepath.Join(filepath.Dir(here), "../../static/samples", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
