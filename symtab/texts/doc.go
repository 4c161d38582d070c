// Package texts reads symbol listings in the forms people have them in, beyond the everyday ones that symtab.Import
// reads: what other tools and other options of nm print, and what terminals, editors and people put around it.
//
//	raw, err := os.ReadFile("paste.txt")
//	symbols, report, err := texts.Import(raw, symtab.Wanted{})
//	tables, err := symtab.Build(symbols, report.Release, report.Options)
//
// It works in four steps. clean (clean.go) turns the file into UTF-8 lines without terminal escapes. look (survey.go) tries
// all forms (row.go, elf.go) on a sample of the lines, takes the one that reads most of them, and finds out in what base
// the addresses are and which of two numbers the address is. A reader (read.go) writes all lines again as address, type
// and name. symtab.Import reads those.
//
// Lines that cannot be read are set aside and counted. A text in which they are the most is refused with what it most
// likely is (named.go). The first note of a report says what a text was taken for and what was taken off; nothing is
// changed without a note.
//
// docs/texts.md lists the forms, how each was verified, and the words of each refusal.
package texts
