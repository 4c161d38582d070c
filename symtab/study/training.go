package study

import (
	"cmp"
	"slices"

	"github.com/kallscope/kallscope/symtab"
)

// Training is the token training, round by round. Bytes are those of the names: a length byte for each, its type, its letters,
// of which each round makes fewer.
type Training struct {
	Start uint64
	Left  []uint32 // bytes after each round
	// Choices are pairs before each of the first rounds: the four commonest, commonest first, of equal counts that of the
	// smaller pair, and two that are common in English. The trainer's own pair is the round's First and Second.
	Choices [][]Choice

	Examples []int    // a few symbols
	Steps    [][]byte // their codes: of each example at the start and after each round, examples one after another
}

// A Choice is a pair of neighbours and how often it stands in the names.
type Choice struct {
	First, Second byte
	Count         uint32
}

const (
	playedRounds   = 3
	commonestShown = 4
	choicesOfRound = 6
	choicesOfOwn   = 8
	exampleNames   = 5
	exampleLeast   = 14 // letters
	exampleMost    = 26
	endOfName      = 0 // a byte that no name holds
)

// Train repeats the rounds of the training in their order over all names. Tables that were not built here have no rounds, so
// there is nothing to repeat.
func Train(t *symtab.Tables, c *symtab.Columns, progress func(done, total int)) *Training {
	text := letters(c)
	tr := &Training{Start: uint64(len(text))}
	tr.choose(c)
	tr.note(c, nil)
	left := len(text)
	replaced := replacements(t.Rounds, &c.TokenUses)
	for round := range t.Rounds {
		r := &t.Rounds[round]
		if round < playedRounds {
			tr.Choices = append(tr.Choices, withEnglish(sorted(countPairs(text)), choicesOfRound))
			text = replace(text, r.First, r.Second, r.Slot)
		}
		left -= replaced[round]
		tr.Left = append(tr.Left, uint32(left))
		tr.note(c, t.Rounds[:round+1])
		progress(round+1, len(t.Rounds))
	}
	return tr
}

// replacements are how many pairs each round replaced. Every token that a round made stands in the names still, or is half of a token
// that a later round made; so the counts follow from the last round to the first, and the names need not be passed over 190 times.
func replacements(rounds []symtab.Round, uses *[256]uint32) []int {
	made := make([]int, len(rounds))
	halves := [256]int{}
	for i := len(rounds) - 1; i >= 0; i-- {
		r := rounds[i]
		made[i] = int(uses[r.Slot]) + halves[r.Slot]
		halves[r.First] += made[i]
		halves[r.Second] += made[i]
	}
	return made
}

// letters are all names, each with its type first and endOfName behind it, which stands for the length byte.
func letters(c *symtab.Columns) []byte {
	text := make([]byte, 0, len(c.Text)+2*len(c.Type))
	for i, kind := range c.Type {
		text = append(text, kind)
		text = append(text, c.Text[c.TextStart[i]:c.TextStart[i+1]]...)
		text = append(text, endOfName)
	}
	return text
}

// replace writes slot for each pair, from the left of each name on, and returns the shorter text in the same memory.
func replace(text []byte, first, second, slot byte) []byte {
	out := text[:0]
	for i := 0; i < len(text); i++ {
		b := text[i]
		if b == first && i+1 < len(text) && text[i+1] == second {
			b = slot
			i++
		}
		out = append(out, b)
	}
	return out
}

// countPairs counts all pairs, overlapping ones too, as the trainer does. The place of a pair is indexOf. Those with the end of a name
// are counted too.
func countPairs(text []byte) []uint32 {
	counts := make([]uint32, 1<<16)
	for i := 1; i < len(text); i++ {
		counts[indexOf(text[i-1], text[i])]++
	}
	return counts
}

func indexOf(first, second byte) int {
	return int(first)<<8 | int(second)
}

// sorted lists the pairs within names, commonest first, of equal counts that of the smaller pair.
func sorted(counts []uint32) (all []Choice) {
	for pair, count := range counts {
		if first, second := byte(pair>>8), byte(pair); count > 0 && first != endOfName && second != endOfName {
			all = append(all, Choice{first, second, count})
		}
	}
	slices.SortStableFunc(all, func(a, b Choice) int { return cmp.Compare(b.Count, a.Count) })
	return all
}

// withEnglish takes the first of the sorted pairs, and some that English would choose; at most so many in all.
func withEnglish(sorted []Choice, most int) []Choice {
	chosen := slices.Clone(sorted[:min(len(sorted), commonestShown)])
	for _, pair := range []string{"th", "er", "in", "re"} {
		is := func(c Choice) bool { return c.First == pair[0] && c.Second == pair[1] }
		at := slices.IndexFunc(sorted, is)
		if at >= 0 && len(chosen) < most && !slices.ContainsFunc(chosen, is) {
			chosen = append(chosen, sorted[at])
		}
	}
	return chosen
}

// choose takes examples from all of memory: of each fifth the first name from its middle on that is neither short nor long.
func (tr *Training) choose(c *symtab.Columns) {
	n := len(c.Type)
	for part := range exampleNames {
		from, to := n*part/exampleNames, n*(part+1)/exampleNames
		for i := (from + to) / 2; i < to; i++ {
			if size := int(c.TextStart[i+1] - c.TextStart[i]); size >= exampleLeast && size <= exampleMost {
				tr.Examples = append(tr.Examples, i)
				break
			}
		}
	}
}

// note writes down the examples after those rounds.
func (tr *Training) note(c *symtab.Columns, rounds []symtab.Round) {
	for _, i := range tr.Examples {
		var codes []byte
		if len(rounds) == 0 {
			codes = append([]byte{c.Type[i]}, c.Text[c.TextStart[i]:c.TextStart[i+1]]...)
		} else {
			last := rounds[len(rounds)-1]
			before := tr.Steps[len(tr.Steps)-len(tr.Examples)]
			codes = replace(slices.Clone(before), last.First, last.Second, last.Slot)
		}
		tr.Steps = append(tr.Steps, codes)
	}
}
