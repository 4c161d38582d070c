package asm

import "github.com/kallscope/kallscope/symtab"

// Texts are the symbols' types and names, for the comments.
type Texts struct {
	Text  []byte   // each symbol's type and name, one after another
	Start []uint32 // symbol i is Text[Start[i]:Start[i+1]]
	Order []uint32 // for each position in address order, the symbol; nil where they are in address order already
}

// TableTexts expands them from finished tables.
func TableTexts(t *symtab.Tables) Texts {
	x := Texts{Text: make([]byte, 0, 32*t.NumSyms), Start: make([]uint32, 1, t.NumSyms+1)}
	for e := range t.Walk {
		x.Text = append(x.Text, e.Text...)
		x.Start = append(x.Start, uint32(len(x.Text)))
	}
	return x
}

// at returns the text of the symbol at position i of the address order.
func (x *Texts) at(i int) []byte {
	if x.Order != nil {
		i = int(x.Order[i])
	}
	return x.Text[x.Start[i]:x.Start[i+1]]
}
