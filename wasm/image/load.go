//go:build js && wasm

package main

import (
	"runtime"
	"runtime/debug"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image"
	"github.com/kallscope/kallscope/symtab/texts"
	"github.com/kallscope/kallscope/symtab/wire"
	"github.com/kallscope/kallscope/wasm/internal/serve"
)

// memoryLimit is from where on memory is collected at every chance: a program in a browser never gives memory back, and
// what reading a file may take (symtab/image/unpack) is less. The heap would otherwise grow to twice what is in use.
const memoryLimit = 640 << 20

// load reads the file and the tables in it, or builds them where it is a listing of symbols.
func load(l *serve.Load) (*serve.Loaded, error) {
	debug.SetMemoryLimit(memoryLimit)
	reader := serve.Reader{File: l.File, Progress: l.Progress}
	file, err := reader.ReadBytes()
	if err != nil {
		return nil, err
	}
	if texts.IsText(file) {
		return loadText(l, file, reader.Fingerprint)
	}
	size := len(file)
	m, err := image.Open(file, image.Options{
		Release: l.Wanted.Release,
		Progress: func(p image.Phase, done, total int) error {
			l.Progress(p.String(), done, total)
			return nil
		},
	})
	file = nil
	if err != nil {
		return nil, err
	}
	facts := factsOf(m, size)
	m.Data = nil // the tables do not need it, and questions want memory
	runtime.GC()
	return &serve.Loaded{
		Tables: m.Tables, Report: reportOf(m), Fingerprint: reader.Fingerprint,
		Answer: func(op string, progress serve.Progress) (*wire.Frame, error) {
			switch op {
			case "image":
				return facts.Frame(), nil
			case "rebuild":
				return rebuild(m.Tables, progress)
			}
			return nil, serve.Unknown(op)
		},
	}, nil
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
