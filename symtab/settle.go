package symtab

import (
	"bytes"
	"strconv"
)

// settle drops what the release's build drops, gives per-CPU symbols of type A the type D again, and selects sections.
func (m *importer) settle(report *Report, all Tristate) error {
	s, r := &m.symbols, &report.Release
	read := s.Len()
	b := m.filter(r)
	report.Options.AllSymbols = decide(all, !s.textOnly(&b, r))
	s.selectSections(&b, r, &report.Options)
	if s.Len() == 0 {
		return m.nothingLeft(read, report)
	}
	switch {
	case all == Infer && !report.Options.AllSymbols:
		m.notes.add("text-only", 0, "the map holds text symbols only, as that of a kernel without CONFIG_KALLSYMS_ALL does, and the tables are built so")
	case r.PlaceOption && s.TextAddress == 0 && m.signs.highest != 0:
		s.TextAddress = s.Addr[0]
		for _, addr := range s.Addr {
			s.TextAddress = min(s.TextAddress, addr)
		}
		m.notes.add("no-text", 0, "the map has no _text, so addresses are kept relative to the first symbol")
	}
	m.noteOddNames()
	return nil
}

// textOnly reports whether a builder that keeps only text would keep every symbol.
func (s *Symbols) textOnly(b *bounds, r *Release) bool {
	if b.stext == 0 || b.etext == 0 {
		return false
	}
	for i, addr := range s.Addr {
		if !b.text(addr, s.Symbol(i)[1:], r.KeepBounds) {
			return false
		}
	}
	return true
}

// filter removes the symbols that the release does not keep from the columns.
func (m *importer) filter(r *Release) (b bounds) {
	s := &m.symbols
	f := m.newFilters(r)
	for from := 0; from < len(s.Addr); from += filterBlock {
		f.block(m, from, min(from+filterBlock, len(s.Addr)))
	}
	f.end += uint32(copy(s.Text[f.end:], s.Text[f.from:]))
	s.Addr, s.Start, s.Text = s.Addr[:f.n], s.Start[:f.n+1], s.Text[:f.end]
	return f.bounds
}

// filterBlock is how many symbols one call filters. A browser compiles a function well only when it is called again.
const filterBlock = 512

// block filters the symbols from low up to high.
func (f *filters) block(m *importer, low, high int) {
	s, text := &m.symbols, m.symbols.Text
	for i := low; i < high; i++ {
		addr, first, last := s.Addr[i], s.Start[i], s.Start[i+1]
		if f.suspect(text, first, last) && m.judge(f, i, text[first:last]) {
			f.end += uint32(copy(text[f.end:], text[f.from:first]))
			f.from = last
			continue
		}
		s.Addr[f.n] = addr
		f.n++
		s.Start[f.n] = last - f.from + f.end
	}
}

// judge compares symbol i with all rules and reports whether it is dropped.
func (m *importer) judge(f *filters, i int, symbol []byte) (dropped bool) {
	addr, kind, name := m.symbols.Addr[i], symbol[0], symbol[1:]
	if string(name) == "_text" {
		m.symbols.TextAddress = addr
	}
	absolute := isAbsolute(kind, name)
	if absolute && kind == 'A' && f.tableTypes {
		absolute, symbol[0] = false, 'D'
		m.notes.add("percpu-types", m.line(i), "symbols of type A, as /proc/kallsyms shows per-CPU symbols, were taken as data")
	}
	code, message := "absolute", "absolute symbols (type A) were left out, as the kernel's build does"
	if len(name) >= f.release.NameLimit || !absolute {
		code, message = f.drop(symbol[0], name)
	}
	if code != "" {
		m.notes.add(code, m.line(i), message)
		return true
	}
	f.bounds.note(addr, name)
	return false
}

// filters are one release's rules for leaving symbols out, and the state of filtering.
type filters struct {
	release           *Release
	mapFilter, ignore *Patterns
	any               *filterSet // of both
	tableTypes        bool

	bounds    bounds
	n         int    // symbols kept so far
	from, end uint32 // the text from from on has still to be moved to end
}

// toldByName are symbols that need a look even if no rule drops them: absolute ones, and those that bound sections.
var toldByName = Patterns{Types: "Aa", Prefix: []string{"_text", "_stext", "_etext", "_sinittext", "_einittext", "__per_cpu_"}}

func (m *importer) newFilters(r *Release) *filters {
	f := &filters{release: r, mapFilter: &r.MapFilter, ignore: &r.Ignore, bounds: newBounds()}
	if r.FromNM {
		f.mapFilter = new(Patterns)
	}
	f.any = newFilterSet(f.mapFilter, f.ignore, &toldByName)
	f.any.contains = m.holds(f.mapFilter) || m.holds(f.ignore)
	// /proc/kallsyms shows the types of the tables. There type A means a per-CPU symbol, since other absolute symbols are not
	// in the tables.
	f.tableTypes = m.signs.percpuType == 'A' || m.signs.highest == 0
	return f
}

// holds reports whether any text that a pattern wants anywhere in a name stands in the map.
func (m *importer) holds(p *Patterns) bool {
	for _, s := range p.Contains {
		if s[0] == '.' && m.signs.branch || s[0] != '.' && bytes.Contains(m.symbols.Text, []byte(s)) {
			return true
		}
	}
	return false
}

// suspect reports whether a symbol needs a look: it may be dropped, or bound a section.
func (f *filters) suspect(text []byte, from, to uint32) bool {
	size := int(to - from)
	if size < 9 || size > f.release.NameLimit || f.any.kinds[text[from]] || f.any.contains {
		return true
	}
	return f.any.suspects(text[from+1 : to])
}

// drop returns why a symbol that is not absolute is left out. The code is empty if it is kept.
func (f *filters) drop(kind byte, name []byte) (code, message string) {
	switch {
	case len(name) >= f.release.NameLimit:
		return "long-name", "names of " + strconv.Itoa(f.release.NameLimit) + " bytes or more were left out, as the kernel's build does"
	case f.mapFilter.Match(kind, name):
		return "filtered", "symbols that the kernel's build leaves out of System.map were left out"
	case f.ignore.Match(kind, name):
		return "ignored", "symbols that the kernel's table builder does not keep were left out"
	}
	return "", ""
}

func (m *importer) nothingLeft(read int, report *Report) error {
	cause, hint := "no line of the file has a symbol", wantMap
	switch {
	case read > 0 && !report.Options.AllSymbols:
		cause, hint = "none of the "+strconv.Itoa(read)+" symbols lies between _stext and _etext", "build with all symbols"
	case read > 0:
		cause = "none of the " + strconv.Itoa(read) + " symbols is kept by the kernel's build"
	}
	err := &ParseError{Code: "no-symbols", Cause: cause, Hint: hint}
	for _, n := range m.notes.finish(m.src) {
		if n.Line > 0 {
			err.Line, err.Text = n.Line, n.Text
			err.Cause += "; " + n.Message
			break
		}
	}
	return err
}

// Classes of characters in names that compilers do not make.
const (
	oddControl = 1 << iota // control characters, blanks within a name
	oddMarkup              // quotes, brackets and the like, which break assembly or HTML when not escaped
	oddHigh                // beyond ASCII
)

var oddClass = func() (class [256]uint8) {
	for c := range class {
		switch {
		case c <= ' ' || c == 0x7f:
			class[c] = oddControl
		case c >= 0x80:
			class[c] = oddHigh
		}
	}
	for _, c := range "\"'<>&\\`" {
		class[c] = oddMarkup
	}
	return class
}()

var oddNotes = []struct {
	class         uint8
	code, message string
}{
	{oddControl, "odd-control", "names with blanks or control characters were kept as they are"},
	{oddMarkup, "odd-markup", "names with quotes, angle brackets or backslashes were kept as they are"},
	{oddHigh, "odd-bytes", "names with bytes beyond ASCII were kept as they are"},
}

// noteOddNames notes names that no compiler makes. They are kept.
func (m *importer) noteOddNames() {
	s := &m.symbols
	if m.odd == 0 {
		return
	}
	for _, odd := range oddNotes {
		first, count := -1, 0
		for i := range s.Addr {
			if classOf(s.Symbol(i)[1:])&odd.class != 0 {
				if count++; first < 0 {
					first = i
				}
			}
		}
		if count > 0 {
			line, _, _ := m.find(s.Addr[first], s.Symbol(first)[1:])
			m.notes = append(m.notes, Note{Code: odd.code, Count: count, Line: line, Message: odd.message})
		}
	}
}

func classOf(text []byte) (class uint8) {
	for _, c := range text {
		class |= oddClass[c]
	}
	return class
}
