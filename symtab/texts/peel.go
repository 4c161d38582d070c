package texts

import (
	"bytes"
	"strings"
)

// before notes what stands before the columns of a symbol. It returns the file's name where there is one.
func (t *taken) before(prefix []byte) (file []byte) {
	rest, file := t.peel(prefix, nil)
	if len(rest) == 0 {
		return file
	}
	if last := rest[len(rest)-1]; last == '$' || last == '#' {
		t.prompts = true
	} else if !t.others {
		t.others, t.other = true, string(rest[:min(len(rest), 40)])
	}
	return nil
}

// peel removes known prefixes of a line, one after another, and notes each. If only is set, it removes just the
// prefixes noted there, and no file names. It returns the rest of the line, and the last file name.
func (t *taken) peel(b []byte, only *taken) (rest, file []byte) {
	for {
		b = trim(b)
		if len(b) == 0 {
			return nil, file
		}
		may := taken{numbers: true, times: true, quotes: true, marks: true, files: true}
		if only != nil {
			may = *only
			may.files = false
		}
		n := 0
		switch c := b[0]; {
		case may.quotes && strings.IndexByte("\"'`", c) >= 0:
			n, t.quotes = 1, true
		case may.marks && strings.IndexByte("|>+*<=,;-", c) >= 0 && (len(b) == 1 || c != '<' || digit(b[1]) > 9):
			n, t.marks = 1, true
		case may.times && (c == '[' || c == '<'):
			if n = timeSize(b); n > 0 {
				t.times = true
			}
		}
		if n == 0 && may.numbers {
			if n = numberSize(b); n > 0 {
				t.numbers = true
			}
		}
		if n == 0 && may.files {
			if n = fileSize(b); n > 0 {
				if name := t.fileName(b[:n-1]); len(name) > 0 {
					file, t.files = name, true
				}
			}
		}
		if n == 0 {
			return b, file
		}
		b = b[n:]
	}
}

// timeSize returns the length of a time or a thread in brackets, or of a log level, 0 where none is.
func timeSize(b []byte) int {
	if b[0] == '<' {
		n := 1 + countDigits(b[1:], 10)
		if n > 1 && n < len(b) && b[n] == '>' {
			return n + 1
		}
		return 0
	}
	end := bytes.IndexByte(b, ']')
	if end < 2 {
		return 0
	}
	inner := trim(b[1:end])
	if bytes.IndexByte(inner, ':') > 0 || isLog(string(b[:end+1])) {
		return end + 1
	}
	if len(inner) > 1 && (inner[0] == 'T' || inner[0] == 'C') && countDigits(inner[1:], 10) == len(inner)-1 {
		return end + 1
	}
	return 0
}

// numberSize returns the length of a line number with the sign behind it, 0 where none is. A digit behind the sign means
// that it is part of a time or a date.
func numberSize(b []byte) int {
	if b[0] == '[' {
		n := 1 + countDigits(b[1:], 10)
		if n > 1 && n < len(b) && b[n] == ']' {
			return n + 1
		}
		return 0
	}
	n := countDigits(b, 10)
	switch {
	case n == 0 || n > 16:
		return 0
	case n == len(b) || blanks.parts(b[n]):
		return n
	case strings.IndexByte(":-.)|,;\"", b[n]) >= 0 && (n+1 == len(b) || digit(b[n+1]) > 9):
		return n + 1
	}
	return 0
}

// fileSize returns the length of a word that ends in a colon, 0 where none is.
func fileSize(b []byte) int {
	n := 0
	for n < len(b) && !blanks.parts(b[n]) {
		n++
	}
	if n > 1 && b[n-1] == ':' && string(b[:n]) != "kernel:" { // as a journal has before each line
		return n
	}
	return 0
}

// fileName returns a file's name without a line and a column behind it, as grep -n and rg --column write them. Nothing is left of a number.
func (t *taken) fileName(b []byte) []byte {
	for {
		colon := bytes.LastIndexByte(b, ':')
		if number := b[colon+1:]; len(number) == 0 || countDigits(number, 10) < len(number) && !isHexNumber(number) {
			break
		}
		b, t.numbers = b[:max(colon, 0)], true
	}
	return b[:min(len(b), maxExcerpt)]
}

// isHexNumber reports whether a word is a number of at least four hexadecimal digits, as %04x writes it.
func isHexNumber(b []byte) bool {
	return len(b) >= 4 && countDigits(b, 16) == len(b) && bytes.ContainsAny(b, "0123456789")
}
