package texts

import (
	"bytes"
	"unicode/utf8"
)

// fromUnicode converts a text whose letters have two or four bytes into UTF-8. name is that of the encoding, "" for a text in neither.
func fromUnicode(src []byte) (text []byte, name string) {
	if text, ok := fromUTF32(src); ok { // first, since its mark begins like one of UTF-16
		return text, tookUTF32
	}
	if text, ok := fromUTF16(src); ok {
		return text, tookUTF16
	}
	return nil, ""
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
		case isControl(b):
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

// fromUTF32 converts UTF-32, with a mark or without. Without one, three bytes of every four at the beginning are zero.
func fromUTF32(src []byte) (text []byte, ok bool) {
	const size, few, looked = 4, 4, 1024
	last := size - 1 // where the zero byte is that every letter has, whatever the alphabet: first or last
	switch {
	case bytes.HasPrefix(src, []byte{0xff, 0xfe, 0, 0}):
	case bytes.HasPrefix(src, []byte{0, 0, 0xfe, 0xff}):
		last = 0
	default:
		if last = quarter(src[:min(len(src)/size*size, looked)]); last < 0 || len(src) < few*size {
			return nil, false
		}
	}
	text = make([]byte, 0, len(src)/size+16)
	for ; len(src) >= size; src = src[size:] {
		letter := rune(src[3])<<24 | rune(src[2])<<16 | rune(src[1])<<8 | rune(src[0])
		if last == 0 {
			letter = rune(src[0])<<24 | rune(src[1])<<16 | rune(src[2])<<8 | rune(src[3])
		}
		if len(text) > 0 || letter != 0xfeff {
			text = utf8.AppendRune(text, letter)
		}
	}
	return text, true
}

// quarter looks at letters of four bytes, of which the first or the last is not zero and the others are. It returns which of the ends is
// always zero, -1 where that does not hold of all.
func quarter(head []byte) (zero int) {
	zero = -1
	for ; len(head) >= 4; head = head[4:] {
		at := 0 // of the byte that is not zero
		if head[0] == 0 {
			at = 3
		}
		if head[1] != 0 || head[2] != 0 || head[3-at] != 0 || isControl(head[at]) || zero == at {
			return -1
		}
		zero = 3 - at
	}
	return zero
}

// isControl reports whether a byte is a control character that texts do not have.
func isControl(c byte) bool { return c < '\a' || c > '\r' && c < ' ' && c != escape }
