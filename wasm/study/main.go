//go:build js && wasm

// Command study is the browser program of Learn: it gets a kernel's tables from the page as they are, and counts what its
// lookups cost. It is glue; what it knows is in symtab/study and symtab/wire. The page fetches it when somebody opens Learn.
package main

import (
	"encoding/binary"
	"syscall/js"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/study"
	"github.com/kallscope/kallscope/symtab/study/designs"
	"github.com/kallscope/kallscope/symtab/study/packing"
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
		study.FindRounds(s.tables, s.columns)
		return wire.Training(study.Train(s.tables, s.columns, func(done, total int) { progress("train", done, total) })), nil
	case "pairs":
		return wire.Played(study.Play(s.columns, pairsOf(request.Get("pairs")))), nil
	case "write":
		study.FindRounds(s.tables, s.columns)
		return wire.Written(s.tables, request.Get("text").String()), nil
	case "designs":
		return s.designs(nil, progress)
	case "packed":
		return s.designs(packing.XZ, progress)
	case "growth":
		grown, err := study.Grow(s.tables, s.columns, func(done, total int) error {
			progress("count", done, total)
			return nil
		})
		return wire.Growth(grown), err
	}
	return nil, serve.Unknown(op)
}

// designs measures all designs. It tells how many are done.
func (s *student) designs(pack func([]byte) (int, error), progress serve.Progress) (*wire.Frame, error) {
	all, facts, err := designs.Measure(s.tables, designs.Options{Pack: pack, Progress: func(done, total int, _ *designs.Measured) error {
		progress("count", done, total)
		return nil
	}})
	if err != nil {
		return nil, err
	}
	compressor := ""
	if pack != nil {
		compressor = packing.XZName
	}
	return wire.Designs(all, facts, compressor), nil
}

// pairsOf reads a list of pairs of texts.
func pairsOf(list js.Value) (pairs [][2]string) {
	for i := range list.Length() {
		pairs = append(pairs, [2]string{list.Index(i).Index(0).String(), list.Index(i).Index(1).String()})
	}
	return pairs
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
	t.Options.Word32 = from.Get("word32").Bool()
	t.Markers = wordsOf(from.Get("markers"))
	t.Offsets = wordsOf(from.Get("offsets"))
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

// wordsOf copies little-endian words of 32 bits out of a Uint8Array.
func wordsOf(array js.Value) []uint32 {
	b := bytesOf(array)
	words := make([]uint32, 0, len(b)/4)
	for ; len(b) >= 4; b = b[4:] {
		words = append(words, binary.LittleEndian.Uint32(b))
	}
	return words
}

// bytesOf copies a Uint8Array.
func bytesOf(array js.Value) []byte {
	b := make([]byte, array.Get("length").Int())
	js.CopyBytesToGo(b, array)
	return b
}
