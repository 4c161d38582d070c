package asm

import (
	"slices"

	"github.com/kallscope/kallscope/symtab"
)

// A source has the types and names of all symbols. The tables would have to be expanded for them.
type source struct {
	text  []byte   // each symbol's type and name, one after another
	start []uint32 // symbol i is text[start[i]:start[i+1]]
	order []uint32 // for each position in address order, the symbol; nil where they are in address order already

	percpuFirst, percpuLast uint64 // addresses that stay numbers, both included
}

// symbol returns the type and name of the symbol at position i of the address order.
func (s *source) symbol(i int) []byte {
	if s.order != nil {
		i = int(s.order[i])
	}
	return s.text[s.start[i]:s.start[i+1]]
}

// gather finds the symbols of some positions of the name order and reads a byte of each, so that they are in the cache. The
// result only keeps the compiler from leaving the reads out.
//
//go:noinline
func (s *source) gather(symbols *[batchLines][]byte, seqs []byte) (fetched byte) {
	for i := range len(seqs) / 3 {
		symbols[i] = s.symbol(int(seqs[3*i])<<16 | int(seqs[3*i+1])<<8 | int(seqs[3*i+2]))
	}
	for _, symbol := range symbols[:len(seqs)/3] {
		if len(symbol) > 0 {
			fetched |= symbol[0]
		}
	}
	return fetched
}

// JobPrinter returns a Printer of the tables that j builds. A part can be printed as soon as j has made its table.
func JobPrinter(j *symtab.Job) *Printer {
	s := j.Symbols
	order := j.Order
	if slices.IsSorted(order) { // most maps are sorted, and then the order need not be read
		order = nil
	}
	return &Printer{j.Tables, source{s.Text, s.Start, order, s.PercpuFirst, s.PercpuLast}}
}

// TablesPrinter returns a Printer of finished tables.
func TablesPrinter(t *symtab.Tables) *Printer {
	p := &Printer{tables: t}
	s := &p.source
	s.text, s.start = expandAll(t)
	s.percpuFirst = ^uint64(0)
	if t.Addresses == nil || !t.Options.AbsolutePercpu {
		return p
	}
	for i, addr := range t.Addresses {
		if isPercpu(s.symbol(i)) {
			s.percpuFirst, s.percpuLast = min(s.percpuFirst, addr), max(s.percpuLast, addr)
		}
	}
	return p
}

// isPercpu reports whether a symbol of type A is a per-CPU symbol. Builders drop all other symbols of this type except
// those listed here.
func isPercpu(symbol []byte) bool {
	switch string(symbol[1:]) {
	case "__gp", "__kernel_sigtramp", "__kernel_syscall_via_break", "__kernel_syscall_via_epc":
		return false
	}
	return symbol[0] == 'A'
}

// expandAll expands every symbol, one after another.
func expandAll(t *symtab.Tables) (text []byte, start []uint32) {
	var tokens [256][]byte
	size := 0
	for slot, uses := range t.TokenUses() {
		tokens[slot] = t.Token(byte(slot))
		size += int(uses) * len(tokens[slot])
	}
	text = make([]byte, 0, size)
	start = make([]uint32, 1, t.NumSyms+1)
	for at := 0; len(start) <= t.NumSyms; {
		codes, end := record(t, at)
		for _, c := range t.Names[codes:end] {
			text = append(text, tokens[c]...)
		}
		start = append(start, uint32(len(text)))
		at = end
	}
	return text, start
}
