//go:build js && wasm

package main

import (
	"runtime"
	"runtime/debug"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/file"
	"github.com/kallscope/kallscope/symtab/image"
	"github.com/kallscope/kallscope/symtab/image/archive"
	"github.com/kallscope/kallscope/symtab/wire"
	"github.com/kallscope/kallscope/wasm/internal/serve"
)

// memoryLimit makes Go collect garbage more often once the heap comes near it. Otherwise the heap may grow to twice what is in
// use, and a program in a browser never gives memory back. It is more than reading a file may take (symtab/image/unpack).
const memoryLimit = 640 << 20

// load reads the file and what is in it: a kernel's tables, or a map that wasm/lab does not read, to build tables from.
func load(l *serve.Load) (*serve.Loaded, error) {
	debug.SetMemoryLimit(memoryLimit)
	reader := serve.Reader{File: l.File, Progress: l.Progress}
	contents, err := reader.ReadBytes()
	if err != nil {
		return nil, err
	}
	var fingerprint uint64
	opened, err := file.Open(contents, file.Options{
		Wanted: l.Wanted, Path: l.Path,
		Progress: func(phase string, done, total int) error {
			l.Progress(phase, done, total)
			return nil
		},
		Seen: func(contents []byte) { fingerprint = serve.Fingerprint(contents) },
	})
	contents = nil
	if err != nil {
		return nil, choicesOf(err)
	}
	if opened.Image == nil {
		return serve.Build(opened.Symbols, opened.Report, fingerprint)
	}
	return loadImage(opened, fingerprint), nil
}

// choicesOf makes a list for the page of what may be opened in an archive.
func choicesOf(err error) error {
	choice, is := err.(*archive.Choice)
	if !is {
		return err
	}
	choices := &wire.Choices{Told: choice.Parse()}
	for _, e := range choice.Entries {
		choices.List = append(choices.List, wire.Choice{Path: e.Path, Size: e.Size, Kind: e.Kind.String()})
	}
	return choices
}

func loadImage(opened *file.Opened, fingerprint uint64) *serve.Loaded {
	m := opened.Image
	facts := factsOf(m, opened.Size)
	m.Data = nil // the tables do not refer to it, and answers need the memory
	runtime.GC()
	return &serve.Loaded{
		Tables: m.Tables, Report: reportOf(opened), Fingerprint: fingerprint,
		Answer: func(op string, progress serve.Progress) (*wire.Frame, error) {
			switch op {
			case "image":
				return facts.Frame(), nil
			case "rebuild":
				return rebuild(m.Tables, progress)
			}
			return nil, serve.Unknown(op)
		},
	}
}

// rebuild builds the tables again from the symbols in them and compares both.
func rebuild(t *symtab.Tables, progress serve.Progress) (*wire.Frame, error) {
	built, err := image.Rebuild(t, func(p symtab.Phase, done, total int) { progress(p.String(), done, total) })
	if err != nil {
		return nil, err
	}
	var compared []wire.Compared
	for _, c := range image.Compare(t, built) {
		compared = append(compared, wire.Compared{Name: c.Name(), Size: c.Size, OtherSize: c.OtherSize, Difference: c.Difference, Why: c.Why})
	}
	built = nil
	runtime.GC()
	return wire.Comparison(compared), nil
}
