package texts

import (
	"bytes"
	"unicode/utf8"
)

// What clean takes out of a text, in the report's words.
const (
	tookUTF16     = "UTF-16"
	tookMark      = "a byte order mark"
	tookColours   = "colours and other terminal escapes"
	tookOverprint = "overprinted letters"
	tookBlanks    = "non-breaking or zero-width spaces"
	tookCR        = "line ends of CR alone"
)

const escape, backspace = 0x1b, '\b'

// clean turns a text into UTF-8 with lines that end in LF, without what terminals and editors put into texts. It returns
// src itself where there is nothing to do. took lists what was taken out.
func clean(src []byte) (text []byte, took []string) {
	if text, ok := fromUTF16(src); ok {
		src, took = text, append(took, tookUTF16)
	}
	if rest, ok := bytes.CutPrefix(src, []byte("\xef\xbb\xbf")); ok {
		src, took = rest, append(took, tookMark)
	}
	c := cleaner{src: src}
	if !c.needed() {
		return src, took
	}
	c.run()
	return c.out, append(took, c.took...)
}

// fromUTF16 converts UTF-16, with a mark or without. Without one, every second byte of the beginning is zero.
func fromUTF16(src []byte) (text []byte, ok bool) {
	big, marked := false, true
	switch {
	case bytes.HasPrefix(src, []byte{0xff, 0xfe}):
	case bytes.HasPrefix(src, []byte{0xfe, 0xff}):
		big = true
	default:
		marked = false
		if big, ok = zeroHalf(src); !ok {
			return nil, false
		}
	}
	if marked {
		src = src[2:]
	}
	text = make([]byte, 0, len(src)/2+16)
	for ; len(src) >= 2; src = src[2:] {
		unit := rune(src[0]) | rune(src[1])<<8
		if big {
			unit = rune(src[1]) | rune(src[0])<<8
		}
		text = utf8.AppendRune(text, unit) // halves of pairs become U+FFFD: no map has any
	}
	return text, true
}

// zeroHalf reports whether of each pair of bytes at the beginning one half is nearly always zero and the other never, nor a control
// character that no text has.
func zeroHalf(src []byte) (big, ok bool) {
	head := src[:min(len(src), 1024)&^1]
	var zeros [2]int
	for i, b := range head {
		switch {
		case b == 0:
			zeros[i&1]++
		case b < '\a' || b > '\r' && b < ' ' && b != escape:
			return false, false
		}
	}
	pairs := len(head) / 2
	switch {
	case pairs < 4:
		return false, false
	case zeros[0] == 0 && zeros[1]*10 > pairs*9:
		return false, true
	case zeros[1] == 0 && zeros[0]*10 > pairs*9:
		return true, true
	}
	return false, false
}

// A cleaner copies a text without terminal escapes and the like.
type cleaner struct {
	src, out []byte
	took     []string
}

// needed reports whether there is anything to do: most texts are clean.
func (c *cleaner) needed() bool {
	lone := bytes.Count(c.src, []byte("\r")) - bytes.Count(c.src, []byte("\r\n"))
	return lone > 0 || bytes.IndexByte(c.src, escape) >= 0 || bytes.IndexByte(c.src, backspace) >= 0 ||
		bytes.IndexByte(c.src, 0xa0) >= 0 || bytes.Contains(c.src, []byte("^[[")) || bytes.Contains(c.src, []byte("\xe2\x80")) ||
		bytes.Contains(c.src, []byte("\xef\xbb\xbf")) || bytes.Contains(c.src, []byte("\xe3\x80\x80"))
}

func (c *cleaner) note(what string) {
	for _, t := range c.took {
		if t == what {
			return
		}
	}
	c.took = append(c.took, what)
}

func (c *cleaner) run() {
	c.out = make([]byte, 0, len(c.src))
	for i := 0; i < len(c.src); {
		b, rest := c.src[i], c.src[i:]
		switch {
		case b == escape:
			i += escapeSize(rest)
			c.note(tookColours)
		case b == '^' && bytes.HasPrefix(rest, []byte("^[[")): // an escape made visible, as less and cat -v show it
			i += 1 + escapeSize(rest[1:])
			c.note(tookColours)
		case b == backspace:
			if n := len(c.out); n > 0 && c.out[n-1] != '\n' {
				c.out = c.out[:n-1]
			}
			i++
			c.note(tookOverprint)
		case b == '\r':
			after := bytes.TrimLeft(rest, "\r")
			i++
			if len(after) > 0 && after[0] == '\n' {
				i += len(rest) - len(after) - 1 // CR LF and CR CR LF are line ends
				continue
			}
			if i < len(c.src) || bytes.IndexByte(c.src, '\n') < 0 {
				c.out = append(c.out, '\n')
				c.note(tookCR)
			}
		case b < utf8.RuneSelf:
			c.out = append(c.out, b)
			i++
		default:
			i += c.letter(rest)
		}
	}
}

// letter copies one letter beyond ASCII. Blanks of other kinds become spaces, and letters without width are left out.
func (c *cleaner) letter(rest []byte) (size int) {
	r, size := utf8.DecodeRune(rest)
	switch {
	case r == 0xa0, r >= 0x2000 && r <= 0x200a, r == 0x202f, r == 0x205f, r == 0x3000, r == utf8.RuneError && rest[0] == 0xa0:
		c.out = append(c.out, ' ') // the last is a non-breaking space of Latin-1
		c.note(tookBlanks)
	case r >= 0x200b && r <= 0x200f, r == 0x2060, r == 0xfeff:
		c.note(tookBlanks)
	default:
		c.out = append(c.out, rest[:size]...)
	}
	return size
}

// escapeSize returns how long the escape sequence is that a text begins with. Its first byte may be a real escape or the
// bracket of a visible one. A sequence that does not end is no longer than its line.
func escapeSize(b []byte) int {
	if len(b) < 2 {
		return len(b)
	}
	switch b[1] {
	case '[': // a control sequence: parameters, then one final letter
		for i := 2; i < len(b); i++ {
			if b[i] >= 0x40 && b[i] <= 0x7e {
				return i + 1
			}
			if b[i] < 0x20 || b[i] > 0x7e {
				return i
			}
		}
		return len(b)
	case ']': // a command to the terminal, such as a title: up to BEL or ESC \
		for i := 2; i < len(b) && b[i] != '\n'; i++ {
			if b[i] == 7 {
				return i + 1
			}
			if b[i] == escape {
				return min(i+2, len(b))
			}
		}
		return 2
	case '(', ')': // a character set
		return min(3, len(b))
	}
	return 2
}
