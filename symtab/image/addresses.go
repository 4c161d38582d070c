package image

import "math"

// addressTables are kallsyms_offsets or kallsyms_addresses, kallsyms_relative_base and kallsyms_seqs_of_names.
type addressTables struct {
	offsets  int
	encoding encoding
	word     int // bytes of a native word
	base     int // offset of kallsyms_relative_base; 0 if there is none
	seqs     int // 0 if there is none
	order    tableOrder
}

// An encoding is a way to read kallsyms_offsets.
type encoding uint8

const (
	baseRelative   encoding = iota // relative_base + word
	absolutePercpu                 // word if not negative, else relative_base - 1 - word
	placeRelative                  // the word's own address + word, signed
	plainWords                     // word, of 32 bits
	wholeAddresses                 // native words
)

var encodingNames = [...]string{"an offset from relative_base", "an offset from relative_base, per-CPU symbols as they are",
	"an offset from the word's own place", "a whole address of 32 bits", "a whole address"}

// A tableOrder is one of the orders the tables have had in images.
type tableOrder uint8

const (
	orderOld     tableOrder = iota // offsets, relative_base, num_syms, names, markers, token_table, token_index
	orderIndexed                   // the same with seqs_of_names before token_table
	orderLast                      // num_syms, ..., token_index, offsets, relative_base, seqs_of_names
	orderPlace                     // the same without relative_base
)

var orderNames = [...]string{"as up to 6.1: no name index", "as in 6.2, 6.3 and stable 6.1: name index before the tokens",
	"as from 6.4 to 6.19: offsets and name index last", "as from 7.0: offsets and name index last, no relative_base"}

// findAddresses tries the orders and encodings that the tables found so far leave open.
func (r *raw) findAddresses(t *tokenTables, f *nameTables) (*addressTables, error) {
	word := r.word
	if word == 0 {
		word = f.wordSize // from 7.0 on the layout does not tell the word size; placed finds it
	}
	if f.seqs == 0 {
		if a := r.addressesBehind(t, f, word); a != nil {
			return a, nil
		}
	}
	if a := r.addressesBefore(f, word); a != nil {
		return a, nil
	}
	return nil, errAddresses
}

// addressesBehind tries the orders in which offsets follow the token index and the name index is last.
func (r *raw) addressesBehind(t *tokenTables, f *nameTables, word int) *addressTables {
	align := func(offset int) int { return alignFrom(t.table, offset, f.align) }
	offsets := align(t.index + indexSize)
	base := align(offsets + 4*f.n)
	if seqs := align(base + word); r.isPermutation(seqs, f.n) {
		if e, ok := r.relative(offsets, f.n); ok {
			return &addressTables{offsets, e, word, base, seqs, orderLast}
		}
	}
	if r.isPermutation(base, f.n) {
		if e, word, ok := r.placed(offsets, f.n); ok {
			return &addressTables{offsets, e, word, 0, base, orderPlace}
		}
	}
	if seqs := align(offsets + word*f.n); r.isPermutation(seqs, f.n) && r.ascending(offsets, f.n, word) {
		return &addressTables{offsets, wholeAddresses, word, 0, seqs, orderLast}
	}
	return nil
}

// relative tells the two encodings with a base apart: words that ascend are offsets; where per-CPU symbols keep their
// addresses, those ascend, and the others count down from -1. The base is the address of the first symbol it is for.
func (r *raw) relative(at, n int) (encoding, bool) {
	switch {
	case !r.has(at, 4*n):
		return 0, false
	case r.u32(at) == 0 && r.ascending(at, n, 4):
		return baseRelative, true
	case r.ascends(at, n, percpuValue) && r.firstRelative(at, n) == 1<<32-1:
		return absolutePercpu, true
	}
	return 0, false
}

// percpuValue orders words that are addresses before those that count down.
func percpuValue(_ int, word uint32) int64 {
	if int32(word) >= 0 {
		return int64(word) + math.MinInt32
	}
	return -int64(int32(word))
}

// firstRelative returns the first of n words that is not an address itself, 0 if all are.
func (r *raw) firstRelative(at, n int) uint32 {
	for i := range n {
		if word := r.u32(at + 4*i); int32(word) < 0 {
			return word
		}
	}
	return 0
}

// placed tells the two encodings without a base apart: whole addresses, of 32 bits, ascend. Where the kernel has no
// header that says so, words relative to their places are taken for those of a kernel of 64 bits, as nearly all are.
func (r *raw) placed(at, n int) (e encoding, word int, ok bool) {
	switch {
	case r.word != 8 && r.ascending(at, n, 4):
		return plainWords, 4, true
	case r.ascends(at, n, func(i int, word uint32) int64 { return 4*int64(i) + int64(int32(word)) }):
		word = r.word
		if word == 0 {
			word = 8
		}
		return placeRelative, word, true
	}
	return 0, 0, false
}

// ascends reports whether the values of n words never become smaller. value turns a word into the number that is compared.
func (r *raw) ascends(at, n int, value func(i int, word uint32) int64) bool {
	if !r.has(at, 4*n) {
		return false
	}
	before := int64(math.MinInt64)
	for i := range n {
		v := value(i, r.u32(at+4*i))
		if v < before {
			return false
		}
		before = v
	}
	return true
}

// ascending reports whether n unsigned words of a size do not descend.
func (r *raw) ascending(at, n, size int) bool {
	if !r.has(at, size*n) {
		return false
	}
	before := uint64(0)
	for i := range n {
		v := r.native(at+size*i, size)
		if v < before {
			return false
		}
		before = v
	}
	return true
}
