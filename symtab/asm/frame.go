package asm

import "github.com/kallscope/kallscope/symtab"

// head is the beginning of the file. It defines the directive for a native word by the number of bits, which the kernel's
// headers define.
const head = `#include <asm/bitsperlong.h>
#if BITS_PER_LONG == 64
#define PTR .quad
#define ALGN .balign 8
#else
#define PTR .long
#define ALGN .balign 4
#endif
`

func (p *Printer) appendHead(dst []byte) []byte {
	if p.tables.Release.WordHeader {
		dst = append(dst, head...)
	}
	return append(dst, "\t.section .rodata, \"a\"\n"...)
}

var labels = [...]string{
	symtab.TableNumSyms:      "kallsyms_num_syms",
	symtab.TableNames:        "kallsyms_names",
	symtab.TableMarkers:      "kallsyms_markers",
	symtab.TableTokenTable:   "kallsyms_token_table",
	symtab.TableTokenIndex:   "kallsyms_token_index",
	symtab.TableSeqsOfNames:  "kallsyms_seqs_of_names",
	symtab.TableOffsets:      "kallsyms_offsets",
	symtab.TableRelativeBase: "kallsyms_relative_base",
}

func (p *Printer) label(table symtab.Table) string {
	if table == symtab.TableOffsets && p.tables.Addresses != nil {
		return "kallsyms_addresses"
	}
	return labels[table]
}

func (p *Printer) appendLabel(dst []byte, table symtab.Table) []byte {
	align := "\n\t.balign 4\n"
	if p.tables.Release.WordHeader {
		align = "\n\tALGN\n"
	}
	label := p.label(table)
	dst = append(append(append(dst, ".globl "...), label...), align...)
	return append(append(dst, label...), ":\n"...)
}

// appendEnd ends a table with a blank line, and before it with the table's size where the release prints one.
func (p *Printer) appendEnd(dst []byte, table symtab.Table) []byte {
	if p.tables.Release.SizeLines {
		switch table {
		case symtab.TableNames, symtab.TableMarkers, symtab.TableTokenTable, symtab.TableOffsets:
			label := p.label(table)
			dst = append(append(append(dst, ".size "...), label...), ", . - "...)
			dst = append(append(dst, label...), '\n')
		}
	}
	return append(dst, '\n')
}
