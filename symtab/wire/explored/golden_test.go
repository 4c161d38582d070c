package explored

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/compare"
	"github.com/kallscope/kallscope/symtab/explore"
	"github.com/kallscope/kallscope/symtab/wire"
)

var update = flag.Bool("update", false, "write the golden frames anew; read the diff before committing it")

func teaching(t *testing.T) *explore.Map {
	t.Helper()
	source, err := os.ReadFile("../../../static/samples/teaching.map")
	if err != nil {
		t.Fatal(err)
	}
	return opened(t, source)
}

func opened(t *testing.T, source []byte) *explore.Map {
	t.Helper()
	symbols, report, err := symtab.Import(source, symtab.Wanted{})
	if err != nil {
		t.Fatal(err)
	}
	tables, err := symtab.Build(symbols, report.Release, report.Options)
	if err != nil {
		t.Fatal(err)
	}
	m, err := explore.New(tables)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func matches(m *explore.Map, query string, by explore.Column, down bool) *wire.Frame {
	run := m.Begin(explore.Parse(query))
	return Matches(m, run, by, down, !run.Go(nil))
}

// differing compares the teaching map without one of its functions with the whole map.
func differing(t *testing.T, m *explore.Map) *compare.Result {
	t.Helper()
	var text []byte
	for i := range m.Len() {
		if string(m.Name(i)) != "vfs_read" {
			text = m.Tables.AppendMapLine(text, i)
		}
	}
	r, err := compare.Maps(opened(t, text), m, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The frames are decoded by web/wire/exploreAnswers.test.ts too, which says what is in them.
func TestGolden(t *testing.T) {
	m := teaching(t)
	copies := m.Match(explore.Parse("=init_once"))
	if len(copies) < 2 {
		t.Fatal("the teaching map has no two symbols of this name")
	}
	for name, frame := range map[string]*wire.Frame{
		"columns":       Columns(m),
		"matches":       matches(m, "t", explore.ByAddress, false),
		"matches-sized": matches(m, "size>x", explore.BySize, true),
		"matches-group": matches(m, "group type:TtW", explore.ByAddress, false),
		"card":          Card(m, int(copies[1])),
		"miss":          Missing(m, "vfs_reed"),
		"compared":      Compared(differing(t, m)),
		"changes":       Changes(differing(t, m), compare.Added, "size>x", compare.ByCost, false),
		"shares":        Shares(m),
		"places":        Places(m.Locate("init_once+0x2/0x10\nnowhere+0x0/0x10", 0, false)),
	} {
		path := filepath.Join("testdata", name+".frame")
		if *update {
			if err := os.WriteFile(path, frame.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(frame.Bytes(), want) {
			t.Errorf("%s differs from the golden frame", name)
		}
	}
	if Card(m, -1) != nil || Card(m, m.Len()) != nil || Missing(m, "init_once") != nil {
		t.Error("a frame of what is not there")
	}
}
