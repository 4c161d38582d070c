package symtab

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// dressed gives every line another form with the same meaning, which row does not read but fields does.
func dressed(src []byte) []byte {
	lines := bytes.Split(src, []byte("\n"))
	for i, line := range lines {
		lines[i] = bytes.Replace(line, []byte(" "), []byte("\t"), 1)
	}
	return bytes.Join(lines, []byte("\n"))
}

// sameImport compares the results of two readings of a map, except for the lines that notes quote.
func sameImport(t *testing.T, src, other []byte) {
	t.Helper()
	symbols, report, err := Import(src, Wanted{})
	otherSymbols, otherReport, otherErr := Import(other, Wanted{})
	if fmt.Sprint(err) != fmt.Sprint(otherErr) {
		t.Fatalf("%.200q: %v; dressed: %v", src, err, otherErr)
	}
	if err != nil {
		return
	}
	if !reflect.DeepEqual(symbols, otherSymbols) {
		t.Fatalf("%.200q: symbols %.200q, dressed %.200q", src, symbols.Text, otherSymbols.Text)
	}
	for i := range otherReport.Notes {
		otherReport.Notes[i].Text = strings.Replace(otherReport.Notes[i].Text, "\t", " ", 1)
	}
	if !reflect.DeepEqual(report.Notes, otherReport.Notes) || report.Release.Name != otherReport.Release.Name {
		t.Fatalf("%.200q: %+v, dressed %+v", src, report, otherReport)
	}
}

// row and fields read the same from real maps.
func TestRowsOfKernels(t *testing.T) {
	for _, name := range kernels {
		src, _, _, _ := kernel(t, name)
		sameImport(t, src, dressed(src))
	}
}

// They read the same wherever a name ends within the words that row reads at once, and for any letter at any place.
func TestRowsOfEveryLength(t *testing.T) {
	const before, after = "ffffffff81000000 T _text\n", "ffffffff81000020 T tail\nffffffff82000000 D a_name_long_enough_for_a_whole_run_of_letters\n"
	for size := 1; size <= 70; size++ {
		name := []byte(strings.Repeat("abcdefgh_", 8)[:size])
		for place := range name {
			for _, c := range []byte("a.$ \t\r\x00\x1f\"<\\`]\x7f\x80\xff") {
				odd := bytes.Clone(name)
				odd[place] = c
				src := []byte(before + "ffffffff81000010 t " + string(odd) + "\n" + after)
				sameImport(t, src, dressed(src))
			}
		}
	}
}
