package symtab

import (
	"bytes"
	"slices"
	"strconv"
)

// maxLine bounds a line of a map. The longest real ones have some 220 bytes; a longer line than this is no map's.
const maxLine = 8192

// read takes every line in that has an address. Lines that are none's symbol are set aside with a note; a line that
// makes no sense ends the reading, so that a file that is no map fails at its first line.
func (m *importer) read(progress func(Phase, int, int)) error {
	o := Options{Progress: progress}
	m.symbols.grow(len(m.src))
	at := 0
	if bytes.HasPrefix(m.src, []byte(utf8Mark)) {
		at = len(utf8Mark)
	}
	for at < len(m.src) {
		m.lines++
		end := bytes.IndexByte(m.src[at:], '\n')
		if end < 0 {
			end = len(m.src) - at
		}
		text := m.src[at : at+end : at+end]
		if !m.plain(text) {
			if err := m.line1(text, at); err != nil {
				return err
			}
		}
		if m.lines%progressLines == 0 {
			o.progress(PhaseParse, at, len(m.src))
		}
		at += end + 1
	}
	return m.checkRead()
}

// checkRead finds what is cheaper to look for when all lines are in.
func (m *importer) checkRead() error {
	s := &m.symbols
	if s.Len() > MaxSymbols {
		return &ParseError{Code: "too-many", Cause: "more than 16,777,216 symbols", Hint: "the kernel's tables number symbols with three bytes: use a smaller map"}
	}
	if at := bytes.IndexByte(s.Text, 0); at >= 0 {
		i, _ := slices.BinarySearch(s.Start, uint32(at)+1)
		line, offset, text := m.find(s.Addr[i-1], s.Symbol(i - 1)[1:])
		return binaryFile(line, offset, []byte(text), "a NUL byte in the line: the file is binary or damaged", wantMap)
	}
	return nil
}

// plain takes in a line of the usual form, eight or sixteen digits, space, type, space, name, and reports whether it was
// one. It is nearly always.
func (m *importer) plain(text []byte) bool {
	addr, width := plainAddress(text)
	if width == 0 || len(text) < width+4 || len(text) > maxLine || text[width+2] != ' ' {
		return false
	}
	kind, name := text[width+1], text[width+3:]
	last := name[len(name)-1]
	if !isGraphic(kind) || last == ']' || last <= ' ' || name[0] <= ' ' {
		return false
	}
	m.accept(addr, width, kind, name)
	return true
}

func isGraphic(c byte) bool { return c > ' ' && c < 0x7f }

// accept takes a symbol in.
func (m *importer) accept(addr uint64, width int, kind byte, name []byte) {
	s := &m.symbols
	n := s.Len()
	if m.lines != m.last+1 || n == 0 {
		m.gaps = append(m.gaps, gap{n, m.lines})
	}
	m.last = m.lines
	if n > 0 && addr < s.Addr[n-1] {
		m.notes.add("unsorted", m.lines, "addresses go down here; the symbols were put in order as the kernel's build does")
	}
	m.signs.note(addr, width, kind, name)
	m.percpu.note(addr, name)
	s.add(addr, kind, name)
}

// line1 takes in a line of any other form.
func (m *importer) line1(text []byte, at int) error {
	fail := func(code, cause, hint string) error {
		return &ParseError{Code: code, Line: m.lines, Offset: at, Text: excerpt(text), Cause: cause, Hint: hint}
	}
	if len(text) > maxLine {
		return fail("long-line", "the line has "+strconv.Itoa(len(text))+" bytes, more than any map's", wantMap)
	}
	if bytes.IndexByte(text, 0) >= 0 {
		return binaryFile(m.lines, at, text, "a NUL byte in the line: the file is binary or damaged", wantMap)
	}
	if bytes.HasSuffix(text, []byte("\r")) {
		m.notes.add("crlf", m.lines, "lines end in CR and LF, as on Windows; the CR was taken off")
	}
	text = bytes.Trim(text, " \t\r\v\f")
	switch {
	case len(text) == 0:
		m.notes.add("blank", m.lines, "blank lines were passed over")
		return nil
	case text[0] == '#' || text[0] == ';':
		m.notes.add("comment", m.lines, "comment lines were passed over")
		return nil
	}
	return m.fields(text, fail)
}

// fields takes in a trimmed line column by column.
func (m *importer) fields(text []byte, fail func(code, cause, hint string) error) error {
	first, rest := cutField(text)
	if len(first) == 1 && len(rest) > 0 && isUndefined(first[0]) {
		m.notes.add("undefined", m.lines, "lines without an address (types U, w and v: symbols defined elsewhere) were left out")
		return nil
	}
	digits := first
	if len(first) > 2 && first[0] == '0' && first[1]|0x20 == 'x' {
		digits = first[2:]
	}
	addr, n := scanDigits(digits)
	switch {
	case n != len(digits) || n == 0:
		return fail("bad-address", "\""+excerpt(first)+"\" is no hexadecimal address", columnsHint)
	case n > 16:
		return fail("bad-address", "the address has more than 16 digits", columnsHint)
	}
	kind, name := cutField(rest)
	if _, size := scanDigits(kind); size == len(kind) && size >= 8 {
		kind, name = cutField(name)
		m.notes.add("sizes", m.lines, "a column of symbol sizes was passed over")
	}
	switch {
	case len(kind) == 0:
		return fail("missing-column", "the line has an address but no type and no name", columnsHint)
	case len(kind) > 1 || !isGraphic(kind[0]):
		return fail("bad-type", "\""+excerpt(kind)+"\" is no type: a type is one letter", columnsHint)
	case len(name) == 0:
		return fail("missing-column", "the line has no name", columnsHint)
	}
	if tail, ok := moduleOf(name); ok {
		m.setAside(tail)
		return nil
	}
	m.accept(addr, n, kind[0], name)
	return nil
}

const columnsHint = "each line is an address, a type letter and a name; mend or remove the line"

func isUndefined(kind byte) bool { return kind == 'U' || kind == 'w' || kind == 'v' }

// cutField splits off the first field of a trimmed text.
func cutField(text []byte) (field, rest []byte) {
	end := bytes.IndexAny(text, " \t\v\f\r")
	if end < 0 {
		return text, nil
	}
	return text[:end], bytes.TrimLeft(text[end:], " \t\v\f\r")
}

// scanDigits reads hexadecimal digits only and returns how many there were.
func scanDigits(b []byte) (v uint64, n int) {
	for n < len(b) && hexDigit[b[n]] < 16 {
		v = v<<4 | uint64(hexDigit[b[n]])
		n++
	}
	return v, n
}

// moduleOf returns what /proc/kallsyms has in brackets after the name of a symbol outside the kernel proper.
func moduleOf(name []byte) (module []byte, ok bool) {
	if name[len(name)-1] != ']' {
		return nil, false
	}
	_, tail := cutField(name)
	if len(tail) < 2 || tail[0] != '[' {
		return nil, false
	}
	return tail[1 : len(tail)-1], true
}

// setAside counts a symbol of a module or of something made at run time; they have tables of their own.
func (m *importer) setAside(module []byte) {
	switch {
	case string(module) == "bpf":
		m.notes.add("bpf", m.lines, "symbols of BPF programs were left out: they are not in the kernel's own tables")
	case hasPrefix(module, "__builtin__"):
		m.notes.add("runtime", m.lines, "symbols of trampolines and probes made at run time were left out")
	default:
		m.notes.add("modules", m.lines, "symbols of modules were left out: each module has its own table")
	}
}

// find returns the line a symbol stands on. It reads the text again, and is for messages.
func (m *importer) find(addr uint64, name []byte) (line, at int, text string) {
	for line = 1; at < len(m.src); line++ {
		row := firstLine(m.src[at:])
		first, rest := cutField(bytes.Trim(row, " \t\r\v\f"))
		if hasPrefix(first, "0x") || hasPrefix(first, "0X") {
			first = first[2:]
		}
		if v, n := scanDigits(first); n > 0 && v == addr && bytes.HasSuffix(rest, name) {
			return line, at, excerpt(row)
		}
		at += len(row) + 1
	}
	return 0, 0, ""
}
