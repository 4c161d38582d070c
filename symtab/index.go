package symtab

import (
	"math/bits"

	"github.com/kallscope/kallscope/symtab/internal/word"
)

// The name order is by the name without its type, byte by byte. A name comes before the names that continue it, and equal
// names are in address order. It is made by a radix sort from the first letters on. Eight letters at a time stand beside
// each symbol's number as one big-endian word, so that most passes read no text:
//
//   - A group of names that agree so far is divided by one digit of their words. The digit begins at the first bit that
//     differs within the group, and a larger group takes a wider digit. A digit at a fixed place would often divide nothing,
//     since names share long beginnings (__pfx_, __ksymtab_) and letters share their first bits.
//   - Each part is again a group. Few names are sorted by insertion.
//   - Names whose words are equal go on with their next eight letters.
//
// A name that ends within the eight bytes is padded with NULs. No name holds a NUL, so the word is smaller than that of a
// name that continues. Names whose equal words end in NUL are equal as a whole.

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

// word returns the eight bytes from at on. From the first NUL on all of them are NUL.
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

// sort orders names by their letters from the places of their keys on.
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

// order sorts keys by their words, which differ in the given bits, and keys with equal words by the letters after these.
func (ns *nameSorter) order(keys []nameKey, differ uint64) {
	switch {
	case len(keys) < 2 || differ == 0 && keys[0].word&0xff == 0:
		// Equal names stand in address order, since no step changes the order of equal keys.
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

// spread sorts keys by one digit of their words. The bits above the digit are equal. Keys with the same digit keep their
// order.
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

// insertionSort sorts keys by their words. Keys with equal words keep their order.
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
