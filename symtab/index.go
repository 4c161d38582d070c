package symtab

import (
	"bytes"
	"math/bits"
	"slices"

	"github.com/kallscope/kallscope/symtab/internal/word"
)

// The name order is by the name without its type, byte by byte, a prefix before what continues it; equal names in
// address order. Names are compared eight bytes at a time: a three-way radix quicksort whose letters are the next eight
// bytes of each name as one big-endian word, held beside the index so that most comparisons touch no text. Names are
// loaded again only for the part that agreed so far.
//
// A name that ends within the eight bytes is padded with NULs, which no name holds, so its word is smaller than any
// continuation's, and a word whose last byte is NUL marks a group of finished, equal names.

type nameKey struct {
	word uint64
	at   uint32 // where in the text these eight bytes stand
	seq  uint32 // position in address order
}

// A nameSorter sorts names that stand in a text, each followed by a NUL.
type nameSorter struct{ text []byte }

// nameOrder sorts n names that stand in a text as addressText makes it. Each is cut first, by writing a NUL into it.
func nameOrder(text []byte, n int, cut Cut) []nameKey {
	ns := nameSorter{text}
	keys := make([]nameKey, n)
	at := 0
	for i := range keys {
		at += 2 // the NUL and the type
		name := text[at : at+bytes.IndexByte(text[at:], 0)]
		if kept := cut.Of(name); len(kept) < len(name) {
			name[len(kept)] = 0
		}
		keys[i] = nameKey{ns.word(uint32(at)), uint32(at), uint32(i)}
		at += len(name)
	}
	ns.sort(keys)
	return keys
}

// word returns the eight bytes from at on, NULs from the first NUL on.
func (ns *nameSorter) word(at uint32) uint64 {
	var w uint64
	if rest := ns.text[at:]; len(rest) >= 8 {
		w = word.BigEndian64(rest)
	} else {
		for i := range 8 {
			w <<= 8
			if i < len(rest) {
				w |= uint64(rest[i])
			}
		}
	}
	const low7 = 0x7f7f7f7f7f7f7f7f
	nul := ^((w&low7 + low7) | w | low7) // the top bit of each byte that is NUL
	keep := bits.LeadingZeros64(nul) &^ 7
	return w &^ (^uint64(0) >> keep)
}

// sort orders keys, whose names agree before the words that are loaded.
func (ns *nameSorter) sort(keys []nameKey) {
	for len(keys) > 1 {
		if len(keys) <= 12 {
			insertionSort(keys)
			ns.refine(keys)
			return
		}
		less, more := partition(keys)
		ns.sort(keys[:less])
		ns.equal(keys[less:more])
		keys = keys[more:]
	}
}

// refine sorts each run of equal words by what follows.
func (ns *nameSorter) refine(keys []nameKey) {
	for from := 0; from < len(keys); {
		to := from + 1
		for to < len(keys) && keys[to].word == keys[from].word {
			to++
		}
		ns.equal(keys[from:to])
		from = to
	}
}

// equal sorts names that agree in their words too.
func (ns *nameSorter) equal(keys []nameKey) {
	if len(keys) < 2 {
		return
	}
	if keys[0].word&0xff == 0 {
		sortBySeq(keys)
		return
	}
	for i := range keys {
		k := &keys[i]
		k.at += 8
		k.word = ns.word(k.at)
	}
	ns.sort(keys)
}

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

// partition puts the words below a pivot first, those equal to it next, and returns where these two parts end.
func partition(keys []nameKey) (less, more int) {
	n := len(keys)
	pivot := median(keys[n/8].word, keys[n/2].word, keys[n-1-n/8].word)
	lo, i, hi := 0, 0, n
	for i < hi {
		switch w := keys[i].word; {
		case w < pivot:
			keys[lo], keys[i] = keys[i], keys[lo]
			lo++
			i++
		case w > pivot:
			hi--
			keys[hi], keys[i] = keys[i], keys[hi]
		default:
			i++
		}
	}
	return lo, hi
}

func median(a, b, c uint64) uint64 { return max(min(a, b), min(max(a, b), c)) }

// sortBySeq puts equal names in address order. Their words have served, so position and place share one, and the sort of
// words that the address order needs too is all the code there is.
func sortBySeq(keys []nameKey) {
	packed := make([]uint64, len(keys))
	for i, k := range keys {
		packed[i] = uint64(k.seq)<<32 | uint64(k.at)
	}
	slices.Sort(packed)
	for i, p := range packed {
		keys[i].seq, keys[i].at = uint32(p>>32), uint32(p)
	}
}
