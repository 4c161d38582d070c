package symtab

import "strconv"

// A ParseError says what is wrong with the input or with a request.
type ParseError struct {
	Code   string // stable, for programs: "format", "empty", ...
	Line   int    // counted from 1; 0 when the error is of no single line
	Offset int    // where that line begins, in bytes
	Text   string // the raw bytes at fault, at most 160
	Cause  string // what is wrong, in lower case
	Hint   string // what to do about it
}

func (e *ParseError) Error() string {
	if e.Line == 0 {
		return e.Cause
	}
	return "line " + strconv.Itoa(e.Line) + ": " + e.Cause
}

// maxExcerpt is how many bytes of a line are quoted: enough for real lines, and short enough for a message.
const maxExcerpt = 160

func excerpt(b []byte) string {
	if len(b) > maxExcerpt {
		b = b[:maxExcerpt]
	}
	return string(b)
}

func hex64(v uint64) string { return "0x" + strconv.FormatUint(v, 16) }
