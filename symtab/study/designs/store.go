package designs

import (
	"bytes"

	"github.com/kallscope/kallscope/symtab"
)

// A store holds all names, one record after the other, with a start offset for every so many.
type store struct {
	kind    Names
	spacing int
	bytes   []byte
	starts  []uint32
	tokens  *symtab.Tables // whose tokens the records are written in; nil where they are text

	at   []uint32 // n+1: where each record begins
	read []uint64 // n+1: bytes of table read to read all records before
	pass []uint64 // n+1: to pass over all records before
}

func (s *store) sorted() bool { return s.kind >= Sorted }

const startBytes = 4

func (s *store) add(record []byte, read, pass int) {
	if len(s.at) == 0 {
		s.at, s.read, s.pass = append(s.at, 0), append(s.read, 0), append(s.pass, 0)
	}
	s.bytes = append(s.bytes, record...)
	last := len(s.read) - 1
	s.at = append(s.at, uint32(len(s.bytes)))
	s.read = append(s.read, s.read[last]+uint64(read))
	s.pass = append(s.pass, s.pass[last]+uint64(pass))
}

// spaced is the store with another spacing of starts. Only records of kinds that do not depend on it stay the same.
func (s *store) spaced(spacing int) *store {
	other := *s
	other.spacing, other.starts = spacing, nil
	for i := 0; i+1 < len(s.at); i += spacing {
		other.starts = append(other.starts, s.at[i])
	}
	return &other
}

// oneRecord is what it reads to fetch record i: a start, the records passed over from there, the record.
func (s *store) oneRecord(i int) uint64 {
	return startBytes + s.pass[i] - s.pass[i-i%s.spacing] + s.read[i+1] - s.read[i]
}

func (k *kernel) store(kind Names, spacing int) (*store, error) {
	switch kind {
	case Tokens:
		return k.kernelRecords().spaced(spacing), nil
	case Front:
		return k.frontCoded(spacing), nil
	case FrontTokens:
		return k.tokensOverFront(spacing)
	}
	s := &store{kind: kind}
	for i := range k.n {
		record := append(bytes.Clone(k.symbol(k.seq(kind, i))), 0)
		s.add(record, len(record), len(record))
	}
	return s.spaced(spacing), nil
}

// seq is the position in memory order of record i.
func (k *kernel) seq(kind Names, i int) uint32 {
	if kind >= Sorted {
		return k.order[i]
	}
	return uint32(i)
}

func (k *kernel) kernelRecords() *store {
	s := &store{kind: Tokens, tokens: k.tables}
	for e := range k.tables.Walk {
		s.add(k.tables.Names[e.Record:e.Record+e.Header+e.Length], e.Bytes, e.Header)
	}
	return s
}

// shared is how many letters of a name the one before it has, too; 0 for the first of a block. Letters are those of the names
// without their types.
func (k *kernel) shared(position, spacing int) int {
	if position%spacing == 0 {
		return 0
	}
	before, name := k.name(k.order[position-1]), k.name(k.order[position])
	same := 0
	for same < min(len(before), len(name)) && before[same] == name[same] {
		same++
	}
	return same
}

func (k *kernel) frontCoded(spacing int) *store {
	s := &store{kind: Front}
	var record []byte
	for i := range k.n {
		symbol, shared := k.symbol(k.order[i]), k.shared(i, spacing)
		record = appendNumber(record[:0], shared)
		record = appendNumber(record, len(symbol)-1-shared)
		record = append(append(record, symbol[0]), symbol[1+shared:]...)
		s.add(record, len(record), len(record))
	}
	return s.spaced(spacing)
}

// appendNumber writes a number below 16,384 as the kernel writes lengths: one byte below 128, else two.
func appendNumber(dst []byte, n int) []byte {
	if n < 0x80 {
		return append(dst, byte(n))
	}
	return append(dst, byte(n)|0x80, byte(n>>7))
}

func numberAt(b []byte) (n, size int) {
	if b[0] < 0x80 {
		return int(b[0]), 1
	}
	return int(b[0]&0x7f) | int(b[1])<<7, 2
}

// tokensOverFront trains tokens on what front coding leaves of the names, and writes that in them.
func (k *kernel) tokensOverFront(spacing int) (*store, error) {
	rests := &symtab.Symbols{Start: make([]uint32, 1, k.n+1)}
	for i := range k.n {
		symbol, shared := k.symbol(k.order[i]), k.shared(i, spacing)
		rests.Addr = append(rests.Addr, uint64(i))
		rests.Text = append(append(rests.Text, symbol[0]), symbol[1+shared:]...)
		rests.Start = append(rests.Start, uint32(len(rests.Text)))
	}
	release, _ := symtab.FindRelease("6.1") // the youngest that makes no name order
	t, err := symtab.Build(rests, release, symtab.Options{AllSymbols: true})
	if err != nil {
		return nil, err
	}
	s := &store{kind: FrontTokens, tokens: t}
	var record []byte
	for e := range t.Walk {
		record = appendNumber(record[:0], k.shared(e.Seq, spacing))
		size := len(record)
		record = append(record, t.Names[e.Record:e.Record+e.Header+e.Length]...)
		s.add(record, size+e.Bytes, size+e.Bytes)
	}
	return s.spaced(spacing), nil
}
