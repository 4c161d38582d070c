package asm

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab"
)

const fixtures = "../testdata/fixtures/"

// toolRelease names the release each build of the real tool belongs to.
var toolRelease = map[string]string{"k510": "5.10", "k61deb": "6.1-stable", "k62": "6.2", "k612": "6.12", "k72": "7.2"}

// quirk reports whether the output of the real tool depends on a property that is not reproduced: where a name was missing,
// its old grammar took the address of the next line as the name.
func quirk(name string) bool {
	return strings.HasPrefix(name, "grammar-noname") && !strings.Contains(name, ".k612") && !strings.Contains(name, ".k72")
}

// command reads "micro.k612_all-symbols.S" as a map, a release and options.
func command(t *testing.T, name string) (file string, r symtab.Release, o symtab.Options) {
	t.Helper()
	file, run, _ := strings.Cut(strings.TrimSuffix(name, ".S"), ".")
	words := strings.Split(run, "_")
	r, ok := symtab.FindRelease(toolRelease[words[0]])
	if !ok {
		t.Fatalf("%s: no release for %s", name, words[0])
	}
	for _, flag := range words[1:] {
		switch flag {
		case "all-symbols":
			o.AllSymbols = true
		case "absolute-percpu":
			o.AbsolutePercpu = true
		case "base-relative":
			o.BaseRelative = true
		case "lto-clang":
			o.LTOClang = true
		case "pc-relative":
			o.PCRelative = true
		case "":
		default:
			t.Fatalf("%s: unknown flag %q", name, flag)
		}
	}
	return file, r, o
}

func build(t testing.TB, src []byte, r symtab.Release, o symtab.Options) *symtab.Tables {
	t.Helper()
	s, err := symtab.Parse(src, r, o)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := symtab.Build(s, r, o)
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

// Prints every assembler file that the real tool printed for the fixtures, byte for byte.
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob(fixtures + "S/*.S")
	if err != nil || len(paths) != 186 {
		t.Fatalf("%d assembler files (%v), want 186", len(paths), err)
	}
	for _, path := range paths {
		name := filepath.Base(path)
		if quirk(name) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			file, r, o := command(t, name)
			src, err := os.ReadFile(fixtures + file + ".map")
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			if err := Print(&got, build(t, src, r, o)); err != nil {
				t.Fatal(err)
			}
			if at := difference(got.Bytes(), want); at >= 0 {
				t.Errorf("differs from byte %d: %.200q, want %.200q", at, got.Bytes()[at:], want[at:])
			}
		})
	}
}

// difference returns where two texts begin to differ, -1 if they are equal.
func difference(a, b []byte) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	if len(a) != len(b) {
		return n
	}
	return -1
}
