package image

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// fromSymtab makes tables of an ELF symbol table where the kernel's own are missing or damaged: it writes what nm -n
// prints and imports that as a map. Where there is no symbol table, or it is no use either, the error says what is
// wrong with the kernel's own.
func (m *Image) fromSymtab(r *raw, cause error, f *finder) error {
	if r.elf == nil || r.elf.kind == elfRelocatable {
		return r.explain(cause, m.Banner)
	}
	text, err := r.elf.nm(r.data)
	if err == nil && len(text) == 0 {
		return r.explain(cause, m.Banner)
	}
	if err == nil && m.Banner == "" && !startsLinux(text) {
		return notLinux
	}
	if err == nil {
		err = m.build(text, f)
	}
	switch {
	case f.stopped != nil:
		return f.stopped
	case err != nil:
		return nor(r.explain(cause, m.Banner), err)
	}
	m.Word, m.BigEndian, m.Format = r.word, r.bigEndian(), r.format()
	own := "there are no tables of the kernel's own"
	if cause != errTokens {
		m.Unread = cause.Error()
		own = "the kernel's own tables could not be read (" + m.Unread + ")"
	}
	_, why := f.rules(m.Version)
	m.Why = own + "; these were built from the ELF file's symbol table" + why
	m.Proofs = append(m.Proofs, "the ELF section .symtab has "+strconv.Itoa(m.Tables.NumSyms)+" symbols that go into tables")
	return nil
}

var notLinux = &symtab.ParseError{Code: "no-kernel", Hint: openKernel,
	Cause: "this is an ELF program, but not a kernel: neither _stext nor start_kernel is among its symbols"}

// startsLinux reports whether a map has a symbol that kernels have and other programs have not. A vmlinux can be without its
// banner where its sections were left out, as in a package of debugging symbols.
func startsLinux(nm []byte) bool {
	return bytes.Contains(nm, []byte(" _stext\n")) || bytes.Contains(nm, []byte(" start_kernel\n"))
}

// build makes tables of a map. Progress cannot end what Import and Build do, but it is called, and heard afterwards.
func (m *Image) build(text []byte, f *finder) error {
	const steps = 2
	report := func(done int) error { return f.options.progress(PhaseCheck, done, steps) }
	reporting := func(done int) func(symtab.Phase, int, int) {
		return func(symtab.Phase, int, int) { report(done) }
	}
	if err := report(0); err != nil {
		return err
	}
	rules, _ := f.rules(m.Version)
	symbols, told, err := importBy(rules, text, reporting(0))
	if err != nil {
		return err
	}
	if err := report(1); err != nil {
		return err
	}
	told.Options.Progress = reporting(1)
	m.Source = SourceSymtab
	if m.Tables, err = symtab.Build(symbols, told.Release, told.Options); err != nil {
		return err
	}
	for _, note := range told.Notes {
		if note.Code == "release" && rules != nil {
			continue // it was given, not guessed
		}
		m.Guesses = append(m.Guesses, note.Message)
	}
	return report(steps)
}

// rules returns by which release's rules tables are built, nil if that is to be inferred, and why, as the end of a
// sentence.
func (f *finder) rules(version string) (rules *symtab.Release, why string) {
	if f.release != nil {
		return f.release, ", by the rules of the release asked for"
	}
	if r, ok := rulesOf(version); ok {
		return &r, ", by the rules of the release that the kernel says it is: " + bannerStart + version
	}
	return nil, ""
}

// importBy reads a map by the rules of a release, nil if they are to be inferred.
func importBy(rules *symtab.Release, text []byte, progress func(symtab.Phase, int, int)) (*symtab.Symbols, *symtab.Report, error) {
	wanted := symtab.Wanted{Progress: progress}
	old := false
	if rules != nil {
		wanted.Release = rules.Name
		if _, old = oldRelease(rules.Name); old {
			wanted.Release = firstBuilder.release()
		}
	}
	symbols, told, err := symtab.Import(text, wanted)
	if err == nil && old {
		told.Release = *rules
		told.Options.BaseRelative = told.Options.BaseRelative && rules.PercpuOption // both came with 4.6
		told.Options.AbsolutePercpu = told.Options.AbsolutePercpu && rules.PercpuOption
	}
	return symbols, told, err
}

// nor makes one error of two: why the kernel's own tables could not be read, and why its symbol table could not be used.
func nor(missing, err error) error {
	cause := err.Error()
	if parse, is := err.(*symtab.ParseError); is {
		cause = parse.Cause // without the line number: the person does not have the text
	}
	both := *missing.(*symtab.ParseError)
	both.Cause += "; nor is the ELF file's symbol table any use: " + cause
	return &both
}

// maxSymtabMap is how many bytes of map a symbol table may make. The file, the map and the tables that are built from it are in memory
// together, and a program in a browser should not need more than 768 MiB for them. In Chromium an ELF file of 103 MB that makes this
// much took 592 MiB, and one of 26 MB that made twice as much 986 MiB (2026-11-28). The maps of distributed kernels have ten million bytes.
const maxSymtabMap = 48 << 20

// nm returns the symbols of the file as nm -n prints them; nothing if it has none.
func (e *elfFile) nm(data []byte) ([]byte, error) {
	for i := range e.sections {
		if s := &e.sections[i]; s.kind == sectionSymtab && s.link < len(e.sections) {
			return e.lines(s.contents(data), e.sections[s.link].contents(data), maxSymtabMap)
		}
	}
	return nil, nil
}

// An nmSymbol is a line of nm's before it is printed.
type nmSymbol struct {
	addr uint64
	name uint32 // where it begins in the string table
	size uint16 // of the name
	kind byte
}

// lines prints a symbol table, unless it has more symbols, or makes more text, than a kernel's.
func (e *elfFile) lines(table, names []byte, most int) ([]byte, error) {
	record := 24
	if e.word == 4 {
		record = 16
	}
	if len(table)/record > symtab.MaxSymbols {
		return nil, brokenSymtab("it has more than " + strconv.Itoa(symtab.MaxSymbols) + " symbols")
	}
	const shared = 4 // how often a letter may be used on average; names that end alike can share letters
	most = min(most, shared*(len(table)+len(names)))
	list, size := make([]nmSymbol, 0, len(table)/record), 0
	for ; len(table) >= record; table = table[record:] {
		s, ok := e.symbol(table, names)
		if !ok {
			continue
		}
		if size += mapLine(e.word) + 1 + int(s.size); size > most {
			return nil, brokenSymtab("its names would make a map of more than " + strconv.Itoa(most) + " bytes")
		}
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b nmSymbol) int {
		if a.addr != b.addr {
			return cmp.Compare(a.addr, b.addr)
		}
		return bytes.Compare(a.in(names), b.in(names))
	})
	text := make([]byte, 0, size)
	for _, s := range list {
		const digits = "0123456789abcdef"
		for shift := 8*e.word - 4; shift >= 0; shift -= 4 {
			text = append(text, digits[s.addr>>shift&15])
		}
		text = append(text, ' ', s.kind, ' ')
		text = append(append(text, s.in(names)...), '\n')
	}
	return text, nil
}

func brokenSymtab(cause string) error {
	return &symtab.ParseError{Code: "damaged", Cause: cause, Hint: "copy or download the kernel again"}
}

// in returns the symbol's name in the string table.
func (s *nmSymbol) in(names []byte) []byte { return names[s.name:][:s.size] }

// symbol reads one record of the symbol table. Those without a name, and those that name files and sections, are not
// symbols to nm; nor are those here whose names would break a line.
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
	s.name = e.order.Uint32(record)
	name := stringAt(names, s.name, longest)
	if kind := info & 15; len(name) == 0 || kind == kindSection || kind == kindFile || !isName(name) {
		return s, false
	}
	s.size, s.kind = uint16(len(name)), e.letter(info, where)
	return s, s.kind != 0
}

// isName reports whether all bytes can be of a name.
func isName(name []byte) bool {
	for _, c := range name {
		if !isLetter(c) {
			return false
		}
	}
	return true
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
