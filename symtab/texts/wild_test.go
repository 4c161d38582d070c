package texts

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab"
)

// wanted are the symbols of the files in testdata/wild, as their EXPECTED.md has them.
const wanted = `ffffffff81000000 T _text
ffffffff81000000 T _stext
ffffffff81000040 T secondary_startup_64
ffffffff81001000 t vfs_read_helper
ffffffff81002000 T vfs_read
ffffffff81003000 T vfs_write
ffffffff81004000 t do_thing.isra.0
ffffffff81005000 t do_thing.cold
ffffffff81006000 T ksys_read
ffffffff81007000 T _etext
ffffffff82000000 R linux_banner
ffffffff82100000 D init_task
ffffffff82200000 B jiffies_b
ffffffff82300000 B _end
`

// mapOf imports a text, builds its tables and prints them as a map.
func mapOf(t *testing.T, src []byte) (text string, notes []symtab.Note) {
	t.Helper()
	symbols, report, err := Import(src, symtab.Wanted{})
	if err != nil {
		t.Fatal(err)
	}
	return printed(t, symbols, report), report.Notes
}

func printed(t *testing.T, symbols *symtab.Symbols, report *symtab.Report) string {
	t.Helper()
	tables, err := symtab.Build(symbols, report.Release, report.Options)
	if err != nil {
		t.Fatal(err)
	}
	var out []byte
	for i := range tables.NumSyms {
		out = tables.AppendMapLine(out, i)
	}
	return string(out)
}

// plainOf is what the builder makes of a plain map, in the same print.
func plainOf(t *testing.T, src string) string {
	t.Helper()
	symbols, report, err := symtab.Import([]byte(src), symtab.Wanted{})
	if err != nil {
		t.Fatal(err)
	}
	return printed(t, symbols, report)
}

func TestWild(t *testing.T) {
	lines := strings.SplitAfter(wanted, "\n")
	short := strings.Join(lines[:13], "")
	zeros := strings.Join(func() (z []string) {
		for _, l := range lines[:14] {
			z = append(z, "0000000000000000"+l[16:])
		}
		return z
	}(), "")
	allText := func(s string) string {
		for _, c := range "tRDB" {
			s = strings.ReplaceAll(s, fmt.Sprintf(" %c ", c), " T ")
		}
		return s
	}
	for _, c := range []struct{ file, want, says, also string }{
		{"01-utf16le-bom.map", wanted, "taken off: UTF-16", ""},
		{"02b-mac-cr.map", wanted, "line ends of CR alone", ""},
		{"04b-null.map", zeros, "a System.map", "addresses are zero"},
		{"05-trunc.map", short, "a System.map", "the last line is cut"},
		{"05b-trunc-addr.map", short, "a System.map", "the last line is cut"},
		{"06c-nm-A.txt", wanted, "nm -A; taken off: file names", ""},
		{"06e-nm-l.txt", wanted, "nm -l; taken off: places in the source", ""},
		{"06f-nm-posix.txt", wanted, "nm -P", ""},
		{"06j-nm-decimal.txt", wanted, "nm -t d", ""},
		{"07-readelf.txt", allText(wanted), "readelf -s", "no type letters"},
		{"07f-dmesg-prefixed.txt", wanted, "kernel log times", ""},
		{"07i-cat-n.txt", wanted, "line numbers", ""},
		{"07m-ansi-color.txt", strings.NewReplacer(" t ", " t vfs_", " T ", " T vfs_", " R ", " R vfs_", " D ", " D vfs_", " B ", " B vfs_").Replace(wanted),
			"colours", ""}, // each name in the file has vfs_ before it, vfs in red
		{"11c-md-fence.txt", wanted, "code fences", ""},
	} {
		t.Run(c.file, func(t *testing.T) {
			src, err := os.ReadFile("../testdata/wild/" + c.file)
			if err != nil {
				t.Fatal(err)
			}
			before := bytes.Clone(src)
			got, notes := mapOf(t, src)
			if want := plainOf(t, c.want); got != want {
				t.Errorf("read as\n%swant\n%s", got, want)
			}
			if !bytes.Equal(src, before) {
				t.Error("the input was changed")
			}
			if len(notes) == 0 || notes[0].Code != NoteForm || !strings.Contains(notes[0].Message, c.says) {
				t.Errorf("the first note is %+v, want one that says %q", notes[0], c.says)
			}
			if !strings.Contains(fmt.Sprint(notes), c.also) {
				t.Errorf("notes %+v, want one that says %q", notes, c.also)
			}
		})
	}
}
