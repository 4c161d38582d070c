package symtab

import (
	"math/bits"

	"github.com/kallscope/kallscope/symtab/internal/word"
)

// The name order is by the name without its type, byte by byte, a prefix before what continues it; equal names in
// address order. It is a radix sort, the most significant letters first, on eight letters at a time, which stand beside
// the index as one big-endian word so that most passes touch no text:
//
//   - A group of names that agree so far is spread by a digit of their words: as many bits, from the first that differs
//     within the group, as the group is large. Names share long beginnings (__pfx_, __ksymtab_), and letters their first
//     bits, which a digit of fixed place would look at in vain.
//   - Each part is a group again; a handful of names is sorted by insertion.
//   - Names whose words are equal go on with their next eight letters.
//
// A name that ends within the eight bytes is padded with NULs, which no name holds, so its word is smaller than any
// continuation's, and a word whose last byte is NUL marks a group of finished, equal names.

type nameKey struct {
	word uint64
	at   uint32 // where in the text these eight bytes stand
	seq  uint32 // position in address order
}

// A nameSorter sorts names that stand in a text, each followed by a NUL.
type nameSorter struct {
	text  []byte // with eight bytes more in its capacity
	spare []nameKey
	next  [1 << maxDigit]uint32 // of each digit, where the next key with it goes
}

// nameOrder sorts the names of symbols that are given in address order, each without what cut takes off.
func nameOrder(s *Symbols, order []uint32, cut Cut) []nameKey {
	text := addressText(s, order)
	ns := &nameSorter{text: text[:len(text)+8], spare: make([]nameKey, len(order))}
	keys := make([]nameKey, len(order))
	at := uint32(0)
	for i, from := range order {
		at += 2 // the NUL and the type
		size := s.Start[from+1] - s.Start[from] - 1
		if cut != CutNothing {
			name := text[at : at+size]
			text[at+uint32(len(cut.Of(name)))] = 0
		}
		keys[i] = nameKey{at: at, seq: uint32(i)}
		at += size
	}
	ns.sort(keys)
	return keys
}

// word returns the eight bytes from at on, NULs from the first NUL on.
func (ns *nameSorter) word(at uint32) uint64 {
	w := word.LittleEndian64(ns.text[at:])
	nul := zeroBytes(w)
	return bits.ReverseBytes64(w & (nul&-nul - 1))
}

// Sizes of groups, and bits of a digit.
const (
	handful  = 12
	minDigit = 3
	maxDigit = 11
)

// sort orders names by what stands from the places of their keys on.
func (ns *nameSorter) sort(keys []nameKey) {
	differ, first := uint64(0), uint64(0)
	for i := range keys {
		k := &keys[i]
		k.word = ns.word(k.at)
		if i == 0 {
			first = k.word
		}
		differ |= k.word ^ first
	}
	ns.order(keys, differ)
}

// order puts keys in the order of their words, which differ in these bits, and equal ones in that of the letters after.
func (ns *nameSorter) order(keys []nameKey, differ uint64) {
	switch {
	case len(keys) < 2 || differ == 0 && keys[0].word&0xff == 0:
		// Equal names began in address order, and nothing here changes the order of equals.
	case differ == 0:
		for i := range keys {
			keys[i].at += 8
		}
		ns.sort(keys)
	case len(keys) == 2:
		if keys[0].word > keys[1].word {
			keys[0], keys[1] = keys[1], keys[0]
		}
	case len(keys) <= handful:
		insertionSort(keys)
		ns.refine(keys, 0)
	default:
		digit := min(max(bits.Len(uint(len(keys)))-2, minDigit), maxDigit)
		shift := max(bits.Len64(differ)-digit, 0)
		ns.spread(keys, shift, digit)
		ns.refine(keys, shift)
	}
}

// spread puts keys in the order of one digit of their words, whose bits above it are equal. Keys with the same digit
// stay in the order they had.
func (ns *nameSorter) spread(keys []nameKey, shift, digit int) {
	next, mask := ns.next[:1<<digit], uint64(1)<<digit-1
	clear(next)
	for i := range keys {
		next[keys[i].word>>(shift&63)&mask]++
	}
	sum := uint32(0)
	for i, n := range next {
		next[i] = sum
		sum += n
	}
	spare := ns.spare[:len(keys)]
	for _, k := range keys {
		to := &next[k.word>>(shift&63)&mask]
		spare[*to] = k
		*to++
	}
	copy(keys, spare)
}

// refine orders each run of keys whose words agree from the bit shift on.
func (ns *nameSorter) refine(keys []nameKey, shift int) {
	for from := 0; from < len(keys); {
		to, first, differ := from+1, keys[from].word, uint64(0)
		for ; to < len(keys); to++ {
			bits := keys[to].word ^ first
			if bits>>(shift&63) != 0 {
				break
			}
			differ |= bits
		}
		if to-from > 1 {
			ns.order(keys[from:to], differ)
		}
		from = to
	}
}

// insertionSort leaves keys with equal words in the order they had.
func insertionSort(keys []nameKey) {
	for i := 1; i < len(keys); i++ {
		k := keys[i]
		j := i
		for j > 0 && keys[j-1].word > k.word {
			keys[j] = keys[j-1]
			j--
		}
		keys[j] = k
	}
}
