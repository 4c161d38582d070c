package asm

import "github.com/kallscope/kallscope/symtab"

// appendNames prints the records from one position of the address order to another. The first position is a multiple of
// 256, because only there a marker says where the record begins.
func (p *Printer) appendNames(dst []byte, from, to int) []byte {
	if from >= to {
		return dst
	}
	t := p.tables
	at := int(t.Markers[from/256])
	for i := from; i < to; i++ {
		_, end := record(t, at)
		dst = appendBytes(dst, t.Names[at:end])
		dst = p.endLine(dst, p.source.symbol(i), t.Release.NameComments)
		at = end
	}
	return dst
}

// record returns where the compressed bytes of the record at an offset begin and end.
func record(t *symtab.Tables, at int) (codes, end int) {
	length := int(t.Names[at])
	if length&0x80 != 0 && t.Release.TwoByteLengths {
		return at + 2, at + 2 + length&0x7f + int(t.Names[at+1])<<7
	}
	return at + 1, at + 1 + length
}

func (p *Printer) appendMarkers(dst []byte, from, to int) []byte {
	for _, m := range p.tables.Markers[from:to] {
		dst = p.appendCount(dst, int64(m))
	}
	return dst
}

// appendCount prints the number of symbols, or a marker.
func (p *Printer) appendCount(dst []byte, n int64) []byte {
	directive := "\t.long\t"
	if p.tables.Release.WideCounts {
		directive = "\tPTR\t"
	}
	return append(appendDecimal(append(dst, directive...), n), '\n')
}

func (p *Printer) appendTokenTable(dst []byte) []byte {
	for slot := range 256 {
		dst = append(append(dst, "\t.asciz\t\""...), p.tables.Token(byte(slot))...)
		dst = append(dst, "\"\n"...)
	}
	return dst
}

func (p *Printer) appendTokenIndex(dst []byte) []byte {
	for _, offset := range p.tables.TokenIndex {
		dst = append(appendDecimal(append(dst, "\t.short\t"...), int64(offset)), '\n')
	}
	return dst
}

// batchLines is how many symbols are read at once: about as many reads of memory as a processor has under way.
const batchLines = 16

// appendSeqs prints positions of the name order. Their symbols lie all over memory, so it reads those of several lines
// together before it prints them: the waits for memory then overlap.
func (p *Printer) appendSeqs(dst []byte, from, to int) []byte {
	var symbols [batchLines][]byte
	seqs := p.tables.SeqsOfNames
	for ; from < to; from += batchLines {
		batch := seqs[3*from : 3*min(from+batchLines, to)]
		if p.tables.Release.NameComments {
			p.source.gather(&symbols, batch)
		}
		for i := range len(batch) / 3 {
			dst = appendBytes(dst, batch[3*i:3*i+3])
			dst = p.endLine(dst, symbols[i], p.tables.Release.NameComments)
		}
	}
	return dst
}

// appendAddresses prints offsets or, where the tables have them, whole addresses.
func (p *Printer) appendAddresses(dst []byte, from, to int) []byte {
	t := p.tables
	for i := from; i < to; i++ {
		switch {
		case t.Addresses != nil:
			dst = p.appendAddress(append(dst, "\tPTR\t"...), t.Addresses[i])
		case t.Release.PlaceOption && t.Options.PCRelative:
			dst = appendDecimal(append(dst, "\t.long\t_text - . + ("...), int64(int32(t.Offsets[i])))
			dst = append(dst, ')')
		default:
			dst = appendHex(append(dst, "\t.long\t"...), uint64(t.Offsets[i]))
		}
		dst = p.endLine(dst, p.source.symbol(i), t.Release.AddrComments)
	}
	return dst
}

// appendAddress prints a whole address: of a per-CPU symbol as a number, of others as a formula for the linker.
func (p *Printer) appendAddress(dst []byte, addr uint64) []byte {
	if p.tables.Options.AbsolutePercpu && addr >= p.source.percpuFirst && addr <= p.source.percpuLast {
		return appendHex(dst, addr)
	}
	return p.appendFormula(dst, addr)
}

// appendFormula prints an address as a formula that the linker computes.
func (p *Printer) appendFormula(dst []byte, addr uint64) []byte {
	if text := p.tables.TextAddress; addr < text {
		return appendHex(append(dst, "_text - "...), text-addr)
	}
	return appendHex(append(dst, "_text + "...), addr-p.tables.TextAddress)
}

// endLine ends the line of a symbol, with type and name in a comment where the release prints one.
func (p *Printer) endLine(dst, symbol []byte, comment bool) []byte {
	if !comment {
		return append(dst, '\n')
	}
	return appendNote(dst, symbol)
}
