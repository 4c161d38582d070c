package study

import (
	"bytes"

	"github.com/kallscope/kallscope/symtab"
)

// FindRounds finds the training rounds of tables that do not have them: it trains again on the same names. If that
// gives other tokens, the tables stay without rounds, and FindRounds returns false.
func FindRounds(t *symtab.Tables, c *symtab.Columns) bool {
	if len(t.Rounds) > 0 || t.NumSyms == 0 {
		return len(t.Rounds) > 0
	}
	symbols := &symtab.Symbols{Start: make([]uint32, 1, len(c.Type)+1), Addr: make([]uint64, len(c.Type))}
	for i, kind := range c.Type {
		symbols.Addr[i] = uint64(i)
		symbols.Text = append(append(symbols.Text, kind), c.Text[c.TextStart[i]:c.TextStart[i+1]]...)
		symbols.Start = append(symbols.Start, uint32(len(symbols.Text)))
	}
	again, err := symtab.Build(symbols, withoutOrder(), symtab.Options{AllSymbols: true})
	if err != nil || !bytes.Equal(again.TokenTable, t.TokenTable) {
		return false
	}
	t.Rounds = again.Rounds
	return true
}

// withoutOrder is the youngest release whose tables have no name order, so that building them takes least time.
func withoutOrder() symtab.Release {
	release, _ := symtab.FindRelease("6.1")
	return release
}

// Played is a round that a learner played, with a pair of their own choice.
type Played struct {
	Slot, First, Second byte
	Count               uint32 // how often the pair occurs, overlapping places included; 0 if one of its texts is no byte by then, or no byte value is free
	Left                uint32 // bytes of the names after it: a length byte, a type and letters of each
}

// Play replaces pairs in the names, in the order given. Each half of a pair is a letter, or the text of a pair played before. The
// values for them are those that stand for no letter, from 255 down, as in the kernel's training.
func Play(c *symtab.Columns, pairs [][2]string) []Played {
	text := letters(c)
	slots, free := plainSlots(text)
	var all []Played
	for _, pair := range pairs {
		p := Played{}
		first, knownFirst := slots[pair[0]]
		second, knownSecond := slots[pair[1]]
		if knownFirst && knownSecond && len(free) > 0 {
			p = Played{Slot: free[0], First: first, Second: second, Count: countPair(text, first, second)}
		}
		if p.Count > 0 {
			text = replace(text, first, second, p.Slot)
			slots[pair[0]+pair[1]], free = p.Slot, free[1:]
		}
		p.Left = uint32(len(text))
		all = append(all, p)
	}
	return all
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

func countPair(text []byte, first, second byte) (count uint32) {
	for i := 1; i < len(text); i++ {
		if text[i-1] == first && text[i] == second {
			count++
		}
	}
	return count
}

// Write returns the codes of a text in the tokens of a kernel, as its training would have written it. Letters that no
// name of the kernel has are left out; unknown is their number.
func Write(t *symtab.Tables, text []byte) (codes []byte, unknown int) {
	made := [256]bool{}
	for _, r := range t.Rounds {
		made[r.Slot] = true
	}
	for _, b := range text {
		if token := t.Token(b); made[b] || len(token) != 1 || token[0] != b {
			unknown++
			continue
		}
		codes = append(codes, b)
	}
	for _, r := range t.Rounds {
		codes = replace(codes, r.First, r.Second, r.Slot)
	}
	return codes, unknown
}
