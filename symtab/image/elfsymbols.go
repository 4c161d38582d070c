package image

import (
	"bytes"
	"slices"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// fromSymtab makes tables of an ELF symbol table: it writes what nm -n prints and imports that as a map. It reports
// whether there was one.
func (m *Image) fromSymtab(r *raw, f *finder) bool {
	if r.elf == nil || r.elf.kind == elfRelocatable {
		return false
	}
	text := r.elf.nm(r.data)
	if len(text) == 0 {
		return false
	}
	want := symtab.Wanted{}
	if f.release != nil {
		want.Release = f.release.Name
	} else if r, ok := symtab.FindRelease(majorMinor(m.Version)); ok {
		want.Release = r.Name
	}
	symbols, report, err := symtab.Import(text, want)
	if err != nil {
		return false
	}
	tables, err := symtab.Build(symbols, report.Release, report.Options)
	if err != nil {
		return false
	}
	m.Tables, m.Source = tables, SourceSymtab
	m.Word, m.BigEndian, m.Format = r.word, r.bigEndian(), r.format()
	m.Why = "there are no tables of the kernel's own; these were built from the ELF file's symbol table"
	m.Proofs = append(m.Proofs, "the ELF section .symtab has "+strconv.Itoa(symbols.Len())+" symbols that go into tables")
	for _, note := range report.Notes {
		m.Guesses = append(m.Guesses, note.Message)
	}
	return true
}

// nm returns the symbols of the file as nm -n prints them; nothing if it has none.
func (e *elfFile) nm(data []byte) []byte {
	for i := range e.sections {
		if s := &e.sections[i]; s.kind == sectionSymtab && s.link < len(e.sections) {
			return e.lines(s.contents(data), e.sections[s.link].contents(data))
		}
	}
	return nil
}

// An nmSymbol is a line of nm's before it is printed.
type nmSymbol struct {
	addr uint64
	name []byte
	kind byte
}

func (e *elfFile) lines(table, names []byte) []byte {
	size := 24
	if e.word == 4 {
		size = 16
	}
	const shared = 4 // names may end alike and then share letters, but not so many
	room := shared * (len(table) + len(names))
	list := make([]nmSymbol, 0, len(table)/size)
	for ; len(table) >= size; table = table[size:] {
		s, ok := e.symbol(table, names)
		if !ok {
			continue
		}
		if room -= len(s.name); room < 0 {
			return nil
		}
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b nmSymbol) int {
		if a.addr != b.addr {
			if a.addr < b.addr {
				return -1
			}
			return 1
		}
		return bytes.Compare(a.name, b.name)
	})
	var text []byte
	for _, s := range list {
		digits := strconv.FormatUint(s.addr, 16)
		for range 2*e.word - len(digits) {
			text = append(text, '0')
		}
		text = append(append(text, digits...), ' ', s.kind, ' ')
		text = append(append(text, s.name...), '\n')
	}
	return text
}

// symbol reads one record of the symbol table. Those without a name, and those that name files and sections, are not
// symbols to nm.
func (e *elfFile) symbol(record, names []byte) (s nmSymbol, ok bool) {
	const kindSection, kindFile = 3, 4
	var info byte
	var where int
	if e.word == 8 {
		info, where, s.addr = record[4], int(e.order.Uint16(record[6:])), e.order.Uint64(record[8:])
	} else {
		info, where, s.addr = record[12], int(e.order.Uint16(record[14:])), uint64(e.order.Uint32(record[4:]))
	}
	const longest = 1024 // twice what the kernel takes
	s.name = stringAt(names, e.order.Uint32(record), longest)
	if kind := info & 15; len(s.name) == 0 || kind == kindSection || kind == kindFile || bytes.IndexByte(s.name, '\n') >= 0 {
		return s, false
	}
	s.kind = e.letter(info, where)
	return s, s.kind != 0
}

// letter returns the type nm gives a symbol, 0 for undefined ones.
func (e *elfFile) letter(info byte, where int) byte {
	const undefined, absolute, common = 0, 0xfff1, 0xfff2
	const global, weak, object = 1, 2, 1
	letter := byte('n')
	switch {
	case where == undefined:
		return 0
	case info>>4 == weak && info&15 == object:
		return 'V'
	case info>>4 == weak:
		return 'W'
	case where == absolute:
		letter = 'a'
	case where == common:
		letter = 'c'
	case where < len(e.sections):
		letter = e.sections[where].letter()
	}
	if info>>4 >= global {
		letter -= 'a' - 'A'
	}
	return letter
}

// letter is the type of the symbols in a section.
func (s *section) letter() byte {
	switch {
	case s.flags&flagAlloc == 0:
		return 'n'
	case s.flags&flagExec != 0:
		return 't'
	case s.kind == sectionNoBits:
		return 'b'
	case s.flags&flagWrite != 0:
		return 'd'
	}
	return 'r'
}
