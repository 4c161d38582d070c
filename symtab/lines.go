package symtab

import (
	"bytes"
	"math/bits"

	"github.com/kallscope/kallscope/symtab/internal/word"
)

// read reads every line. Lines without a symbol of the kernel are left out with a note. A line in another form ends the
// reading with CodeOther, so that a file that is no map fails at its first line.
func (m *importer) read(progress func(Phase, int, int)) error {
	o := Options{Progress: progress}
	m.symbols.grow(len(m.src))
	at := 0
	if bytes.HasPrefix(m.src, []byte(utf8Mark)) {
		at = len(utf8Mark)
	}
	for at < len(m.src) {
		m.lines++
		next := m.row(at)
		if next == 0 {
			end := bytes.IndexByte(m.src[at:], '\n')
			if end < 0 {
				end = len(m.src) - at
			}
			if err := m.unusual(m.src[at:at+end:at+end], at); err != nil {
				return err
			}
			next = at + end + 1
		}
		if m.lines%progressLines == 0 {
			o.progress(PhaseParse, at, len(m.src))
		}
		at = next
	}
	if n := len(m.src); n > 0 && m.src[n-1] != '\n' && m.last == m.lines {
		m.notes.add(NoteNoNewline, m.lines, "the last line has no end, so its name may be cut short")
	}
	if err := m.doubt(); err != nil && !m.plain {
		return err
	}
	if m.symbols.Len() > MaxSymbols {
		return &ParseError{Code: "too-many", Cause: "more than 16,777,216 symbols", Hint: "the kernel's tables number symbols with three bytes: use a smaller map"}
	}
	return nil
}

// row reads the line that begins at an offset if it has the usual form: eight or sixteen digits, space, type, space, a name
// of usual letters, newline. Nearly all lines have it. It returns where the next line begins, or 0 for a line in another
// form. It reads digits and letters eight at a time.
func (m *importer) row(at int) (next int) {
	src, s := m.src, &m.symbols
	if len(src)-at < 16 {
		return 0
	}
	high, low := word.LittleEndian64(src[at:]), word.LittleEndian64(src[at+8:])
	if !areDigits(high) {
		return 0
	}
	addr, width := eightDigits(high), 8
	if byte(low) != ' ' {
		if !areDigits(low) {
			return 0
		}
		addr, width = addr<<32|eightDigits(low), 16
	}
	from := at + width + len(" T ")
	if from+run > len(src) || src[from-3] != ' ' || src[from-1] != ' ' || !isKind(src[from-2]) {
		return 0
	}
	size, dots := s.copyLine(src[from:], src[from-2])
	next = from + size + 1
	if size == 0 || src[next-2] == ']' || next-at > maxLine {
		return 0
	}
	m.place(addr, width)
	end := len(s.Text) + 1 + size
	s.Text = s.Text[:end]
	if dots || size < 8 || m.telling.passes(word.LittleEndian64(src[from:])) {
		m.note(addr, s.Text[end-size-1:], dots)
	}
	s.Addr = append(s.Addr, addr)
	s.Start = append(s.Start, uint32(end))
	return next
}

// copyLine writes type and name behind the text, without making them part of it. The name ends before the first newline of
// line. Its length is 0 if it has an unusual letter or if there is no room. dots is true if there may be dots in it.
//
// It copies a whole run at a time: names end at lengths that a processor cannot predict, so a loop over letters would be
// slow.
func (s *Symbols) copyLine(line []byte, kind byte) (size int, dots bool) {
	text := s.Text[len(s.Text):cap(s.Text)]
	for ; size+run <= len(line) && size+1+run <= len(text); size += run {
		letters, copied := line[size:size+run], text[size+1:size+1+run]
		copyRun(copied, letters)
		a, b := word.LittleEndian64(letters), word.LittleEndian64(letters[8:])
		c, d := word.LittleEndian64(letters[16:]), word.LittleEndian64(letters[24:])
		unusual := ^(letterMask(usualLetters(a)) | letterMask(usualLetters(b))<<8 |
			letterMask(usualLetters(c))<<16 | letterMask(usualLetters(d))<<24) & (1<<run - 1)
		dot := letterMask(zeroBytes(a^dotLetters)) | letterMask(zeroBytes(b^dotLetters))<<8 |
			letterMask(zeroBytes(c^dotLetters))<<16 | letterMask(zeroBytes(d^dotLetters))<<24
		dots = dots || dot&(unusual&-unusual-1) != 0
		if unusual == 0 {
			continue
		}
		at := bits.TrailingZeros64(unusual)
		if letters[at] != '\n' {
			return 0, false
		}
		text[0] = kind
		return size + at, dots
	}
	return 0, false
}

const dotLetters = ones * '.'

// isKind reports whether a character is a type as tools print it: a letter, ? where nm knows none, - for a debugger's entry.
func isKind(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c == '?' || c == '-' }

// place records the line of the next symbol and the properties of its address.
func (m *importer) place(addr uint64, width int) {
	s, g := &m.symbols, &m.signs
	n := len(s.Addr)
	if m.lines != m.last+1 || n == 0 {
		m.gaps = append(m.gaps, gap{n, m.lines})
	}
	m.last = m.lines
	if n > 0 && addr < s.Addr[n-1] {
		m.notes.add("unsorted", m.lines, "an address is lower than the one before; the symbols were sorted as the kernel's build does")
		if addr == s.Addr[0] {
			m.short = m.lines // a map pasted twice, perhaps
		}
	}
	g.width, g.highest = max(g.width, width), max(g.highest, addr)
}

// note records what a symbol, given as type and name, tells about the map.
func (m *importer) note(addr uint64, symbol []byte, dots bool) {
	kind, name := symbol[0], symbol[1:]
	m.signs.note(addr, kind, name)
	m.percpu.note(addr, name)
	if dots {
		m.signs.dotted(name)
	}
}

// accept adds a symbol of a line that does not have the usual form.
func (m *importer) accept(addr uint64, width int, kind byte, name []byte) {
	m.odd |= classOf(name)
	m.place(addr, width)
	s := &m.symbols
	s.add(addr, kind, name)
	m.note(addr, s.Symbol(s.Len()-1), true)
}

// blankInMail is a blank at the end of a line in quoted-printable mail.
const blankInMail = "=20"

// doubt returns an error for a map that could be read, but in more ways than one.
func (m *importer) doubt() error {
	s, why, line := &m.symbols, "", 1
	switch n := s.Len(); {
	case n == 0:
	case m.short > 0 && m.signs.width >= 8:
		why, line = "its address has fewer digits than others, or the map begins again here", m.short
	case n > 15 && m.signs.highest > 0 && !hasLetter(s.Addr):
		why = "no address has a digit beyond 9, so they may be decimal"
	case 2*m.tailed > n:
		why = "most names have something behind them"
	default:
		first, last := s.Symbol(0), s.Symbol(n-1)
		if c := last[len(last)-1]; c == first[len(first)-1] && c < 0x80 && !isAlnum(c) && c != '_' && c != '.' {
			why = "names end in " + string(rune(c))
		} else if bytes.HasSuffix(first, []byte(blankInMail)) && bytes.HasSuffix(last, []byte(blankInMail)) {
			why = "names end in " + blankInMail
		}
	}
	if why == "" {
		return nil
	}
	return &ParseError{Code: CodeOther, Line: line, Cause: why, Hint: columnsHint}
}

// hasLetter reports whether any hexadecimal digit is a letter: 8 and 2 or 4 are in it.
func hasLetter(addrs []uint64) bool {
	for _, a := range addrs {
		if a&(a<<1|a<<2)&0x8888888888888888 != 0 {
			return true
		}
	}
	return false
}
