// Package asm prints a kernel's symbol tables as the assembler file the kernel's build links in, byte for byte as the
// release's own builder prints them.
//
//	tables → head of the file → for each table of Release.Layout: label, lines, blank line
//
// One symbol is one line in names, offsets and seqs_of_names:
//
//	kallsyms_names:
//		.byte 0x01, 0xec	/* T_text */
//
// What differs between releases (order of tables, comments, .size lines, PTR and ALGN) is asked of the Release value.
// Names are printed as they are: one with a quote or a backslash makes a file no assembler reads, here as there.
//
// Print is all most programs need. A Printer prints any range of lines of any table, so that several can be printed at
// the same time, and those that need no tokens while the tokens are being found.
//
// This is not an assembler: nothing is read back, and tables found in an image print like those built here.
package asm
