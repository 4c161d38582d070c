package asm

import (
	"encoding/binary"
	"math/bits"
	"slices"
	"strconv"
)

// A byte is printed 5,000,000 times for a real kernel, so each has its text ready as one word, stored whole: "0x00, "
// and two bytes that the next overwrites.
const byteSize = 6

var byteTexts = func() (texts [256]uint64) {
	const digits = "0123456789abcdef"
	for c := range texts {
		texts[c] = binary.LittleEndian.Uint64([]byte{'0', 'x', digits[c>>4], digits[c&15], ',', ' ', 0, 0})
	}
	return texts
}()

// What begins and ends lines is stored as words too: a copy of a few bytes costs a call, a store does not.
var (
	byteStart   = binary.LittleEndian.Uint64([]byte("\t.byte \x00"))
	noteStart   = binary.LittleEndian.Uint64([]byte("\t/* \x00\x00\x00\x00"))
	noteEnd     = binary.LittleEndian.Uint32([]byte(" */\n"))
	littleWords = binary.LittleEndian
)

// appendBytes prints a line of bytes, without its end.
func appendBytes(dst, bytes []byte) []byte {
	const start = len("\t.byte ")
	n := len(dst)
	dst = slices.Grow(dst, start+byteSize*len(bytes)+8)
	room := dst[n:cap(dst)]
	littleWords.PutUint64(room, byteStart)
	at := start
	for _, c := range bytes {
		littleWords.PutUint64(room[at:], byteTexts[c])
		at += byteSize
	}
	return dst[:n+at-len(", ")]
}

// appendNote ends a line with a symbol's type and name as a comment. The text is copied in words, the last with
// whatever follows in memory, for the end of the line to overwrite.
func appendNote(dst, text []byte) []byte {
	const start, end, word = len("\t/* "), len(" */\n"), 8
	n := len(dst)
	dst = slices.Grow(dst, start+len(text)+word+end)
	room := dst[n:cap(dst)]
	littleWords.PutUint64(room, noteStart)
	if whole := (len(text) + word - 1) &^ (word - 1); whole <= cap(text) {
		text, room := text[:whole], room[start:start+whole]
		for len(text) >= word && len(room) >= word {
			littleWords.PutUint64(room, littleWords.Uint64(text))
			text, room = text[word:], room[word:]
		}
	} else {
		copy(room[start:], text)
	}
	littleWords.PutUint32(room[start+len(text):], noteEnd)
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
