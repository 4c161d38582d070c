package wire

import (
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab"
)

// A token may have more than 255 letters: four names of one repeated letter make tokens nearly as long as the names.
func TestLongTokens(t *testing.T) {
	name := strings.Repeat("a", 500)
	var source strings.Builder
	for _, digit := range "0123" {
		source.WriteString("ffffffff8100000" + string(digit) + " T " + name + "\n")
	}
	symbols, report, err := symtab.Import([]byte(source.String()), symtab.Wanted{})
	if err != nil {
		t.Fatal(err)
	}
	tables, err := symtab.Build(symbols, report.Release, report.Options)
	if err != nil {
		t.Fatal(err)
	}
	view, err := Read(must(t)(Trace(tables, []byte(name))).Bytes())
	if err != nil {
		t.Fatal(err)
	}
	lens, _ := view.Section(SecFetchLens, 2)
	text, _ := view.Section(SecFetchText, 1)
	sum := 0
	for i := 0; i < len(lens); i += 2 {
		sum += int(read16(lens[i:]))
	}
	if sum != len(text) || sum == 0 {
		t.Errorf("token lengths add up to %d, the text has %d bytes", sum, len(text))
	}
}

// A walk back over this many equal names has more steps than a page can hold.
func TestTooManyEqualNames(t *testing.T) {
	for _, n := range []int{maxEqual, maxEqual + 1} {
		source := "ffffffff81000000 T y\n" + strings.Repeat("ffffffff81000010 T x\n", n)
		symbols, report, err := symtab.Import([]byte(source), symtab.Wanted{})
		if err != nil {
			t.Fatal(err)
		}
		tables, err := symtab.Build(symbols, report.Release, report.Options)
		if err != nil {
			t.Fatal(err)
		}
		must(t)(Trace(tables, []byte("y")))
		Tables(tables, report, 0, func() uint32 { return 0 }) // in no time that grows with the square of n
		_, err = Trace(tables, []byte("x"))
		_, errAt := TraceAt(tables, 1)
		if tooMany := n > maxEqual; (err != nil) != tooMany || (errAt != nil) != tooMany {
			t.Errorf("%d equal names: %v, %v", n, err, errAt)
		}
	}
}
