package asm

import (
	"io"

	"github.com/kallscope/kallscope/symtab"
)

// A Printer prints tables, whole or in parts. It changes nothing, so any number of calls may run at the same time.
type Printer struct {
	tables *symtab.Tables
	source source
}

// chunkLines is how many symbols are printed between two writes. There are few writes then, and the text (about 100 kB)
// stays in a processor's cache. It is a multiple of 256, since printing of names can begin at every 256th symbol only.
const chunkLines = 4 * 256

// Print writes the whole file.
func Print(w io.Writer, t *symtab.Tables) error {
	p := TablesPrinter(t)
	var text []byte
	for _, part := range p.Parts() {
		text = p.Append(text[:0], part)
		if _, err := w.Write(text); err != nil {
			return err
		}
	}
	return nil
}

// A Part is a range of lines of one table. The first part of a table has its label, the last part its end.
type Part struct {
	Table    symtab.Table
	From, To int // lines
	Opens    bool
	Closes   bool
	Heads    bool // has the head of the file
}

// Parts divides the file into parts. Printed in this order they are the file.
func (p *Printer) Parts() []Part {
	list := make([]Part, 0, len(p.tables.Release.Layout)+3*(1+p.tables.NumSyms/chunkLines))
	for _, table := range p.tables.Release.Layout {
		if table == symtab.TableRelativeBase && p.tables.Addresses != nil {
			continue // whole addresses have no base
		}
		for from, lines := 0, p.lines(table); ; from += chunkLines {
			to := min(from+chunkLines, lines)
			list = append(list, Part{table, from, to, from == 0, to == lines, len(list) == 0})
			if to == lines {
				break
			}
		}
	}
	return list
}

// lines is how many lines the table has.
func (p *Printer) lines(table symtab.Table) int {
	switch table {
	case symtab.TableNames, symtab.TableOffsets, symtab.TableSeqsOfNames:
		return p.tables.NumSyms
	case symtab.TableMarkers:
		return (p.tables.NumSyms + 255) / 256
	case symtab.TableTokenTable, symtab.TableTokenIndex:
		return 256
	}
	return 1
}

// Append prints one part.
func (p *Printer) Append(dst []byte, part Part) []byte {
	if part.Heads {
		dst = p.appendHead(dst)
	}
	if part.Opens {
		dst = p.appendLabel(dst, part.Table)
	}
	switch part.Table {
	case symtab.TableNumSyms:
		dst = p.appendCount(dst, int64(p.tables.NumSyms))
	case symtab.TableNames:
		dst = p.appendNames(dst, part.From, part.To)
	case symtab.TableMarkers:
		dst = p.appendMarkers(dst, part.From, part.To)
	case symtab.TableTokenTable:
		dst = p.appendTokenTable(dst)
	case symtab.TableTokenIndex:
		dst = p.appendTokenIndex(dst)
	case symtab.TableSeqsOfNames:
		dst = p.appendSeqs(dst, part.From, part.To)
	case symtab.TableOffsets:
		dst = p.appendAddresses(dst, part.From, part.To)
	case symtab.TableRelativeBase:
		dst = append(p.appendFormula(append(dst, "\tPTR\t"...), p.tables.RelativeBase), '\n')
	}
	if part.Closes {
		dst = p.appendEnd(dst, part.Table)
	}
	return dst
}
