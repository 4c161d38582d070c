//go:build js && wasm

package main

import (
	"runtime"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/wasm/internal/serve"
)

// load reads the file, imports it and builds the tables. A file that begins like no map is not read further: the page
// has another program for kernels.
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
	source = nil
	if err != nil {
		return nil, err
	}
	tables, err := build(symbols, report)
	if err != nil {
		return nil, err
	}
	if err := tables.CheckOutline(); err != nil {
		return nil, err
	}
	return &serve.Loaded{Tables: tables, Report: report, Fingerprint: reader.Fingerprint}, nil
}

// build takes Build apart to collect garbage between its stages: WebAssembly memory never shrinks, so what one stage
// has left lying about must make room for the next. A collection is cheap, since the heap holds few pointers.
func build(symbols *symtab.Symbols, report *symtab.Report) (*symtab.Tables, error) {
	runtime.GC()
	job, err := symtab.Begin(symbols, report.Release, report.Options)
	if err != nil {
		return nil, err
	}
	report.Options.Progress(symtab.PhaseIndex, 0, 1)
	job.Index()
	runtime.GC()
	if err := job.Train(); err != nil {
		return nil, err
	}
	job.Tables.Derive()
	return job.Tables, nil
}
