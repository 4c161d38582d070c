//go:build js && wasm

package main

import (
	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/wasm/internal/serve"
)

// load reads the file, imports it and builds the tables. If a file does not begin like a map, it stops reading: the page
// has another program for such files.
func load(l *serve.Load) (*serve.Loaded, error) {
	reader := serve.Reader{File: l.File, Progress: l.Progress, Check: symtab.Sniff}
	source, err := reader.ReadText()
	if err != nil {
		return nil, err
	}
	wanted := l.Wanted
	wanted.Progress = func(p symtab.Phase, done, total int) { l.Progress(p.String(), done, total) }
	wanted.Progress(symtab.PhaseParse, 0, len(source))
	symbols, report, err := symtab.Import(source, wanted)
	if err != nil {
		return nil, err
	}
	return serve.Build(symbols, report, reader.Fingerprint)
}
