package asm

import (
	"encoding/binary"
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

// appendBytes prints a line of bytes, without its end.
func appendBytes(dst, bytes []byte) []byte {
	const start = "\t.byte "
	n := len(dst)
	dst = slices.Grow(dst, len(start)+byteSize*len(bytes)+8)
	room := dst[n:cap(dst)]
	at := copy(room, start)
	for _, c := range bytes {
		binary.LittleEndian.PutUint64(room[at:], byteTexts[c])
		at += byteSize
	}
	return dst[:n+at-len(", ")]
}

// blockSize is what is copied at once of a symbol's text. Four in five real ones are no longer.
const blockSize = 32

// appendComment ends a line with a comment. A short text is copied as one block, whatever follows it too, for the
// rest of the line to overwrite.
func appendComment(dst, text []byte) []byte {
	const open, end = "\t/* ", " */\n"
	n := len(dst)
	dst = slices.Grow(dst, len(open)+max(len(text), blockSize)+len(end))
	room := dst[n:cap(dst)]
	copy(room, open)
	if len(text) <= blockSize && cap(text) >= blockSize {
		*(*[blockSize]byte)(room[len(open):]) = [blockSize]byte(text[:blockSize])
	} else {
		copy(room[len(open):], text)
	}
	copy(room[len(open)+len(text):], end)
	return dst[:n+len(open)+len(text)+len(end)]
}

// appendHex prints a number as C's %#x does: zero has no 0x.
func appendHex(dst []byte, v uint64) []byte {
	if v == 0 {
		return append(dst, '0')
	}
	return strconv.AppendUint(append(dst, "0x"...), v, 16)
}

func appendDecimal(dst []byte, v int64) []byte { return strconv.AppendInt(dst, v, 10) }
