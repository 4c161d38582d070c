//go:build js && wasm

package main

import (
	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/texts"
	"github.com/kallscope/kallscope/wasm/internal/serve"
)

// loadText builds the tables of a listing of symbols in any form, as wasm/lab does of the everyday ones. The fingerprint
// is that of the text, unpacked.
func loadText(l *serve.Load, text []byte, fingerprint uint64) (*serve.Loaded, error) {
	wanted := l.Wanted
	wanted.Progress = func(p symtab.Phase, done, total int) { l.Progress(p.String(), done, total) }
	wanted.Progress(symtab.PhaseParse, 0, len(text))
	symbols, report, err := texts.Import(text, wanted)
	if err != nil {
		return nil, err
	}
	return serve.Build(symbols, report, fingerprint)
}
