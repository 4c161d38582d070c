package symtab

import (
	"bytes"
	"strconv"
)

// maxLine bounds a line of a map, in bytes. The longest lines of real maps have about 220.
const maxLine = 8192

// unusual reads a line that does not have the usual form.
func (m *importer) unusual(text []byte, at int) error {
	fail := func(cause string) error {
		return &ParseError{Code: CodeOther, Line: m.lines, Offset: at, Text: excerpt(text), Cause: cause, Hint: columnsHint}
	}
	if len(text) > maxLine {
		return fail("the line has " + strconv.Itoa(len(text)) + " bytes, more than a line of any map has")
	}
	if bytes.IndexByte(text, 0) >= 0 {
		return binaryFile(m.lines, at, text, "a NUL byte in the line: the file is binary or damaged")
	}
	if bytes.HasSuffix(text, []byte("\r")) {
		m.notes.add("crlf", m.lines, "lines end in CR and LF, as on Windows; the CR was taken off")
	}
	text = bytes.Trim(text, whiteSpace)
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

// fields reads a trimmed line column by column.
func (m *importer) fields(text []byte, fail func(cause string) error) error {
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
	kind, name := cutField(rest)
	size, width := scanDigits(kind)
	if width == len(kind) && width >= 8 && width == n && size>>31 == 0 {
		kind, name = cutField(name)
		m.notes.add("sizes", m.lines, "a column of symbol sizes was passed over")
	}
	bare := n == len(first) // without 0x, so that its width counts
	switch {
	case n != len(digits) || n == 0 || n > 16:
		return fail("\"" + excerpt(first) + "\" is no hexadecimal address of up to 16 digits")
	case bare && n > 8 && n < 16:
		return fail("the address has " + strconv.Itoa(n) + " digits, not 8 or 16")
	case len(kind) == 0:
		return fail("the line has an address but no type and no name")
	case len(kind) > 1 || !isKind(kind[0]):
		return fail("\"" + excerpt(kind) + "\" is no type: a type is one letter")
	case len(name) == 0:
		return fail("the line has no name")
	case bare && n < 8:
		m.short = m.lines
	}
	if tail, ok := moduleOf(name); ok {
		m.setAside(tail)
		return nil
	}
	if !m.plain && isMore(name) {
		return fail("there is more in the line than an address, a type and a name")
	}
	if _, tail := cutField(name); len(tail) > 0 {
		m.tailed++
	}
	m.accept(addr, n, kind[0], name)
	return nil
}

const columnsHint = "each line has an address, a type letter and a name; correct the line or remove it"

// isMore reports whether a name contains what separates it from something else: a tab, a CR, an escape, a non-breaking space or a blank before
// a column of digits; or what an editor or a terminal has put into it: a letter without width, a backspace, a visible colour, an escaped
// underscore. Characters that set the direction of writing do not count: a hostile map can have names that differ by them alone.
func isMore(name []byte) bool {
	for i := range name {
		if isForeignAt(name, i) {
			return true
		}
	}
	for {
		_, name = cutField(name)
		if len(name) == 0 {
			return false
		}
		if _, n := scanDigits(name); n >= 8 && (n == len(name) || name[n] == ' ') {
			return true
		}
	}
}

func isForeignAt(name []byte, i int) bool {
	rest := name[i+1:]
	switch name[i] {
	case '\t', '\r', '\x1b', '\b':
		return true
	case 0xa0, 0xad: // a non-breaking space and a soft hyphen in UTF-8
		return i > 0 && name[i-1] == 0xc2
	case 0xe2: // spaces, quotes and letters without width in UTF-8
		return len(rest) > 1 && (rest[0] == 0x80 && (rest[1] < 0xaa || rest[1] > 0xae) || rest[0] == 0x81 && rest[1] == 0xa0)
	case '\\':
		return len(rest) > 0 && (rest[0] == '_' || rest[0] == 'x' || rest[0] == '0')
	case '[':
		return len(rest) > 0 && (rest[0]-'0' < 10 || rest[0] == 'm')
	case '<':
		return hasPrefix(rest, "wbr>")
	}
	return false
}

func isUndefined(kind byte) bool { return kind == 'U' || kind == 'w' || kind == 'v' }

// whiteSpace is what maps and addresses may have between words and around lines.
const whiteSpace = " \t\v\f\r\n"

// cutField splits off the first field of a trimmed text.
func cutField(text []byte) (field, rest []byte) {
	end := bytes.IndexAny(text, whiteSpace)
	if end < 0 {
		return text, nil
	}
	return text[:end], bytes.TrimLeft(text[end:], whiteSpace)
}

// scanDigits reads hexadecimal digits only and returns how many there were.
func scanDigits(b []byte) (v uint64, n int) {
	for n < len(b) && hexDigit[b[n]] < 16 {
		v = v<<4 | uint64(hexDigit[b[n]])
		n++
	}
	return v, n
}

// moduleOf returns the text in brackets that /proc/kallsyms has after the name of a symbol of a module.
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

// setAside counts a symbol of a module, or of code made at run time. Those are not in the kernel's own tables.
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

// find returns the line on which a symbol stands. It reads the text again and is for messages only.
func (m *importer) find(addr uint64, name []byte) (line, at int, text string) {
	for line = 1; at < len(m.src); line++ {
		row := firstLine(m.src[at:])
		first, rest := cutField(bytes.Trim(row, whiteSpace))
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
