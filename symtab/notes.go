package symtab

import (
	"bytes"
)

// A Note says one thing about how a map was read.
type Note struct {
	Code    string // stable, for programs
	Count   int    // how many lines it concerns
	Line    int    // the first of them, counted from 1; 0 when it concerns no line in particular
	Text    string // that line, raw, at most 160 bytes
	Message string // a sentence for people
}

// NoteNoNewline is the code of the note on a map that ends within its last line.
const NoteNoNewline = "no-newline"

// noteList collects notes, one for each code, in the order in which they first came up.
type noteList []Note

func (l *noteList) add(code string, line int, message string) {
	for i := range *l {
		if n := &(*l)[i]; n.Code == code {
			n.Count++
			return
		}
	}
	*l = append(*l, Note{Code: code, Count: 1, Line: line, Message: message})
}

// finish adds the texts of the lines, in one pass through the map.
func (l noteList) finish(src []byte) []Note {
	order := make([]*Note, 0, len(l))
	for i := range l {
		if l[i].Line > 0 {
			order = append(order, &l[i])
		}
	}
	for i := 1; i < len(order); i++ { // by insertion: there are as many notes as kinds of notes
		for j := i; j > 0 && order[j].Line < order[j-1].Line; j-- {
			order[j], order[j-1] = order[j-1], order[j]
		}
	}
	line, at := 1, 0
	for _, n := range order {
		for ; line < n.Line; line++ {
			at += bytes.IndexByte(src[at:], '\n') + 1
		}
		n.Text = excerpt(bytes.TrimSuffix(firstLine(src[at:]), []byte("\r")))
	}
	return l
}
