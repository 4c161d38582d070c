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
// The Release value says what differs between releases: the order of tables, comments, .size lines, PTR and ALGN. Names are
// printed as they are. As with the kernel's builder, a name with a quote or a backslash makes a file that no assembler reads.
//
// Print is enough for most programs. A Printer prints any range of lines of any table. Several ranges can be printed at the
// same time, and tables without tokens can be printed while the tokens are being found.
//
// The package reads no assembler files. It prints tables found in an image in the same way as tables built here.
package asm
