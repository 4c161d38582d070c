package image

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unsafe"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
	"github.com/kallscope/kallscope/symtab/image/unpack"
)

// TestAllowance searches files that are made to take long. The number of steps stays in proportion to their size.
func TestAllowance(t *testing.T) {
	made := imagetest.Kernel{Release: "6.12"}.Make()
	tokens := made.Data[made.Parts[symtab.TableTokenTable][0] : made.Parts[symtab.TableTokenIndex][0]+indexSize]
	first := byte(0) // a token that can begin a symbol
	for slot := range 256 {
		if text := made.Tables.Token(byte(slot)); len(text) > 0 && isType(text[0]) {
			first = byte(slot)
		}
	}
	// Each word is a record of three tokens and, read as a number, half a million symbols.
	records := bytes.Repeat([]byte{3, first, 8, 0}, 1<<20)
	for _, tt := range []struct {
		name string
		data []byte
		want string
	}{
		{"digits without end", bytes.Repeat([]byte(digitSlots), 1<<17), "no-kernel"},
		{"digits before long tokens", bytes.Repeat(append([]byte(digitSlots), bytes.Repeat([]byte("x"), 500)...), 1<<13), "no-kernel"},
		{"every word a number of symbols", append(append([]byte("\x00Linux version 6.12 "), records...), tokens...), "damaged"},
		{"token tables without end", append([]byte{0}, bytes.Repeat(append(bytes.Clone(tokens), 0), 1<<12)...), "damaged"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Open(tt.data, Options{}); code(err) != tt.want {
				t.Errorf("Open = %v, want %s", err, tt.want)
			}
			r, err := newRaw(tt.data, allowanceAlways)
			if err != nil {
				t.Fatal(err)
			}
			r.find(&Options{})
			if overdraft := 4 << 10; r.steps < -overdraft {
				t.Errorf("%d steps beyond the allowance", -r.steps)
			}
		})
	}
}

// TestWalkIsCharged: a walk over records costs a step for each record, also where it fails early.
func TestWalkIsCharged(t *testing.T) {
	const n, allowance = 600, 1 << 20
	for _, tt := range []struct{ good, cost int }{{0, 1}, {1, 2}, {200, 201}, {255, 256}, {256, 257}, {n - 1, n}, {n, n}} {
		data := append(bytes.Repeat([]byte("\x01T"), tt.good), 0, 0)
		r := &raw{data: data, steps: allowance}
		w := walk{r: r, t: &tokenTables{table: len(data), begins: [256]bool{'T': true}}}
		end := w.records(0, n)
		if cost := allowance - r.steps; cost != tt.cost || (end > 0) != (tt.good == n) {
			t.Errorf("%d records walked: end %d, %d steps charged, want %d", tt.good, end, cost, tt.cost)
		}
	}
}

// TestManyKernels: a file has one amount of spare steps, and all kernels in it share that. Each kernel has its steps
// per byte besides.
func TestManyKernels(t *testing.T) {
	made := imagetest.Kernel{Release: "6.12", Symbols: 60}.Make()
	tokens := made.Data[made.Parts[symtab.TableTokenTable][0] : made.Parts[symtab.TableTokenIndex][0]+indexSize]
	f := finder{options: &Options{}, spare: 1000}
	kernel := unpack.Kernel{Data: append(make([]byte, 1<<10), bytes.Repeat(append(bytes.Clone(tokens), 0), 64)...)}
	if f.look(kernel); f.spare != 0 {
		t.Errorf("%d steps left after a kernel that takes more", f.spare)
	}
	f.spare = 1000
	if f.look(unpack.Kernel{Data: make([]byte, 1<<10)}); f.spare != 1000 {
		t.Errorf("%d steps left after a kernel that takes none of them", f.spare)
	}
}

// TestHugeCounts puts numbers where tables say how long they are, and offsets where ELF headers say where things lie,
// that are beyond the file or wrap around.
func TestHugeCounts(t *testing.T) {
	elf := imagetest.Kernel{Release: "6.12", ELF: true, Symtab: true}.Make()
	num := elf.Parts[symtab.TableNumSyms][0]
	for _, at := range []int{num, 0x20, 0x28, 0x36, 0x38, 0x3a, 0x3c, 0x3e, 0x108, 0x110, 0x120} { // e_phoff ..., p_offset, p_vaddr, p_filesz
		for _, value := range []uint64{0, 1, 1<<24 + 1, 1<<31 - 1, 1<<32 - 1, 1<<63 - 1, 1 << 63, 1<<64 - 1} {
			file := bytes.Clone(elf.Data)
			binary.LittleEndian.PutUint64(file[at:], value)
			m, err := Open(file, Options{})
			if (m == nil) == (err == nil) || m != nil && m.Source == SourceKallsyms && m.Tables.NumSyms != elf.Tables.NumSyms {
				t.Errorf("%#x at %#x: %v, %v", value, at, m != nil, err)
			}
		}
	}
}

// TestSharedNames: the symbols of a symbol table can all refer to one long name. It is not printed once for each of them.
func TestSharedNames(t *testing.T) {
	e := &elfFile{order: binary.LittleEndian, word: 8, sections: []section{{}, {flags: flagAlloc | flagExec}}}
	const records = 10000
	table := make([]byte, 24*records)
	for i := range records {
		record := table[24*i:]
		record[0], record[6] = 1, 1 // name, section
		binary.LittleEndian.PutUint64(record[8:], 0x1000+uint64(i))
	}
	text, err := e.lines(table, []byte("\x00short\x00"), maxMap)
	if err != nil || bytes.Count(text, []byte("t short\n")) != records {
		t.Errorf("%d bytes of map for a short name, %v", len(text), err)
	}
	if text, err := e.lines(table, append([]byte{0}, bytes.Repeat([]byte("x"), 1000)...), maxMap); code(err) != "damaged" {
		t.Errorf("%d bytes of map for %d of symbol table", len(text), len(table))
	}
	if _, err := e.lines(table, []byte("\x00short\x00"), len(text)-1); code(err) != "damaged" {
		t.Errorf("a byte more than a map may have: %v", err)
	}
	// Allocated are a list with 16 bytes for each symbol, and one text.
	if allocations := testing.AllocsPerRun(1, func() { e.lines(table, []byte("\x00short\x00"), len(text)) }); allocations > 2 || cap(text) != len(text) {
		t.Errorf("%v allocations, room for %d bytes of %d", allocations, cap(text), len(text))
	}
	if size := unsafe.Sizeof(nmSymbol{}); size > 16 {
		t.Errorf("%d bytes a symbol", size)
	}
}

// TestTooManySymbols: a symbol table with more than the index could number is not looked at.
func TestTooManySymbols(t *testing.T) {
	e := &elfFile{order: binary.LittleEndian, word: 4}
	table := make([]byte, 16*(symtab.MaxSymbols+1)) // no memory is used for it, since it is never written
	if _, err := e.lines(table, nil, maxMap); code(err) != "damaged" {
		t.Errorf("lines = %v, want damaged", err)
	}
}

// TestSymtabMap: a symbol table that would make a map of more than 48 MiB is refused before there is one.
func TestSymtabMap(t *testing.T) {
	const records, nameSize = 340_000, 300
	names := bytes.Repeat(append(bytes.Repeat([]byte("x"), nameSize-1), 0), 80_000)
	table := make([]byte, 24*records)
	for i := range records {
		record := table[24*i:]
		binary.LittleEndian.PutUint32(record, uint32(i%80_000*nameSize))
		record[4], record[6] = 0x12, 1 // a function, section
		binary.LittleEndian.PutUint64(record[8:], imagetest.Base+uint64(i))
	}
	e := &elfFile{order: binary.LittleEndian, word: 8, sections: []section{{}, {flags: flagAlloc | flagExec},
		{kind: sectionSymtab, size: len(table), link: 3}, {offset: len(table), size: len(names)}}}
	if text, err := e.nm(append(table, names...)); code(err) != "damaged" || !strings.Contains(err.Error(), "50331648 bytes") {
		t.Errorf("%d bytes of map, %v", len(text), err)
	}
}
