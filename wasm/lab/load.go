//go:build js && wasm

package main

import (
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
	source, err := readFile(&dom.File{Value: request.Get("file")}, func(done, total int) { progress("read", done, total) })
	if err != nil {
		return nil, err
	}
	wanted := wantedOf(request.Get("wanted"))
	wanted.Progress = func(p symtab.Phase, done, total int) { progress(p.String(), done, total) }
	symbols, report, err := symtab.Import(source, wanted)
	source = nil // the symbols are copies: let the map's text go before the tables need the room
	if err != nil {
		return nil, err
	}
	tables, err := symtab.Build(symbols, report.Release, report.Options)
	if err != nil {
		return nil, err
	}
	if err := tables.Check(); err != nil {
		return nil, err
	}
	l.tables = tables
	progress("send", 0, 1)
	return wire.Tables(tables, report, memoryKiB()), nil
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
