package study

import (
	"unicode/utf8"

	"github.com/kallscope/kallscope/symtab"
)

// Own is what a learner's own pairs make of the names. Bytes are those of Training.
type Own struct {
	Rounds []Played
	Next   []Next // pairs to go on with, of those whose halves have a text: the four commonest, and up to four that are common in English
}

// Played is a round that a learner played, with a pair of their own choice.
type Played struct {
	Slot          byte   // the byte that the pair becomes; 0 if one of its texts is no byte by then, or no byte value is free
	First, Second byte   // 0 where the text is no byte
	Count         uint32 // how often the pair stands in the names, overlapping places included
	Left          uint32 // bytes of the names after it
}

// Next is a pair that can be played next.
type Next struct {
	Choice
	Before uint32 // how often it stood in the names before the last pair was replaced; Count if none was
}

// Play replaces pairs in the names, in the order given. Each half of a pair is a letter, or the text of a pair played before. The
// values for them are those that stand for no letter, from 255 down, as in the kernel's training. A pair that stands nowhere changes
// nothing.
func Play(c *symtab.Columns, pairs [][2]string) *Own {
	text := letters(c)
	slots, free := plainSlots(text)
	counts := countPairs(text)
	before := counts
	own := &Own{}
	for _, pair := range pairs {
		p := Played{First: slots[pair[0]], Second: slots[pair[1]]}
		if p.First != endOfName && p.Second != endOfName && len(free) > 0 {
			p.Slot, p.Count = free[0], counts[indexOf(p.First, p.Second)]
		}
		if p.Count > 0 {
			text = replace(text, p.First, p.Second, p.Slot)
			slots[pair[0]+pair[1]], free = p.Slot, free[1:]
			before, counts = counts, countPairs(text)
		}
		p.Left = uint32(len(text))
		own.Rounds = append(own.Rounds, p)
	}
	for _, choice := range withEnglish(playable(sorted(counts), slots), choicesOfOwn) {
		own.Next = append(own.Next, Next{choice, before[indexOf(choice.First, choice.Second)]})
	}
	return own
}

// playable keeps the pairs that Play can be asked for: those of bytes that have a text of their own, which is UTF-8.
func playable(all []Choice, slots map[string]byte) (kept []Choice) {
	var named [256]bool
	for text, slot := range slots {
		named[slot] = utf8.ValidString(text)
	}
	for _, choice := range all {
		if named[choice.First] && named[choice.Second] {
			kept = append(kept, choice)
		}
	}
	return kept
}

// plainSlots returns the bytes that stand for themselves, by their text, and the free byte values, highest first.
func plainSlots(text []byte) (slots map[string]byte, free []byte) {
	var used [256]bool
	for _, b := range text {
		used[b] = true
	}
	slots = map[string]byte{}
	for value := 255; value > endOfName; value-- {
		if used[value] {
			slots[string([]byte{byte(value)})] = byte(value)
		} else {
			free = append(free, byte(value))
		}
	}
	return slots, free
}
