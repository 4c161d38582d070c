package asm

import (
	"math/bits"
	"slices"
	"strconv"

	"github.com/kallscope/kallscope/symtab/internal/word"
)

// A byte is printed 5,000,000 times for a real kernel, so each has its text ready as one word, stored whole: "0x00, "
// and two bytes that the next overwrites.
const byteSize = 6

var byteTexts = func() (texts [256]uint64) {
	const digits = "0123456789abcdef"
	for c := range texts {
		texts[c] = word.LittleEndian64([]byte{'0', 'x', digits[c>>4], digits[c&15], ',', ' ', 0, 0})
	}
	return texts
}()

// What begins and ends lines is stored as words too: a copy of a few bytes costs a call, a store does not.
var (
	byteStart = word.LittleEndian64([]byte("\t.byte \x00"))
	noteStart = word.LittleEndian64([]byte("\t/* \x00\x00\x00\x00"))
	noteEnd   = word.LittleEndian32([]byte(" */\n"))
)

// appendBytes prints a line of bytes, without its end.
func appendBytes(dst, bytes []byte) []byte {
	const start = len("\t.byte ")
	n := len(dst)
	dst = slices.Grow(dst, start+byteSize*len(bytes)+8)
	room := dst[n:cap(dst)]
	word.PutLittleEndian64(room, byteStart)
	at := start
	for _, c := range bytes {
		word.PutLittleEndian64(room[at:], byteTexts[c])
		at += byteSize
	}
	return dst[:n+at-len(", ")]
}

// appendNote ends a line with a symbol's type and name as a comment. The text is copied in words, the last with
// whatever follows in memory, for the end of the line to overwrite.
func appendNote(dst, text []byte) []byte {
	const start, end, step = len("\t/* "), len(" */\n"), 8
	n := len(dst)
	dst = slices.Grow(dst, start+len(text)+step+end)
	room := dst[n:cap(dst)]
	word.PutLittleEndian64(room, noteStart)
	if whole := (len(text) + step - 1) &^ (step - 1); whole <= cap(text) {
		text, room := text[:whole], room[start:start+whole]
		for len(text) >= step && len(room) >= step {
			word.PutLittleEndian64(room, word.LittleEndian64(text))
			text, room = text[step:], room[step:]
		}
	} else {
		copy(room[start:], text)
	}
	word.PutLittleEndian32(room[start+len(text):], noteEnd)
	return dst[:n+start+len(text)+end]
}

// appendHex prints a number as C's %#x does: zero has no 0x.
func appendHex(dst []byte, v uint64) []byte {
	if v == 0 {
		return append(dst, '0')
	}
	const digits = "0123456789abcdef"
	dst = append(dst, "0x"...)
	for shift := (bits.Len64(v) - 1) &^ 3; shift >= 0; shift -= 4 {
		dst = append(dst, digits[v>>shift&15])
	}
	return dst
}

func appendDecimal(dst []byte, v int64) []byte { return strconv.AppendInt(dst, v, 10) }
