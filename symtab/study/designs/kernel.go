package designs

import (
	"bytes"
	"slices"

	"github.com/kallscope/kallscope/symtab"
)

// A kernel is what all designs are built from.
type kernel struct {
	tables *symtab.Tables
	n      int
	text   []byte   // type and name of each symbol, in memory order
	start  []uint32 // n+1
	order  []uint32 // positions in memory order, in name order
	rank   []uint32 // the other way round
	equal  []span   // runs of equal names, in name order
	rest   int      // bytes of num_syms and relative_base
}

// A span is a range of positions in name order. All have one name.
type span struct{ first, end int }

func (s span) size() int { return s.end - s.first }

func newKernel(t *symtab.Tables) *kernel {
	k := &kernel{tables: t, start: make([]uint32, 1, t.NumSyms+1)}
	for e := range t.Walk {
		k.text = append(k.text, e.Text...)
		k.start = append(k.start, uint32(len(k.text)))
	}
	k.n = len(k.start) - 1
	sizes := t.Sizes()
	k.rest = sizes.NumSyms + sizes.RelativeBase
	k.sort()
	for first := 0; first < k.n; {
		end := first + 1
		for end < k.n && bytes.Equal(k.name(k.order[end]), k.name(k.order[first])) {
			end++
		}
		k.equal = append(k.equal, span{first, end})
		first = end
	}
	return k
}

// symbol is the type and name of the symbol at a position in memory order.
func (k *kernel) symbol(seq uint32) []byte { return k.text[k.start[seq]:k.start[seq+1]] }

func (k *kernel) name(seq uint32) []byte {
	if s := k.symbol(seq); len(s) > 0 {
		return s[1:]
	}
	return nil
}

// sort makes the name order. Kernels whose compiler adds suffixes to names have another in their tables, so it is not taken
// from there.
func (k *kernel) sort() {
	k.order, k.rank = make([]uint32, k.n), make([]uint32, k.n)
	for i := range k.order {
		k.order[i] = uint32(i)
	}
	slices.SortFunc(k.order, func(a, b uint32) int {
		if sign := bytes.Compare(k.name(a), k.name(b)); sign != 0 {
			return sign
		}
		return int(a) - int(b)
	})
	for position, seq := range k.order {
		k.rank[seq] = uint32(position)
	}
}

// halvings is how often a search among n numbers halves at most.
func halvings(n int) (times int) {
	for left := 1; left < n; left *= 2 {
		times++
	}
	return times
}
