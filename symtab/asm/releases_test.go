package asm

import (
	"bytes"
	"os"
	"regexp"
	"testing"

	"github.com/kallscope/kallscope/internal/gzfile"
	"github.com/kallscope/kallscope/symtab"
)

func printFixture(t *testing.T, file, release string, o symtab.Options) []byte {
	t.Helper()
	src, err := os.ReadFile(fixtures + file)
	if err != nil {
		t.Fatal(err)
	}
	r, ok := symtab.FindRelease(release)
	if !ok {
		t.Fatalf("no release %s", release)
	}
	var out bytes.Buffer
	if err := Print(&out, build(t, src, r, o)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Releases without a tool among the goldens differ from one with a tool as their rules say, and in nothing else.
func TestReleasesBetween(t *testing.T) {
	sizes := regexp.MustCompile(`(?m)^\.size (kallsyms_\w+), \. - (kallsyms_\w+)\n\n`)
	notes := regexp.MustCompile(`\t/\* .* \*/`)
	base := symtab.Options{AllSymbols: true, BaseRelative: true}

	seventy3 := printFixture(t, "many.map", "7.3", symtab.Options{AllSymbols: true, PCRelative: true})
	seventy2 := printFixture(t, "many.map", "7.2", symtab.Options{AllSymbols: true, PCRelative: true})
	if got := sizes.ReplaceAll(seventy3, []byte("\n")); !bytes.Equal(got, seventy2) {
		t.Errorf("7.3 without its .size lines is not 7.2")
	}
	if n := len(sizes.FindAll(seventy3, -1)); n != 4 {
		t.Errorf("7.3 has %d .size lines at the ends of tables, want 4", n)
	}

	sixtwelve := printFixture(t, "many.map", "6.12", symtab.Options{AllSymbols: true})
	sixfive := printFixture(t, "many.map", "6.5", base)
	sixfour := printFixture(t, "many.map", "6.4", base)
	if !bytes.Equal(notes.ReplaceAll(sixtwelve, nil), sixfour) || bytes.Contains(sixfour, []byte("/*")) {
		t.Errorf("6.12 without its comments is not 6.4")
	}
	if !bytes.Equal(notes.ReplaceAll(sixfive, nil), sixfour) {
		t.Errorf("6.5 without its comments is not 6.4")
	}
	commented := regexp.MustCompile(`(?m)^\t\.(\w+).*\t/\* .* \*/$`)
	for _, line := range commented.FindAllSubmatch(sixfive, -1) {
		if string(line[1]) != "long" {
			t.Fatalf("6.5 has a comment on %q", line[0])
		}
	}
}

// TestWideCounts prints the tables of an old kernel of 64 bits: the number of symbols and the markers are native words there.
func TestWideCounts(t *testing.T) {
	src, err := os.ReadFile(fixtures + "many.map")
	if err != nil {
		t.Fatal(err)
	}
	r, _ := symtab.FindRelease("5.10")
	r.WideCounts = true
	tables := build(t, src, r, symtab.Options{AllSymbols: true, BaseRelative: true})
	var out bytes.Buffer
	if err := Print(&out, tables); err != nil {
		t.Fatal(err)
	}
	want := printFixture(t, "many.map", "5.10", symtab.Options{AllSymbols: true, BaseRelative: true})
	counts := regexp.MustCompile(`(kallsyms_num_syms:|kallsyms_markers:)\n(\t\.long\t\d+\n)+`)
	want = counts.ReplaceAllFunc(want, func(table []byte) []byte { return bytes.ReplaceAll(table, []byte(".long"), []byte("PTR")) })
	if len(counts.FindAll(want, -1)) > 0 || !bytes.Equal(out.Bytes(), want) {
		t.Error("more differs from 5.10 than the words of num_syms and markers")
	}
	if size := tables.Sizes(); size.NumSyms != 8 || size.Markers != 8*len(tables.Markers) || len(tables.Markers) < 2 {
		t.Errorf("%d and %d bytes, %d markers", size.NumSyms, size.Markers, len(tables.Markers))
	}
}

// All parts, printed in any number of pieces, are the whole file.
func TestParts(t *testing.T) {
	src := gzfile.MustRead(t, kernels+"debian-6.12.107-armmp.map.gz")
	r, _ := symtab.FindRelease("6.12")
	s, err := symtab.Parse(src, r, symtab.Options{})
	if err != nil {
		t.Fatal(err)
	}
	j, err := symtab.Begin(s, r, symtab.Options{})
	if err != nil {
		t.Fatal(err)
	}
	j.Index()
	p := JobPrinter(j)
	parts := p.Parts()
	texts := make([][]byte, len(parts))
	early := 0
	for i, part := range parts { // what needs no tokens
		if part.Table == symtab.TableOffsets || part.Table == symtab.TableSeqsOfNames {
			texts[i] = p.Append(nil, part)
			early++
		}
	}
	if err := j.Train(); err != nil {
		t.Fatal(err)
	}
	for i, part := range parts {
		if texts[i] == nil {
			texts[i] = p.Append(nil, part)
		}
	}
	var whole bytes.Buffer
	if err := Print(&whole, j.Tables); err != nil {
		t.Fatal(err)
	}
	if at := difference(bytes.Join(texts, nil), whole.Bytes()); at >= 0 || early < 2 {
		t.Errorf("%d parts printed early; differs from the whole at %d", early, at)
	}
}
