package symtab

import (
	"encoding/binary"
	"slices"
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
	seq  uint32 // position in address order
}

type nameSorter struct {
	symbols *Symbols
	order   []uint32 // position in address order to input
	cut     Cut
}

// nameOrder returns for each place in name order the position in address order.
func nameOrder(s *Symbols, order []uint32, cut Cut) []uint32 {
	ns := nameSorter{s, order, cut}
	keys := make([]nameKey, len(order))
	for i := range keys {
		keys[i].seq = uint32(i)
	}
	ns.load(keys, 0)
	ns.sort(keys, 0)
	seqs := make([]uint32, len(keys))
	for i, k := range keys {
		seqs[i] = k.seq
	}
	return seqs
}

func (ns *nameSorter) load(keys []nameKey, depth int) {
	for i := range keys {
		name := ns.symbols.Symbol(int(ns.order[keys[i].seq]))[1:]
		if ns.cut != CutNothing {
			name = ns.cut.Of(name)
		}
		keys[i].word = wordAt(name, depth)
	}
}

// wordAt returns the eight bytes of name from depth on, NULs past its end.
func wordAt(name []byte, depth int) uint64 {
	if len(name) >= depth+8 {
		return binary.BigEndian.Uint64(name[depth:])
	}
	var w uint64
	for i := depth; i < depth+8; i++ {
		w <<= 8
		if i < len(name) {
			w |= uint64(name[i])
		}
	}
	return w
}

// sort orders keys, whose names agree in their first depth bytes and whose words are loaded at that depth.
func (ns *nameSorter) sort(keys []nameKey, depth int) {
	for len(keys) > 1 {
		if len(keys) <= 12 {
			insertionSort(keys)
			ns.refine(keys, depth)
			return
		}
		less, more := partition(keys)
		ns.sort(keys[:less], depth)
		ns.equal(keys[less:more], depth)
		keys = keys[more:]
	}
}

// refine sorts each run of equal words by what follows.
func (ns *nameSorter) refine(keys []nameKey, depth int) {
	for from := 0; from < len(keys); {
		to := from + 1
		for to < len(keys) && keys[to].word == keys[from].word {
			to++
		}
		ns.equal(keys[from:to], depth)
		from = to
	}
}

// equal sorts names that agree in the word at depth too.
func (ns *nameSorter) equal(keys []nameKey, depth int) {
	if len(keys) < 2 {
		return
	}
	if keys[0].word&0xff == 0 {
		slices.SortFunc(keys, func(a, b nameKey) int { return int(a.seq) - int(b.seq) })
		return
	}
	ns.load(keys, depth+8)
	ns.sort(keys, depth+8)
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
