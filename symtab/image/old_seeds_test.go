package image

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

// seedSymbols is how many symbols a seed has: two blocks, and the beginning of a third.
const seedSymbols = 2*markedRecords + 10

// cutSeed cuts a kernel of testdata/old down to its banner and the tables of its first symbols, as they lie in it.
func cutSeed(m *Image) []byte {
	parts := map[symtab.Table]Part{}
	for _, p := range m.Parts {
		parts[p.Table] = p
	}
	num, names := parts[symtab.TableNumSyms], parts[symtab.TableNames]
	align := names.Offset - num.Offset
	file := append([]byte("\x7f"+m.Banner+"\n\x00"), make([]byte, 64)...)
	place := func(table symtab.Table, size int) {
		p := parts[table]
		for (len(file)-p.Offset)%align != 0 {
			file = append(file, 0)
		}
		file = append(file, m.Bytes(p)[:size]...)
	}
	place(symtab.TableOffsets, parts[symtab.TableOffsets].Size/m.Tables.NumSyms*seedSymbols)
	if p, has := parts[symtab.TableRelativeBase]; has {
		place(symtab.TableRelativeBase, p.Size)
	}
	place(symtab.TableNumSyms, num.Size)
	putNumber(file[len(file)-num.Size:], seedSymbols, m.BigEndian)
	place(symtab.TableNames, m.Tables.Record(seedSymbols))
	place(symtab.TableMarkers, parts[symtab.TableMarkers].Size/len(m.Tables.Markers)*3)
	place(symtab.TableTokenTable, parts[symtab.TableTokenTable].Size)
	place(symtab.TableTokenIndex, indexSize)
	return file
}

// putNumber writes a number of at most 16 bits over all bytes given.
func putNumber(b []byte, v int, bigEndian bool) {
	clear(b)
	low, high := 0, 1
	if bigEndian {
		low, high = len(b)-1, len(b)-2
	}
	b[low], b[high] = byte(v), byte(v>>8)
}

// seedKernels are old kernels of each layout.
var seedKernels = []string{"i386-2.6.17", "powerpc-2.6.28", "x86_64-2.6.38", "arm-4.14", "x86_64-5.5", "synthetic-arm64", "synthetic-percpu", "synthetic-ppc64"}

var writeSeeds = flag.Bool("write-seeds", false, "write testdata/old/seeds anew from the kernels in testdata/old")

// savedSeed reads what cutSeed made: to cut it anew takes a second.
func savedSeed(f testing.TB, name string) []byte {
	f.Helper()
	file, err := os.ReadFile(seedPath(name))
	if err != nil {
		f.Fatal(err)
	}
	return file
}

func seedPath(name string) string { return "testdata/old/seeds/" + name + ".img" }

// seedParts is a seed, and where its tables are.
func seedParts(f testing.TB, name string) *imagetest.Made {
	f.Helper()
	made := &imagetest.Made{Data: savedSeed(f, name), Parts: map[symtab.Table][2]int{}}
	m, err := Open(made.Data, Options{})
	if err != nil {
		f.Fatal(err)
	}
	for _, p := range m.Parts {
		made.Parts[p.Table] = [2]int{p.Offset, p.Size}
	}
	return made
}

// checkSeed verifies a seed of the fuzzing: the saved file is what cutSeed cuts from the kernel m. It reads as the
// first symbols of that kernel, of the same release.
func checkSeed(t *testing.T, m *Image, name string, want []byte) {
	t.Helper()
	file := cutSeed(m)
	if *writeSeeds {
		if err := os.WriteFile(seedPath(name), file, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(file, savedSeed(t, name)) {
		t.Errorf("%s is not what is cut from the kernel; write it with -write-seeds", seedPath(name))
	}
	seed, err := Open(file, Options{})
	if err != nil {
		t.Fatalf("the seed, %d bytes: %v", len(file), err)
	}
	got := mapOf(seed.Tables, 2*seed.Word)
	if seed.Tables.NumSyms != seedSymbols || !bytes.HasPrefix(want, got) || seed.Tables.Release.Name != m.Tables.Release.Name {
		t.Errorf("the seed has %d symbols, read as %s", seed.Tables.NumSyms, seed.Tables.Release.Name)
	}
}
