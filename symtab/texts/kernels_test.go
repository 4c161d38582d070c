package texts

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/internal/gzfile"
	"github.com/kallscope/kallscope/symtab"
)

// kernelMap returns a real kernel's map.
func kernelMap(t testing.TB, name string) string {
	t.Helper()
	return string(gzfile.MustRead(t, "../testdata/kernels/"+name+".map.gz"))
}

// rewrite makes a text of each line's address, type and name.
func rewrite(src string, format func(addr uint64, width int, kind, name string) string) string {
	var b strings.Builder
	for line := range strings.Lines(src) {
		f := strings.Fields(line)
		var addr uint64
		if _, err := fmt.Sscanf(f[0], "%x", &addr); err != nil {
			panic(err)
		}
		b.WriteString(format(addr, len(f[0]), f[1], strings.Join(f[2:], " ")))
		b.WriteByte('\n')
	}
	return b.String()
}

// A whole kernel in each form gives the tables that its map gives, of 64 bits and of 32. The texts are written here, as
// testdata/tools shows the tools write them.
func TestKernels(t *testing.T) {
	for _, kernel := range []string{"debian-6.12.107-armmp", "debian-5.10.262-amd64"} {
		src := kernelMap(t, kernel)
		want := plainOf(t, src)
		for _, c := range []struct {
			name   string
			format func(addr uint64, width int, kind, name string) string
		}{
			{"nm -P", func(a uint64, _ int, k, n string) string { return fmt.Sprintf("%s %s %x ", n, k, a) }},
			{"nm -t d", func(a uint64, w int, k, n string) string {
				if w == 16 {
					return fmt.Sprintf("%016d %s %s", int64(a), k, n)
				}
				return fmt.Sprintf("%08d %s %s", a, k, n)
			}},
			{"nm -t d, unsigned", func(a uint64, w int, k, n string) string { return fmt.Sprintf("%0*d %s %s", w, a, k, n) }},
			{"nm -t o", func(a uint64, w int, k, n string) string { return fmt.Sprintf("%0*o %s %s", w, a, k, n) }},
			{"nm -f sysv", func(a uint64, w int, k, n string) string {
				return fmt.Sprintf("%-20s|%0*x|   %s  |            NOTYPE|                |     |.text", n, w, a, k)
			}},
			{"nm -A -S", func(a uint64, w int, k, n string) string {
				return fmt.Sprintf("vmlinux:%0*x %0*x %s %s", w, a, w, 16, k, n)
			}},
			{"without zeros in front", func(a uint64, _ int, k, n string) string { return fmt.Sprintf("%x\t%s\t%s", a, k, n) }},
		} {
			t.Run(kernel+" "+c.name, func(t *testing.T) {
				got, _ := mapOf(t, []byte(rewrite(src, c.format)))
				if got != want {
					t.Errorf("%d bytes of map, want %d: first differ at %d", len(got), len(want), firstDifference(got, want))
				}
			})
		}
	}
}

func firstDifference(a, b string) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// nm sorts by name unless told otherwise, and -p leaves the order of the file: both give the order of nm -n, in which
// symbols at one address are by name.
func TestOrder(t *testing.T) {
	src := kernelMap(t, "debian-6.12.107-armmp")
	want := plainOf(t, src)
	lines := strings.SplitAfter(strings.TrimSuffix(src, "\n"), "\n")
	lines[len(lines)-1] += "\n"
	numbered := func(lines []string) []byte {
		var b bytes.Buffer
		for i, l := range lines {
			fmt.Fprintf(&b, "%d\t%s", i+1, l)
		}
		return b.Bytes()
	}
	slices.SortStableFunc(lines, func(a, b string) int { return strings.Compare(strings.Fields(a)[2], strings.Fields(b)[2]) })
	byName, _ := mapOf(t, numbered(lines))
	slices.Reverse(lines)
	reversed, _ := mapOf(t, numbered(lines))
	if byName != want || reversed != want {
		t.Errorf("the order of the lines changes the tables (by name at %d, reversed at %d)", firstDifference(byName, want), firstDifference(reversed, want))
	}
}

func BenchmarkImport(b *testing.B) {
	src := []byte(rewrite(kernelMap(b, "debian-5.10.262-amd64"), func(a uint64, _ int, k, n string) string { return fmt.Sprintf("vmlinux:%016x %s %s", a, k, n) }))
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Import(src, symtab.Wanted{}); err != nil {
			b.Fatal(err)
		}
	}
}
