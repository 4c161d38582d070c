package symtab

import "github.com/kallscope/kallscope/symtab/internal/word"

// run is the number of bytes that one copy moves, whole words at a time. Nearly all symbols are shorter, so one copy is enough.
const run = 32

// addressText returns the symbols in address order, with a NUL before the first and after each.
func addressText(s *Symbols, order []uint32) []byte {
	size := len(s.Text) + len(order) + 1
	text := make([]byte, size+run)
	at := 1
	for len(order) > 0 {
		block := order[:min(len(order), textBlock)]
		at += appendText(text[at:], s, block)
		order = order[len(block):]
	}
	return text[:size]
}

// textBlock is the number of symbols that one call writes. A browser optimises a function only once it has been called several times.
const textBlock = 512

// appendText writes symbols, a NUL after each, and returns how many bytes these are. It may write up to a run more.
func appendText(text []byte, s *Symbols, symbols []uint32) (at int) {
	for _, i := range symbols {
		from, to := int(s.Start[i]), int(s.Start[i+1])
		if to-from > run || from+run > len(s.Text) {
			copy(text[at:], s.Text[from:to])
		} else {
			copyRun(text[at:], s.Text[from:])
		}
		at += to - from
		text[at] = 0 // the next symbol overwrites what a run has written past this one
		at++
	}
	return at
}

func copyRun(to, from []byte) {
	to, from = to[:run], from[:run]
	word.PutLittleEndian64(to, word.LittleEndian64(from))
	word.PutLittleEndian64(to[8:], word.LittleEndian64(from[8:]))
	word.PutLittleEndian64(to[16:], word.LittleEndian64(from[16:]))
	word.PutLittleEndian64(to[24:], word.LittleEndian64(from[24:]))
}
