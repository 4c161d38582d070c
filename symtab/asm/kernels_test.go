package asm

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/internal/gzfile"
	"github.com/kallscope/kallscope/symtab"
)

const kernels = "../testdata/kernels/"

// kernelRuns are the real kernels with the release and options of their tables. Other releases add the other encodings.
var kernelRuns = []struct {
	file, release string
	options       symtab.Options
}{
	{"debian-5.10.262-amd64.map.gz", "5.10", symtab.Options{AllSymbols: true, BaseRelative: true, AbsolutePercpu: true}},
	{"debian-5.10.262-amd64.map.gz", "6.1", symtab.Options{AllSymbols: true, AbsolutePercpu: true}},
	{"debian-6.12.107-armmp.map.gz", "6.12", symtab.Options{}},
	{"debian-6.12.117-cloud-amd64.System.map.gz", "6.12", symtab.Options{AllSymbols: true, AbsolutePercpu: true}},
	{"debian-6.12.117-cloud-amd64.System.map.gz", "6.5", symtab.Options{AllSymbols: true, AbsolutePercpu: true, BaseRelative: true}},
	{"debian-7.2.13-cloud-arm64.map.gz", "7.2", symtab.Options{AllSymbols: true, PCRelative: true}},
	{"debian-7.2.13-cloud-arm64.map.gz", "7.3", symtab.Options{AllSymbols: true, PCRelative: true}},
}

// The printed words, read back without the comments, are the tables.
func TestReadBack(t *testing.T) {
	for _, run := range kernelRuns {
		t.Run(run.file+" "+run.release, func(t *testing.T) {
			r, _ := symtab.FindRelease(run.release)
			tables := build(t, gzfile.MustRead(t, kernels+run.file), r, run.options)
			var text bytes.Buffer
			if err := Print(&text, tables); err != nil {
				t.Fatal(err)
			}
			compare(t, tables, readBack(t, text.String()))
		})
	}
}

// values are the operands of each table's lines, without comments.
type values map[string][]string

func readBack(t *testing.T, text string) values {
	v, table := values{}, ""
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if label, ok := strings.CutSuffix(line, ":"); ok && !strings.HasPrefix(line, "\t") {
			table = label
			continue
		}
		line, _, _ = strings.Cut(line, "\t/* ")
		for _, directive := range []string{"\t.byte ", "\t.long\t", "\t.short\t", "\t.asciz\t", "\tPTR\t"} {
			if operand, ok := strings.CutPrefix(line, directive); ok {
				v[table] = append(v[table], operand)
			}
		}
	}
	return v
}

func compare(t *testing.T, tables *symtab.Tables, v values) {
	if got := v["kallsyms_num_syms"]; len(got) != 1 || got[0] != strconv.Itoa(tables.NumSyms) {
		t.Errorf("num_syms = %q, want %d", got, tables.NumSyms)
	}
	if got := readBytes(t, v["kallsyms_names"]); !bytes.Equal(got, tables.Names) {
		t.Errorf("names differ from byte %d", difference(got, tables.Names))
	}
	if got := readBytes(t, v["kallsyms_seqs_of_names"]); !bytes.Equal(got, tables.SeqsOfNames) {
		t.Errorf("seqs_of_names differ from byte %d", difference(got, tables.SeqsOfNames))
	}
	if got := readNumbers[uint32](t, v["kallsyms_markers"]); !slices.Equal(got, tables.Markers) {
		t.Errorf("markers differ")
	}
	if got := readNumbers[uint16](t, v["kallsyms_token_index"]); !slices.Equal(got, tables.TokenIndex[:]) {
		t.Errorf("token_index differs")
	}
	var tokens []byte
	for _, quoted := range v["kallsyms_token_table"] {
		tokens = append(append(tokens, quoted[1:len(quoted)-1]...), 0)
	}
	if !bytes.Equal(tokens, tables.TokenTable) {
		t.Errorf("token_table = %q, want %q", tokens, tables.TokenTable)
	}
	compareAddresses(t, tables, v)
}

func compareAddresses(t *testing.T, tables *symtab.Tables, v values) {
	if tables.Addresses == nil {
		if got := readNumbers[uint32](t, v["kallsyms_offsets"]); !slices.Equal(got, tables.Offsets) {
			t.Errorf("offsets differ")
		}
		if base := v["kallsyms_relative_base"]; len(base) > 0 && readNumbers[uint64](t, base)[0]+tables.TextAddress != tables.RelativeBase {
			t.Errorf("relative_base = %q, want %#x", base, tables.RelativeBase)
		}
		return
	}
	for i, operand := range v["kallsyms_addresses"] {
		want := tables.Addresses[i]
		if strings.HasPrefix(operand, "_text") {
			want -= tables.TextAddress
		}
		if got := readNumbers[uint64](t, []string{operand})[0]; got != want {
			t.Fatalf("addresses[%d] = %q, want %#x", i, operand, want)
		}
	}
}

func readBytes(t *testing.T, lines []string) (b []byte) {
	for _, line := range lines {
		for word := range strings.SplitSeq(line, ", ") {
			c, err := strconv.ParseUint(word, 0, 8)
			if err != nil {
				t.Fatal(err)
			}
			b = append(b, byte(c))
		}
	}
	return b
}

// readNumbers reads numbers, and expressions that the linker works out. _text counts as 0 in them.
func readNumbers[T uint16 | uint32 | uint64](t *testing.T, lines []string) (list []T) {
	for _, line := range lines {
		word := strings.TrimSuffix(strings.TrimPrefix(line, "_text - . + ("), ")")
		word, negative := strings.CutPrefix(word, "_text - ")
		word = strings.TrimPrefix(word, "_text + ")
		n, err := strconv.ParseInt(word, 0, 64)
		if err != nil {
			t.Fatal(err)
		}
		if negative {
			n = -n
		}
		list = append(list, T(n))
	}
	return list
}

func BenchmarkPrint(b *testing.B) {
	r, _ := symtab.FindRelease("6.12")
	src := gzfile.MustRead(b, kernels+"debian-6.12.117-cloud-amd64.System.map.gz")
	tables := build(b, src, r, symtab.Options{AllSymbols: true, AbsolutePercpu: true})
	var size counter
	b.ReportAllocs()
	for b.Loop() {
		size = 0
		if err := Print(&size, tables); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(size))
}

// A counter counts what is written to it.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
