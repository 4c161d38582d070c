package study

import "github.com/kallscope/kallscope/symtab"

// A Contest is one round of the training as a choice between pairs. Counts are occurrences, overlapping ones too, as the trainer
// counts them (SPEC 5).
type Contest struct {
	Tied    uint32 // pairs that stand as often as the chosen one, itself included
	Touched uint32 // symbols that have the pair
	Left    uint32 // bytes of the names after the round: a length byte, type and letters or tokens of each
	// Rivals are the most frequent pairs before the round, at most rivalsShown. The chosen pair is the first. Of equally frequent ones
	// that with the lower second byte comes first, then that with the lower first byte.
	Rivals []Choice
}

const rivalsShown = 8

// Contests repeats the training over all names and counts all pairs before each round. It returns false if the tables have no rounds,
// or if a round is not the one that these names give: then the tables do not come from the kernel's trainer.
//
// A symbol without the round's pair stays as it is, so only the pairs of symbols with it are counted again. Most symbols without it are
// passed over by one bit for each pair of theirs, so that their letters are not read.
func Contests(t *symtab.Tables, c *symtab.Columns, progress func(done, total int)) ([]Contest, bool) {
	k := newContestants(c)
	all := make([]Contest, 0, len(t.Rounds))
	for i, r := range t.Rounds {
		round := k.rank()
		if len(round.Rivals) == 0 || round.Rivals[0].First != r.First || round.Rivals[0].Second != r.Second {
			return nil, false
		}
		round.Touched = k.replace(r)
		round.Left = k.left
		all = append(all, round)
		progress(i+1, len(t.Rounds))
	}
	return all, len(all) > 0
}

// contestants are the names as they stand before a round, and how often each pair stands in them.
type contestants struct {
	symbols [][]byte         // type and letters or tokens of each
	pairs   []uint64         // of each symbol, the bits of its pairs (pairBit)
	count   *[1 << 16]uint32 // index: first | second<<8, so that of equal counts the lowest index wins
	left    uint32           // bytes, with a length byte of each
}

func newContestants(c *symtab.Columns) *contestants {
	text := letters(c)
	k := &contestants{count: new([1 << 16]uint32), left: uint32(len(text))}
	k.symbols = make([][]byte, len(c.Type))
	k.pairs = make([]uint64, len(c.Type))
	at := 0
	for i := range k.symbols {
		end := at + 1 + int(c.TextStart[i+1]-c.TextStart[i])
		k.symbols[i] = text[at:end:end]
		k.pairs[i] = k.add(k.symbols[i], 1)
		at = end + 1
	}
	return k
}

// add counts the pairs of a symbol and returns their bits; with 1<<32-1 it takes them away.
func (k *contestants) add(symbol []byte, by uint32) (bits uint64) {
	for i := 1; i < len(symbol); i++ {
		k.count[int(symbol[i-1])|int(symbol[i])<<8] += by
		bits |= pairBit(symbol[i-1], symbol[i])
	}
	return bits
}

// pairBit is one of 64 bits for a pair. Other pairs have the same.
func pairBit(first, second byte) uint64 { return 1 << ((uint(first)*7 + uint(second)*13) & 63) }

// rank finds the most frequent pairs by one pass over all counts.
func (k *contestants) rank() Contest {
	var c Contest
	for pair, n := range k.count {
		if n == 0 || len(c.Rivals) == rivalsShown && n <= c.Rivals[rivalsShown-1].Count && n < c.Rivals[0].Count {
			continue
		}
		switch {
		case len(c.Rivals) == 0 || n > c.Rivals[0].Count:
			c.Tied = 1
		case n == c.Rivals[0].Count:
			c.Tied++
		}
		at := len(c.Rivals)
		for at > 0 && c.Rivals[at-1].Count < n {
			at--
		}
		if at == rivalsShown {
			continue
		}
		if len(c.Rivals) < rivalsShown {
			c.Rivals = append(c.Rivals, Choice{})
		}
		copy(c.Rivals[at+1:], c.Rivals[at:])
		c.Rivals[at] = Choice{First: byte(pair), Second: byte(pair >> 8), Count: n}
	}
	return c
}

// replace writes the round's slot for its pair in all symbols and returns how many symbols have it.
func (k *contestants) replace(r symtab.Round) (touched uint32) {
	bit := pairBit(r.First, r.Second)
	for i, bits := range k.pairs {
		if bits&bit == 0 || !hasPair(k.symbols[i], r.First, r.Second) {
			continue
		}
		symbol := k.symbols[i]
		k.add(symbol, 1<<32-1)
		shorter := replace(symbol, r.First, r.Second, r.Slot)
		k.pairs[i] = k.add(shorter, 1)
		k.symbols[i] = shorter
		k.left -= uint32(len(symbol) - len(shorter))
		touched++
	}
	return touched
}

func hasPair(symbol []byte, first, second byte) bool {
	for i := 1; i < len(symbol); i++ {
		if symbol[i] == second && symbol[i-1] == first {
			return true
		}
	}
	return false
}

// Shrinking returns the codes of some symbols before the first round and after each: for each moment one list of all of them.
// Symbols that are not in the tables are left out.
func Shrinking(t *symtab.Tables, c *symtab.Columns, symbols []int) *Training {
	tr := &Training{}
	for _, i := range symbols {
		if i >= 0 && i < len(c.Type) {
			tr.Examples = append(tr.Examples, i)
		}
	}
	for round := 0; round <= len(t.Rounds) && len(tr.Examples) > 0; round++ {
		tr.note(c, t.Rounds[:round])
	}
	return tr
}
