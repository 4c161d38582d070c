package texts

import (
	"bytes"
	"unicode/utf8"
)

// Names, in the report's words, of what clean takes out of a text.
const (
	tookUTF16     = "UTF-16"
	tookUTF32     = "UTF-32"
	tookZeros     = "zero bytes at the end"
	tookMark      = "a byte order mark"
	tookColours   = "colours and other terminal escapes"
	tookOverprint = "overprinted letters"
	tookBlanks    = "non-breaking or zero-width spaces"
	tookCR        = "line ends of CR alone"
	tookLines     = "line ends of Unicode"
	tookCurly     = "typographic quotes"
	tookMarkdown  = "backslashes before underscores"
)

const escape, backspace = 0x1b, '\b'

// clean turns a text into UTF-8 with lines that end in LF, without what terminals and editors put into texts. It returns
// src itself where there is nothing to do. took lists what was taken out.
func clean(src []byte) (text []byte, took []string) {
	if text, name := fromUnicode(src); name != "" {
		src, took = text, append(took, name)
	}
	if rest := bytes.TrimRight(src, "\x00"); len(rest) < len(src) { // such bytes fill the last block of a copy from memory or a disk
		src, took = rest, append(took, tookZeros)
	}
	if rest, ok := bytes.CutPrefix(src, []byte("\xef\xbb\xbf")); ok {
		src, took = rest, append(took, tookMark)
	}
	if rest := withoutBackslashes(src); len(rest) < len(src) {
		src, took = rest, append(took, tookMarkdown)
	}
	c := cleaner{src: src}
	if !c.needed() {
		return src, took
	}
	c.run()
	return c.out, append(took, c.took...)
}

// withoutBackslashes takes the backslash off each underscore where all have one, as Markdown and LaTeX write them. It returns src itself
// where they have none.
func withoutBackslashes(src []byte) []byte {
	if n := bytes.Count(src, []byte(`\_`)); n == 0 || n < bytes.Count(src, []byte("_")) {
		return src
	}
	return bytes.ReplaceAll(src, []byte(`\_`), []byte("_"))
}

// A cleaner copies a text without terminal escapes and the like.
type cleaner struct {
	src, out []byte
	took     []string
}

// needed reports whether there is anything to do: most texts are clean.
func (c *cleaner) needed() bool {
	lone := bytes.Count(c.src, []byte("\r")) - bytes.Count(c.src, []byte("\r\n"))
	if lone > 0 || bytes.IndexByte(c.src, escape) >= 0 || bytes.IndexByte(c.src, backspace) >= 0 || bytes.IndexByte(c.src, 0xa0) >= 0 {
		return true
	}
	for _, odd := range [...]string{"^[[", "\xe2\x80", "\xe2\x81", "<wbr>", "\xef\xbb\xbf", "\xe3\x80\x80", "\xc2\x85", "\xc2\x9b", "\xc2\xab", "\xc2\xad", "\xc2\xbb", "&nbsp;", "[0m", "[m", "[K", "\u241b["} {
		if bytes.Contains(c.src, []byte(odd)) {
			return true
		}
	}
	return false
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
		case visibleSize(rest) > 0:
			i += visibleSize(rest)
			c.note(tookColours)
		case bytes.HasPrefix(rest, []byte("<wbr>")): // where a page may break a long name
			i += len("<wbr>")
			c.note(tookBlanks)
		case bytes.HasPrefix(rest, []byte("&nbsp;")):
			i += len("&nbsp;")
			c.out = append(c.out, ' ')
			c.note(tookBlanks)
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
	case r >= 0x200b && r <= 0x200f, r == 0x2060, r == 0xfeff, r == 0xad:
		c.note(tookBlanks)
	case r == 0x85, r == 0x2028, r == 0x2029:
		c.out = append(c.out, '\n')
		c.note(tookLines)
	case r >= 0x2018 && r <= 0x201f, r == 0xab, r == 0xbb:
		c.out = append(c.out, '"')
		c.note(tookCurly)
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

// visibleSize returns the length of a visible escape sequence at the beginning of a text: one whose escape character
// was written as letters, by less, by cat -v or in a program's source, or was lost. It knows only colours and the
// erasing of a line. It returns 0 for anything else.
func visibleSize(b []byte) int {
	for _, shown := range [...]string{"^[[", "\\x1b[", "\\033[", "\\e[", "\\u001b[", "\u241b[", "\u009b", "["} {
		if !bytes.HasPrefix(b, []byte(shown)) {
			continue
		}
		n := len(shown)
		for n < len(b) && (digit(b[n]) < 10 || b[n] == ';') {
			n++
		}
		if n < len(b) && (b[n] == 'm' || b[n] == 'K') && (n+1 == len(b) || b[n+1] != ']' && (n > len("[") || !isLetter(b[n+1]))) {
			return n + 1
		}
		if shown == "^[[" {
			return 1 + escapeSize(b[1:])
		}
	}
	return 0
}
