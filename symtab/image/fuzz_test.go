package image

import (
	"bytes"
	"encoding/binary"
	"testing"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

// openAndUse opens a file and, where it has tables, uses them: whatever the bytes are, nothing may panic or go on for
// ever, and what passes as tables must be tables.
func openAndUse(t *testing.T, file []byte) {
	t.Helper()
	before := bytes.Clone(file)
	m, err := Open(file, Options{MaxOutput: 1 << 20})
	if (m == nil) != (err != nil) || !bytes.Equal(file, before) {
		t.Fatalf("an image (%v) beside %v", m != nil, err)
	}
	if err != nil {
		if code(err) == "" {
			t.Fatalf("error %v has no code", err)
		}
		return
	}
	if err := m.Tables.Check(); err != nil {
		t.Fatal(err)
	}
	for _, p := range m.Parts {
		if p.Offset < 0 || p.Size < 0 || p.Offset+p.Size > len(m.Data) {
			t.Fatalf("%s at %d, %d bytes, of %d", p.Name(), p.Offset, p.Size, len(m.Data))
		}
	}
	rebuilt, err := Rebuild(m.Tables, nil)
	if err != nil {
		if code(err) == "" {
			t.Fatalf("error %v has no code", err)
		}
		return
	}
	for _, c := range Compare(m.Tables, rebuilt) {
		if (c.Difference < 0) != (c.Why == "") {
			t.Fatalf("%s differs at %d because %q", c.Name(), c.Difference, c.Why)
		}
	}
	var line []byte
	for i := range m.Tables.NumSyms {
		line = m.Tables.AppendMapLine(line[:0], i)
	}
}

// fuzzKernels are small kernels of each order of tables, each word size and byte order.
var fuzzKernels = []imagetest.Kernel{
	{Release: "5.10", Symbols: 60}, {Release: "6.2", Symbols: 60, Word: 4}, {Release: "6.12", Symbols: 60, ELF: true, Percpu: true},
	{Release: "6.12", Symbols: 60, BigEndian: true, Relocatable: true}, {Release: "7.0", Symbols: 60, ELF: true},
	{Release: "7.0", Symbols: 60, Word: 4, BigEndian: true}, {Release: "6.12", Symbols: 60, ELF: true, Symtab: true, NoTables: true},
}

// FuzzOpen opens arbitrary bytes.
func FuzzOpen(f *testing.F) {
	for i, k := range fuzzKernels {
		data := k.Make().Data
		f.Add(data)
		f.Add(imagetest.BzImage(imagetest.Compress(imagetest.Codecs[i%len(imagetest.Codecs)], data)))
	}
	for _, name := range seedKernels {
		f.Add(savedSeed(f, name))
	}
	f.Fuzz(openAndUse)
}

// FuzzDamage overwrites bytes of a kernel, near the tables or anywhere, and cuts it: four bytes of damage are a table or
// none, two of place and the value.
func FuzzDamage(f *testing.F) {
	f.Add(uint8(0), []byte{0, 0, 0, 1}, uint16(0))
	f.Add(uint8(2), []byte{5, 0, 3, 0xff, 6, 0, 4, 0x80}, uint16(0))
	f.Add(uint8(3), []byte{8, 0, 0, 7}, uint16(500))
	f.Add(uint8(6), []byte{8, 0, 40, 9}, uint16(1))
	var made []*imagetest.Made
	for _, k := range fuzzKernels {
		made = append(made, k.Make())
	}
	for i, name := range seedKernels {
		made = append(made, seedParts(f, name))
		f.Add(uint8(len(fuzzKernels)+i), []byte{0, 0, 0, 1, 2, 0, 0, 1}, uint16(0))
	}
	f.Fuzz(func(t *testing.T, which uint8, damage []byte, cut uint16) {
		m := made[int(which)%len(made)]
		file := bytes.Clone(m.Data)
		for ; len(damage) >= 4; damage = damage[4:] {
			at := int(binary.BigEndian.Uint16(damage[1:]))
			if part, ok := m.Parts[symtab.Table(damage[0]%9)]; ok {
				at += part[0]
			}
			file[at%len(file)] ^= damage[3]
		}
		openAndUse(t, file[:max(0, len(file)-int(cut))])
	})
}
