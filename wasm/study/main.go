//go:build js && wasm

// Command study is the browser program of Learn: it gets a kernel's tables from the page as they are, and counts what its
// lookups cost. It is glue; what it knows is in symtab/study and symtab/wire. The page fetches it when somebody opens Learn.
package main

import (
	"encoding/binary"
	"syscall/js"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/study"
	"github.com/kallscope/kallscope/symtab/wire"
	"github.com/kallscope/kallscope/wasm/internal/serve"
)

func main() {
	var s student
	serve.Answer(s.answer)
}

// A student holds the tables that were sent last.
type student struct {
	tables  *symtab.Tables
	columns *symtab.Columns
}

func (s *student) answer(request js.Value, progress serve.Progress) (*wire.Frame, error) {
	op := request.Get("op").String()
	if op == "study" {
		return wire.Done(), s.take(request.Get("tables"))
	}
	if s.tables == nil {
		return nil, serve.Unknown(op)
	}
	switch op {
	case "costs":
		costs := study.Count(s.tables, s.columns)
		return wire.Costs(costs, costs.Sum(s.columns.Type), study.Sort(s.tables)), nil
	case "training":
		return wire.Training(study.Train(s.tables, s.columns, func(done, total int) { progress("train", done, total) })), nil
	}
	return nil, serve.Unknown(op)
}

// take copies the page's tables and checks them.
func (s *student) take(from js.Value) error {
	release, ok := symtab.FindRelease(from.Get("release").String())
	if !ok {
		return serve.Unknown("tables of release " + from.Get("release").String())
	}
	t := &symtab.Tables{
		Release:     release,
		NumSyms:     from.Get("numSyms").Int(),
		Names:       bytesOf(from.Get("names")),
		TokenTable:  bytesOf(from.Get("tokenTable")),
		SeqsOfNames: bytesOf(from.Get("seqs")),
	}
	t.Options.LTOClang = from.Get("ltoClang").Bool()
	markers := bytesOf(from.Get("markers"))
	for at := 0; at+4 <= len(markers); at += 4 {
		t.Markers = append(t.Markers, binary.LittleEndian.Uint32(markers[at:]))
	}
	index := bytesOf(from.Get("tokenIndex"))
	for i := range min(len(t.TokenIndex), len(index)/2) {
		t.TokenIndex[i] = binary.LittleEndian.Uint16(index[2*i:])
	}
	rounds := bytesOf(from.Get("rounds"))
	for at := 0; at+3 <= len(rounds); at += 3 {
		t.Rounds = append(t.Rounds, symtab.Round{Slot: rounds[at], First: rounds[at+1], Second: rounds[at+2]})
	}
	t.Derive()
	s.tables, s.columns = t, t.Columns()
	return nil
}

// bytesOf copies a Uint8Array.
func bytesOf(array js.Value) []byte {
	b := make([]byte, array.Get("length").Int())
	js.CopyBytesToGo(b, array)
	return b
}
