// Package imagetest makes kernels for tests: tables built by symtab, laid out as a release of the kernel lays them out,
// between bytes that mean nothing, in the containers and compressors kernels are delivered in.
package imagetest

import (
	"encoding/binary"
	"math/rand/v2"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// A Kernel says what to make. The zero value is a raw little-endian kernel of 64 bits and of no release; Release is
// needed.
type Kernel struct {
	Release     string
	Symbols     int  // how many; 0: 1,500
	Word        int  // 4 or 8; 0: 8
	BigEndian   bool //
	ELF         bool // with program and section headers; otherwise raw
	Percpu      bool // per-CPU symbols at small addresses, kept absolute
	Absolute    bool // a table of whole addresses
	Relocatable bool // relative_base is 0, and a RELA record has it
	LTO         bool // names with .llvm. suffixes, in order without them
	Symtab      bool // with ELF: an ELF symbol table
	NoTables    bool // without CONFIG_KALLSYMS
	NoBanner    bool // without "Linux version ..."
}

// Base is the address of the first byte of a 64-bit kernel, Base32 that of a 32-bit one.
const (
	Base   = 0xffffffff81000000
	Base32 = 0xc1000000
)

// A Made is a kernel and what is in it.
type Made struct {
	Data   []byte
	Tables *symtab.Tables
	Parts  map[symtab.Table][2]int // offset and size of each table
}

func (k Kernel) word() int {
	if k.Word == 4 {
		return 4
	}
	return 8
}

func (k Kernel) base() uint64 {
	if k.word() == 4 {
		return Base32
	}
	return Base
}

func (k Kernel) order() binary.AppendByteOrder {
	if k.BigEndian {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

// Make makes the kernel.
func (k Kernel) Make() *Made {
	m := &Made{Tables: k.tables(), Parts: map[symtab.Table][2]int{}}
	const headers, around = 0x400, 6000 // before the tables, and about as much behind
	m.Data = noise(headers+around, 1)
	clear(m.Data[:headers])
	if !k.NoBanner {
		m.Data = append(m.Data, "\x00Linux version "+k.Release+".7-test (builder) (compiler) #1 SMP\n\x00"...)
	}
	for len(m.Data)%16 != 0 {
		m.Data = append(m.Data, 0)
	}
	if !k.NoTables {
		k.appendTables(m)
	}
	m.Data = append(m.Data, noise(around, 2)...)
	k.relocate(m)
	if k.ELF {
		k.addHeaders(m)
	}
	return m
}

func (k Kernel) tables() *symtab.Tables {
	r, ok := symtab.FindRelease(k.Release)
	if !ok {
		panic("no release " + k.Release)
	}
	o := symtab.Options{AllSymbols: true, Word32: k.word() == 4, AbsolutePercpu: k.Percpu, LTOClang: k.LTO,
		BaseRelative: r.BaseOption && !k.Absolute, PCRelative: r.PlaceOption && k.word() == 8}
	t, err := symtab.Build(k.symbols(), r, o)
	if err != nil {
		panic(err)
	}
	return t
}

// symbols makes names like a kernel's: words put together, some twice, with digits, and of all sections.
func (k Kernel) symbols() *symtab.Symbols {
	s := &symtab.Symbols{Start: []uint32{0}, PercpuFirst: ^uint64(0), TextAddress: k.base()}
	add := func(addr uint64, text string) {
		s.Addr = append(s.Addr, addr)
		s.Text = append(s.Text, text...)
		s.Start = append(s.Start, uint32(len(s.Text)))
	}
	if k.Percpu {
		s.PercpuFirst = 0
		for i, name := range []string{"__per_cpu_start", "cpu_number", "current_task", "__per_cpu_end"} {
			s.PercpuLast = uint64(i) * 64
			add(s.PercpuLast, "A"+name)
		}
	}
	add(k.base(), "T_text")
	add(k.base(), "T_stext")
	rng := rand.New(rand.NewPCG(7, 7))
	words := []string{"sys", "read", "write", "tcp", "v4", "init", "exit", "lock", "page", "0x1", "23", "45", "67", "89", "device", "register"}
	count := k.Symbols
	if count == 0 {
		count = 1500
	}
	for i := range count {
		name := "tTdDbBrRW"[i*9/count:][:1]
		for range 2 + rng.IntN(3) {
			name += words[rng.IntN(len(words))] + "_"
		}
		if name += strconv.Itoa(rng.IntN(count)); k.LTO && i%5 == 0 {
			name += ".llvm." + strconv.Itoa(rng.IntN(1<<20))
		}
		add(k.base()+64+uint64(i)*16, name)
	}
	add(k.base()+64+uint64(count)*16, "B_end")
	return s
}

// noise is bytes that mean nothing, the same each time.
func noise(n int, seed uint64) []byte {
	rng := rand.New(rand.NewPCG(seed, seed))
	b := make([]byte, 0, n+8)
	for len(b) < n {
		b = binary.LittleEndian.AppendUint64(b, rng.Uint64())
	}
	return b[:n]
}

// appendTables lays the tables out in the order of the release, each aligned as its assembler file says.
func (k Kernel) appendTables(m *Made) {
	align := k.word()
	if m.Tables.Release.PlaceOption {
		align = 4
	}
	for _, table := range m.Tables.Release.Layout {
		for len(m.Data)%align != 0 {
			m.Data = append(m.Data, 0)
		}
		at := len(m.Data)
		m.Data = k.appendTable(m.Data, m.Tables, table)
		if len(m.Data) > at {
			m.Parts[table] = [2]int{at, len(m.Data) - at}
		}
	}
}

func (k Kernel) appendTable(b []byte, t *symtab.Tables, table symtab.Table) []byte {
	order := k.order()
	switch table {
	case symtab.TableNumSyms:
		return order.AppendUint32(b, uint32(t.NumSyms))
	case symtab.TableNames:
		return append(b, t.Names...)
	case symtab.TableMarkers:
		for _, marker := range t.Markers {
			b = order.AppendUint32(b, marker)
		}
	case symtab.TableTokenTable:
		return append(b, t.TokenTable...)
	case symtab.TableTokenIndex:
		for _, at := range t.TokenIndex {
			b = order.AppendUint16(b, at)
		}
	case symtab.TableSeqsOfNames:
		return append(b, t.SeqsOfNames...)
	case symtab.TableOffsets:
		return k.appendOffsets(b, t)
	case symtab.TableRelativeBase:
		switch {
		case t.Addresses != nil:
		case k.Relocatable:
			return k.appendNative(b, 0)
		default:
			return k.appendNative(b, t.RelativeBase)
		}
	}
	return b
}

func (k Kernel) appendOffsets(b []byte, t *symtab.Tables) []byte {
	for _, addr := range t.Addresses {
		b = k.appendNative(b, addr)
	}
	for _, word := range t.Offsets {
		if t.Options.PCRelative {
			word -= uint32(len(b)) // _text is at the first byte
		}
		b = k.order().AppendUint32(b, word)
	}
	return b
}

func (k Kernel) appendNative(b []byte, v uint64) []byte {
	if k.word() == 4 {
		return k.order().AppendUint32(b, uint32(v))
	}
	return k.order().AppendUint64(b, v)
}

// relocate appends the records that a relocatable kernel applies to itself as it starts.
func (k Kernel) relocate(m *Made) {
	if !k.Relocatable {
		return
	}
	const arm64Relative = 0x403
	for len(m.Data)%8 != 0 {
		m.Data = append(m.Data, 0)
	}
	for _, at := range []int{0x8, m.Parts[symtab.TableRelativeBase][0], 0x10} {
		m.Data = k.order().AppendUint64(m.Data, Base+uint64(at))
		m.Data = k.order().AppendUint64(m.Data, arm64Relative)
		m.Data = k.order().AppendUint64(m.Data, m.Tables.RelativeBase)
	}
}
