package image

import (
	"bytes"
	"encoding/binary"
)

// tokenTables are kallsyms_token_table and kallsyms_token_index.
type tokenTables struct {
	table, end int // of the strings
	index      int
	begins     [256]bool // which tokens can begin a symbol: with a type character
}

const (
	digitSlots  = "0\x001\x002\x003\x004\x005\x006\x007\x008\x009\x00"
	firstDigit  = '0'
	tokens      = 256
	indexSize   = 2 * tokens
	maxTable    = 1<<16 - 1 // what the index can point to
	maxTokenRun = 512       // bytes of one token: a name has no more
	indexZeros  = 3         // the index begins with at most so many: the first string's offset, and half of the second's
)

// nextTokens looks for token tables from an offset on. It returns where to look next when those are not the right ones.
func (r *raw) nextTokens(from int) (t *tokenTables, next int, found bool) {
	for from < len(r.data) {
		i := bytes.Index(r.data[from:], []byte(digitSlots))
		if i < 0 {
			break
		}
		digits := from + i
		from = digits + 1
		end, ok := skipStrings(r.data, digits, tokens-firstDigit)
		if !ok || !r.spend((end-digits)/16) {
			continue
		}
		last := r.skipZeros(end, widestAlign)
		for index := max(end, last-indexZeros); index <= last; index++ {
			if t := r.tokensAt(digits, end, index); t != nil {
				return t, from, true
			}
		}
	}
	return nil, len(r.data), false
}

// skipZeros returns the offset of the first byte from one on that is not zero, no further than most bytes on.
func (r *raw) skipZeros(at, most int) int {
	end := min(at+most, len(r.data))
	for at < end && r.data[at] == 0 {
		at++
	}
	return at
}

// skipStrings goes over n strings, each ended by a NUL.
func skipStrings(b []byte, at, n int) (end int, ok bool) {
	last := min(len(b), at+maxTable)
	for ; n > 0; n-- {
		size := bytes.IndexByte(b[at:min(last, at+maxTokenRun)], 0)
		if size < 0 {
			return 0, false
		}
		at += size + 1
	}
	return at, true
}

// tokensAt sees whether the index at an offset fits the strings, in the byte order of the kernel or, while that is not
// known, in either.
func (r *raw) tokensAt(digits, end, index int) *tokenTables {
	if !r.has(index, indexSize) {
		return nil
	}
	orders := []binary.ByteOrder{binary.LittleEndian, binary.BigEndian}
	if r.ordered {
		orders = []binary.ByteOrder{r.order}
	}
	for _, order := range orders {
		table := digits - int(order.Uint16(r.data[index+2*firstDigit:]))
		if table < 0 || !fits(r.data[table:end], r.data[index:index+indexSize], order) {
			continue
		}
		r.order = order
		return newTokenTables(r.data, table, end, index)
	}
	return nil
}

// fits reports whether the index says of each string where it begins.
func fits(table, index []byte, order binary.ByteOrder) bool {
	at := 0
	for slot := range tokens {
		if int(order.Uint16(index[2*slot:])) != at || at >= len(table) {
			return false
		}
		size := bytes.IndexByte(table[at:], 0)
		if size < 0 {
			return false
		}
		at += size + 1
	}
	return at == len(table)
}

func newTokenTables(data []byte, table, end, index int) *tokenTables {
	t := &tokenTables{table: table, end: end, index: index}
	at := table
	for slot := range tokens {
		t.begins[slot] = isType(data[at])
		at += bytes.IndexByte(data[at:end], 0) + 1
	}
	return t
}

// isType reports whether nm gives symbols this type.
func isType(c byte) bool {
	return bytes.IndexByte([]byte("AaBbCcDdGgNnRrSsTtUuVvWwIip?-"), c) >= 0
}
