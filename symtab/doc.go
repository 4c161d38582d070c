// Package symtab builds the Linux kernel's symbol tables from a System.map, byte for byte as the kernel's own build
// does, and looks names and addresses up in them the way the kernel does, counting what that costs.
//
// # Pipeline
//
//	map text ── Parse or Import ──▶ Symbols        one column for each property, in the order of the input
//	Symbols ── address order ─────▶ positions      which symbol is number 0, 1, 2 ... in the tables
//	text ───── train ─────────────▶ 256 tokens     what each compressed byte stands for
//	names ──── name order ────────▶ SeqsOfNames    where the k-th name stands in address order
//	all ────── encode ────────────▶ Tables ── LookupLinear, LookupBinary, LookupAddress ──▶ Trace, Cost
//
// [Parse] reads as strictly as the release's own builder and refuses what it refuses. [Import] reads the maps that people
// have and reports what it changed. [Build] makes the tables. The package uses no browser, no file and no clock.
//
// # Tables
//
// The example has five symbols (the fixture micro.map) at ffffffff81000000 and, 0x40 apart, after it: T _text,
// t demo_open, t demo_close, T demo_open, D demo_table. Symbols are in address order. At one address strong symbols come
// before weak ones, then names that no linker script made, then names with fewer leading underscores, then input order.
//
//	NumSyms      05 00 00 00 in the image, as a 32-bit word
//	Names        01 ec  01 e5  01 ea  01 e6  01 e7
//	             one record for each symbol: the number of compressed bytes, then these bytes. A length of 128 or more
//	             has two bytes (since 6.1): its low seven bits with the top bit set, then the other bits
//	Markers      00 00 00 00
//	             where record 0, 256, 512, ... begins in Names
//	TokenTable   256 strings, each ended by a NUL: that of ec is "T_text", of ea "tdemo_close", of 54 "T"
//	             the first character of a symbol's text is its type, the rest its name
//	TokenIndex   where each string begins in TokenTable: that of 44 at 68, of ea at 296, of ec at 318
//	SeqsOfNames  000000 000002 000001 000003 000004
//	             in name order, each symbol's position in address order, most significant byte first (since 6.2):
//	             _text, demo_close, demo_open at ...40, demo_open at ...c0, demo_table. Equal names stay in address order
//	Offsets      00000000 00000040 00000080 000000c0 00000100
//	             one word for each symbol, to be added to RelativeBase; see below for the other encodings
//	RelativeBase the address of the first symbol that is not absolute; gone in 7.0
//
// To find demo_open by name: the middle of the five names in name order is number 2; its three bytes say position 1; marker 0 and
// one record skipped lead to 01 e5, which expands to tdemo_open: equal. Number 1, demo_close, is not equal, so number 2
// is the first of its name, and its address is RelativeBase + 0x40.
//
// # Addresses
//
//	absolute table (to 6.10, without --base-relative)   Addresses[i]
//	base-relative                                       RelativeBase + Offsets[i]
//	with absolute per-CPU symbols (x86-64, to 6.14)     Offsets[i] if not negative, else RelativeBase - 1 - Offsets[i]
//	place-relative (from 7.0, 64-bit)                   TextAddress + Offsets[i], signed
//	plain (from 7.0, 32-bit)                            Offsets[i]
//
// In the image a place-relative word is relative to its own place. When the table is built its place is not known yet, so
// Offsets holds the distance from _text. The word at address p holds Offsets[i] + TextAddress - p.
//
// # Releases
//
// A [Release] is a value: every difference between kernels is one of its fields, and [Releases] lists those where some
// rule changed.
//
//	5.10        names below 128 bytes, one-byte lengths, linear lookup only
//	6.1         names below 512 bytes, two-byte lengths
//	6.1-stable  6.2's index, carried back
//	6.2         SeqsOfNames, binary lookup
//	6.4         tables in another order, other filters
//	6.5         strict lines
//	6.10        __start_ and __stop_ symbols are kept where data is not
//	6.11        no absolute table, no special rules for link-time optimisation
//	6.15        no absolute per-CPU symbols
//	7.0         place-relative offsets, no RelativeBase
//	7.3         .size lines in the assembler file, the tables as before
//
// # Left out
//
// Symbols of modules, of BPF programs and of other code made at run time are in other tables. One property of the old
// builders is not kept: they read only the first 499 characters of a name.
package symtab
