package image

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

// oldSeed cuts a kernel of testdata/old down to its banner and the tables of its first symbols, as they lie in it.
func oldSeed(f testing.TB, name string) []byte {
	f.Helper()
	const symbols = 2*markedRecords + 10
	m, err := Open(unxz(f, name+".img.xz"), Options{})
	if err != nil {
		f.Fatal(err)
	}
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
	place(symtab.TableOffsets, parts[symtab.TableOffsets].Size/m.Tables.NumSyms*symbols)
	if p, has := parts[symtab.TableRelativeBase]; has {
		place(symtab.TableRelativeBase, p.Size)
	}
	place(symtab.TableNumSyms, num.Size)
	putNumber(file[len(file)-num.Size:], symbols, m.BigEndian)
	place(symtab.TableNames, m.Tables.Record(symbols))
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

// savedSeed reads what oldSeed made: to cut it anew takes a second.
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

// TestOldSeeds: what fuzzing begins with is read like the kernels it was cut from.
func TestOldSeeds(t *testing.T) {
	for _, name := range seedKernels {
		file := oldSeed(t, name)
		if *writeSeeds {
			if err := os.WriteFile(seedPath(name), file, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(file, savedSeed(t, name)) {
			t.Errorf("%s is not what is cut from the kernel; write it with -write-seeds", seedPath(name))
		}
		m, err := Open(file, Options{})
		if err != nil {
			t.Errorf("%s, %d bytes: %v", name, len(file), err)
			continue
		}
		want := unxz(t, name+".map.xz")
		if got := mapOf(m.Tables, 2*m.Word); m.Tables.NumSyms != 2*markedRecords+10 || !bytes.HasPrefix(want, got) || m.Tables.Release.Name != oldKernels[name].release {
			t.Errorf("%s: %d symbols, read as %s", name, m.Tables.NumSyms, m.Tables.Release.Name)
		}
	}
}
