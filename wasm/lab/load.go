//go:build js && wasm

package main

import (
	"runtime"
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/wire"
)

// load reads the file, imports it and builds the tables. Tables loaded before stay until the new ones are complete.
func (l *lab) load(id int, request js.Value) (*wire.Frame, error) {
	progress := func(phase string, done, total int) {
		post(map[string]any{"type": "progress", "id": id, "phase": phase, "done": done, "total": total})
	}
	source, fingerprint, err := readFile(&dom.File{Value: request.Get("file")}, func(done, total int) { progress("read", done, total) })
	if err != nil {
		return nil, err
	}
	wanted := wantedOf(request.Get("wanted"))
	wanted.Progress = func(p symtab.Phase, done, total int) { progress(p.String(), done, total) }
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
	symbols = nil
	if err := tables.CheckOutline(); err != nil {
		return nil, err
	}
	l.tables = tables
	runtime.GC()
	progress("send", 0, 1)
	return wire.Tables(tables, report, fingerprint, memoryKiB), nil
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

func wantedOf(v js.Value) symtab.Wanted {
	var wanted symtab.Wanted
	if release := v.Get("release"); release.Type() == js.TypeString {
		wanted.Release = release.String()
	}
	wanted.AllSymbols = tristate(v.Get("allSymbols"))
	wanted.AbsolutePercpu = tristate(v.Get("absolutePercpu"))
	return wanted
}

func tristate(v js.Value) symtab.Tristate {
	switch {
	case v.Type() != js.TypeBoolean:
		return symtab.Infer
	case v.Bool():
		return symtab.On
	default:
		return symtab.Off
	}
}

// memoryKiB asks the worker's script, since a Go program cannot see how far its linear memory has grown.
func memoryKiB() uint32 {
	return uint32(js.Global().Call("wasmMemoryBytes").Int() / 1024)
}
