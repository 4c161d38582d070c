//go:build js && wasm

// Command study is the browser program of Learn, the Lab, parts of Tables and Cost: it gets a kernel's tables from the page as they are,
// counts what its lookups cost and how its tokens were found, and builds the tables differently. It is glue; what it knows is in symtab/study and symtab/wire. The page
// fetches it when somebody opens one of them.
package main

import (
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
	tables   *symtab.Tables
	columns  *symtab.Columns
	original *symtab.Tables // those that Cost builds differently
}

func (s *student) answer(request js.Value, progress serve.Progress) (*wire.Frame, error) {
	op := request.Get("op").String()
	if op == "study" {
		return wire.Done(), s.take(request.Get("tables"))
	}
	switch op {
	case "releases":
		return releases(request.Get("release").String())
	case "original":
		return s.takeOriginal(request)
	case "whatIf":
		return s.build(request, progress)
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
	case "contests":
		return s.contests(progress), nil
	case "shrinking":
		study.FindRounds(s.tables, s.columns)
		return wire.Shrinking(study.Shrinking(s.tables, s.columns, numbersOf(request.Get("seqs")))), nil
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

// releases needs no tables, only the name of theirs.
func releases(own string) (*wire.Frame, error) {
	release, ok := symtab.FindRelease(own)
	if !ok {
		return nil, serve.Unknown("release " + own)
	}
	return wire.Releases(release), nil
}

// contests repeats the training and counts what each round chose from. A table of tokens that the kernel's trainer would not have made of
// these names has no rounds.
func (s *student) contests(progress serve.Progress) *wire.Frame {
	study.FindRounds(s.tables, s.columns)
	contests, _ := study.Contests(s.tables, s.columns, func(done, total int) { progress("train", done, total) })
	return wire.Contests(s.tables, contests)
}

func numbersOf(list js.Value) (numbers []int) {
	for i := range list.Length() {
		numbers = append(numbers, list.Index(i).Int())
	}
	return numbers
}

// pairsOf reads a list of pairs of texts.
func pairsOf(list js.Value) (pairs [][2]string) {
	for i := range list.Length() {
		pairs = append(pairs, [2]string{list.Index(i).Index(0).String(), list.Index(i).Index(1).String()})
	}
	return pairs
}

// take copies the page's tables.
func (s *student) take(from js.Value) error {
	t, err := serve.Tables(from)
	if err != nil {
		return err
	}
	s.tables, s.columns = t, t.Columns()
	return nil
}
