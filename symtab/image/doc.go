// Package image reads the symbol tables out of a Linux kernel as it is distributed: vmlinux, vmlinuz, bzImage, Image,
// zImage, compressed or not, for any architecture, from 2.6.10 on.
//
//	file ── unpack ──▶ raw kernel ── find ──▶ where each table lies ── decode ──▶ symtab.Tables ── Rebuild, Compare
//
// # Finding
//
// Nothing in a kernel says where its tables lie. They are recognised by what they have to be:
//
//	token_table    the digits stand for themselves, so ten strings in a row are "0" to "9"; 256 strings in all
//	token_index    right behind it, a 16-bit word a string, saying where it begins: which fixes the first string, the
//	               byte order and that both are right
//	num_syms       before it, a word n such that n records follow, each beginning with a token that begins with a type,
//	names          and every 256th begins where the markers say that follow the records. Between the markers and the
//	markers        token table there is nothing, or the name index of 6.2 and 6.3
//	seqs_of_names  3n bytes that hold each number below n once
//	offsets        n words in ascending order, when read in one of the ways kernels have had
//	relative_base  behind them; where it is 0 the kernel is relocated as it starts, and the relocation has the value
//
// Before 5.10 the same tables lie in the first of these orders. They differ in how they are laid out, which is a value (see
// knownLayouts): tables are aligned to 4, 8, 16 or 256 bytes, which the zeros between num_syms and names show, and
// num_syms and markers have 4 or 8 bytes.
//
// At last Tables.Check expands every name and sees that the index puts them in order. Tables that pass all that are the
// kernel's; Image.Proofs says what was seen, Image.Guesses what could not be.
//
// # Bounds
//
// The work on a file of hostile bytes is bounded: what can be tried more than once is charged to an allowance
// proportional to the size of the raw kernel, and unpacking has its own limits (package unpack). All offsets are checked
// where they are read. Before names are expanded it is made sure that none is longer than the kernel's limit of 512 bytes,
// that none holds a space or a control character, and that the map of them all has at most 256 MiB.
//
// # Errors
//
// What [Options].Progress returns comes back from [Open] as it is. Every other error is a [symtab.ParseError], whose Code is
// one of these:
//
//	empty        there is nothing in the file
//	map          it is a System.map or another text, to be opened as a map
//	package      it is a package or an archive, which holds a kernel at best
//	initramfs    it is what a kernel starts with, not the kernel
//	module       it is a kernel module, or another object file
//	truncated    the file, or a stream in it, ends before what its headers speak of
//	damaged      what is there contradicts itself, or is such as no kernel has
//	compression  the kernel is packed in a way that is not known, or encrypted
//	too-large    unpacking is beyond one of the bounds of package unpack
//	firmware     it is a file system, or firmware in which no kernel was found
//	foreign      it is another program, such as Xen or a boot loader
//	no-kernel    nothing in it looks like a Linux kernel
//	no-kallsyms  it is a kernel, and no tables were found in it; the cause says what is known of why
//	scheme       it is a kernel before 2.6.10, or one built without tokens: its symbols are kept in another way
//	no-names     it has token tables, but nothing before them are names that use them
//	no-addresses it has names, but no addresses that fit them
//	release      Options.Release is not known
//
// Where the kernel's own tables are missing or broken and an ELF symbol table cannot take their place, the error tells of
// both.
//
// # Left out
//
// Modules have tables of another kind. So have kernels before 2.6.10, and those that OpenWrt builds without tokens: both are
// named in the error. How tables were built before 5.10 is not known in full: Rebuild takes the rules of 5.10 for them.
package image
