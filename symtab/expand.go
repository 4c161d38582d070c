package symtab

import "github.com/kallscope/kallscope/symtab/internal/word"

// An expander turns compressed bytes into text. Both lookups use it, so that their times can be compared.
//
// Most tokens are short. The first eight bytes of each are kept as one word, which is stored whole whatever the token's
// length: that is one load, one store and one addition. The next token overwrites the bytes that are too many.
type expander struct {
	token [256]expansion
	table []byte
	marks landmarks // of the tables Derive was called for
}

type expansion struct {
	word uint64 // the first eight bytes, little-endian, NULs after the end
	size uint32
	at   uint32 // in TokenTable
}

// maxText is the number of bytes of a symbol's text, type included, that fit into the kernel's buffers. The kernel drops
// the rest.
const maxText = 512

// A nameBuffer holds one expanded symbol, with room for what a store of a whole word writes past its end.
type nameBuffer [maxText + 8]byte

func newExpander(t *Tables) *expander {
	e := &expander{table: t.TokenTable}
	for slot := range e.token {
		text := t.Token(byte(slot))
		x := &e.token[slot]
		x.at, x.size = uint32(t.TokenIndex[slot]), uint32(len(text))
		for i := min(len(text), 8) - 1; i >= 0; i-- {
			x.word = x.word<<8 | uint64(text[i])
		}
	}
	return e
}

// ready returns the tables' expander, making one where Derive has not been called.
func (t *Tables) ready() *expander {
	if t.expander != nil {
		return t.expander
	}
	return newExpander(t)
}

// expand writes the text of codes into buf and returns its length, at most maxText.
func (e *expander) expand(buf *nameBuffer, codes []byte) int {
	n := 0
	for _, c := range codes {
		x := &e.token[c]
		if n >= maxText {
			break
		}
		if x.size <= 8 {
			word.PutLittleEndian64(buf[n:n+8], x.word)
			n += int(x.size)
			continue
		}
		n += copy(buf[n:maxText], e.table[x.at:x.at+x.size])
	}
	return min(n, maxText)
}

// name returns the expanded symbol without its type.
func (buf *nameBuffer) name(n int) []byte {
	if n < 1 {
		return nil
	}
	return buf[1:n]
}
