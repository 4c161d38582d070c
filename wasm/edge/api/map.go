package api

import "bytes"

// A kernel's map unpacks to 4 to 12 times its gzip. A text above mostRatio, and above textFloor, which small maps need, is not a map.
const (
	mostRatio = 64
	textFloor = 1 << 20
)

// MostText is how many bytes the text of a gzip of that size may have.
func MostText(size int64) int64 { return size*mostRatio + textFloor }

// BeginsLikeMap says whether the beginning of a text could be that of a listing of symbols, in any of the forms that the page
// reads (docs/texts.md): no control characters that such texts do not have, and an address and a name in a quarter of the
// lines. It refuses other files; it does not say that the page will open this one.
func BeginsLikeMap(text []byte) bool {
	for _, mark := range []string{"\xff\xfe", "\xfe\xff", "\xef\xbb\xbf"} {
		text = bytes.TrimPrefix(text, []byte(mark))
	}
	text = bytes.ReplaceAll(text, []byte{0}, nil) // UTF-16
	if bytes.ContainsFunc(text, neverInListings) {
		return false
	}
	lines, symbols := 0, 0
	for line := range bytes.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		lines++
		if namesAnAddress(line) {
			symbols++
		}
	}
	return symbols > 0 && symbols*4 >= lines
}

// neverInListings leaves in tabs, ends of lines, backspaces of overprinted letters and escapes of terminals.
func neverInListings(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' && r != '\b' && r != 0x1b
}

// namesAnAddress wants a number of 8 digits or more, or what the kernel prints in its place, and a word that begins as a name does.
func namesAnAddress(line []byte) bool {
	address, name := false, false
	for word := range bytes.FieldsFuncSeq(line, betweenWords) {
		switch {
		case isAddress(word):
			address = true
		case word[0] == '_' || word[0] == '.' || word[0] == '$' || word[0]|0x20 >= 'a' && word[0]|0x20 <= 'z':
			name = true
		}
	}
	return address && name
}

func betweenWords(r rune) bool {
	return r <= ' ' || bytes.ContainsRune([]byte("|,;:'\"`[]{}"), r)
}

func isAddress(word []byte) bool {
	if string(word) == "(null)" || string(word) == "(ptrval)" {
		return true
	}
	word = bytes.TrimPrefix(word, []byte("0x"))
	return len(word) >= 8 && len(bytes.Trim(word, "0123456789abcdefABCDEF")) == 0
}
