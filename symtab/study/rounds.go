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
