package symtab

import "bytes"

// Parse reads a map as the release's own builder does: with its grammar and filters, and with an error where it ends with
// one. Symbols that are too long for the release are left out and listed in the result. The result does not alias src.
func Parse(src []byte, r Release, o Options) (*Symbols, error) {
	if at := bytes.IndexByte(src, 0); at >= 0 {
		line := 1 + bytes.Count(src[:at], []byte("\n"))
		return nil, &ParseError{Code: "nul", Line: line, Offset: at, Cause: "a NUL byte in the line", Hint: "this is not a text file"}
	}
	p := parser{src: src, release: r, ignore: newFilterSet(&r.Ignore), bounds: newBounds()}
	p.symbols.grow(len(src))
	read := p.scan
	if r.StrictLines {
		read = p.lines
	}
	if err := read(&o); err != nil {
		return nil, err
	}
	s := p.symbols // a copy: a pointer into the parser would keep src alive
	s.selectSections(&p.bounds, &r, &o)
	if s.Len() == 0 && !r.AllowEmpty {
		return nil, &ParseError{Code: "no-symbols", Cause: "no valid symbol", Hint: "the builder of " + r.Name + " refuses an input without any"}
	}
	return &s, nil
}

type parser struct {
	src     []byte
	release Release
	ignore  *filterSet
	symbols Symbols
	bounds  bounds
}

// accept does with one symbol what the builder does before it reads the next.
func (p *parser) accept(line int, addr uint64, kind byte, name []byte) {
	if len(name) >= p.release.NameLimit {
		p.symbols.TooLong = append(p.symbols.TooLong, LongName{line, string(name)})
		return
	}
	if string(name) == "_text" {
		p.symbols.TextAddress = addr
	}
	if isAbsolute(kind, name) || p.ignore.match(kind, name) {
		return
	}
	p.bounds.note(addr, name)
	p.symbols.add(addr, kind, name)
}

// progressLines is how many lines pass between two reports.
const progressLines = 1 << 14

// lines reads one symbol from each line, in the strict form "address type name" with exactly one space between. Everything
// after the second space is the name.
func (p *parser) lines(o *Options) error {
	for line, at := 1, 0; at < len(p.src); line++ {
		end := bytes.IndexByte(p.src[at:], '\n')
		if end < 0 {
			end = len(p.src) - at
		}
		text := p.src[at : at+end : at+end]
		addr, n := plainAddress(text)
		if n == 0 {
			addr, n = scanHex(text)
		}
		if n == 0 || len(text) < n+3 || text[n] != ' ' || text[n+1] >= 0x80 || text[n+2] != ' ' {
			return &ParseError{Code: "format", Line: line, Offset: at, Text: excerpt(text), Cause: "line format error",
				Hint: "each line is an address, one space, a type letter, one space and a name"}
		}
		p.accept(line, addr, text[n+1], text[n+3:])
		if line%progressLines == 0 {
			o.progress(PhaseParse, at, len(p.src))
		}
		at += end + 1
	}
	return nil
}

// plainAddress reads the usual form of an address: eight or sixteen digits before a space. It returns the number of
// digits, 0 for any other form.
func plainAddress(text []byte) (addr uint64, width int) {
	width = 16
	if len(text) > 8 && text[8] == ' ' {
		width = 8
	}
	if len(text) <= width || text[width] != ' ' {
		return 0, 0
	}
	bad := uint8(0)
	for _, c := range text[:width] {
		d := hexDigit[c]
		bad |= d
		addr = addr<<4 | uint64(d)
	}
	if bad > 15 {
		return 0, 0
	}
	return addr, width
}

// scan reads three fields separated by white space of any kind, as C's scanf does. Where no number can be read it skips
// the rest of the line.
func (p *parser) scan(o *Options) error {
	line, at := 1, 0
	skip := func() {
		for at < len(p.src) && isSpace(p.src[at]) {
			if p.src[at] == '\n' {
				if line++; line%progressLines == 0 {
					o.progress(PhaseParse, at, len(p.src))
				}
			}
			at++
		}
	}
	for {
		if skip(); at == len(p.src) {
			return nil
		}
		addr, n := scanHex(p.src[at:])
		if loneMark(p.src[at:], n) {
			n++ // scanf reads 0x as the start of a number, with the value 0 if no digit follows; strtoull stops before the x
		}
		if n == 0 {
			if end := bytes.IndexByte(p.src[at:], '\n'); end >= 0 {
				at += end
				continue
			}
			return nil
		}
		at += n
		if skip(); at == len(p.src) {
			return nil
		}
		kind := p.src[at]
		at++
		skip()
		from := at
		for at < len(p.src) && !isSpace(p.src[at]) {
			at++
		}
		if from == at {
			return nil
		}
		p.accept(line, addr, kind, p.src[from:at])
	}
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// hexDigit maps a character to its value, 16 for what is no digit.
var hexDigit = func() (t [256]uint8) {
	for i := range t {
		t[i] = 16
	}
	for i := range 10 {
		t['0'+i] = uint8(i)
	}
	for i := range 6 {
		t['a'+i], t['A'+i] = uint8(10+i), uint8(10+i)
	}
	return t
}()

// loneMark reports whether the number in the first n bytes of b is only the 0 of "0x", with no digit after the x. A
// sign may stand before it.
func loneMark(b []byte, n int) bool {
	if n == 2 && (b[0] == '-' || b[0] == '+') {
		b, n = b[1:], 1
	}
	return n == 1 && len(b) > 1 && b[0] == '0' && b[1]|0x20 == 'x' && (len(b) == 2 || hexDigit[b[2]] > 15)
}

// scanHex reads a hexadecimal number as C's strtoull does. White space, a sign and 0x may precede it, and a number that
// does not fit in 64 bits becomes the largest one. It returns the number of bytes read, 0 if there is no number.
func scanHex(b []byte) (v uint64, n int) {
	i := 0
	for i < len(b) && isSpace(b[i]) {
		i++
	}
	negative := false
	if i < len(b) && (b[i] == '-' || b[i] == '+') {
		negative = b[i] == '-'
		i++
	}
	if i+2 < len(b) && b[i] == '0' && b[i+1]|0x20 == 'x' && hexDigit[b[i+2]] < 16 {
		i += 2
	}
	from, over := i, false
	for i < len(b) {
		d := hexDigit[b[i]]
		if d > 15 {
			break
		}
		over = over || v>>60 != 0
		v = v<<4 | uint64(d)
		i++
	}
	if i == from {
		return 0, 0
	}
	if over {
		v = ^uint64(0)
	}
	if negative && !over {
		v = -v
	}
	return v, i
}
