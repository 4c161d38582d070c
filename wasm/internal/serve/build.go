//go:build js && wasm

package serve

import (
	"runtime"

	"github.com/kallscope/kallscope/symtab"
)

// Build makes the tables of a map that has been imported, and checks them. The fingerprint is that of the text.
//
// It takes symtab.Build apart to collect garbage between its stages: WebAssembly memory never shrinks, so what one stage
// leaves behind must make room for the next. A collection is cheap, since the heap holds few pointers. The caller keeps
// no reference to the text.
func Build(symbols *symtab.Symbols, report *symtab.Report, fingerprint uint64) (*Loaded, error) {
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
	if err := job.Tables.CheckOutline(); err != nil {
		return nil, err
	}
	return &Loaded{Tables: job.Tables, Report: report, Fingerprint: fingerprint}, nil
}
