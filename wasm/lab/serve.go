//go:build js && wasm

package main

import (
	"syscall/js"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/wire"
)

// lab holds the one map this worker is for.
type lab struct {
	tables *symtab.Tables
}

// serve answers one request with one frame. It is the only place where a panic is recovered: a bug of ours becomes an
// error frame, and the worker goes on.
func (l *lab) serve(request js.Value) {
	id := request.Get("id").Int()
	defer func() {
		if v := recover(); v != nil {
			reply(id, wire.Error(bug(v)))
		}
	}()
	frame, err := l.answer(id, request)
	if err != nil {
		frame = wire.Error(err)
	}
	reply(id, frame)
}

func (l *lab) answer(id int, request js.Value) (*wire.Frame, error) {
	op := request.Get("op").String()
	if op == "load" {
		return l.load(id, request)
	}
	if l.tables == nil {
		return nil, &symtab.ParseError{Code: "no-map", Cause: "no map is loaded yet", Hint: "open a System.map first"}
	}
	switch op {
	case "lookup":
		return wire.Trace(l.tables, []byte(request.Get("name").String())), nil
	case "lookupAt":
		return wire.TraceAt(l.tables, request.Get("seq").Int())
	case "suggest":
		return wire.Suggestions(l.tables, []byte(request.Get("text").String()), request.Get("limit").Int()), nil
	case "locate":
		return wire.Location(l.tables, request.Get("text").String())
	case "entry":
		return wire.Entry(l.tables, request.Get("seq").Int())
	case "export":
		return l.export(id, request.Get("what").String())
	case "time":
		return l.time(request), nil
	}
	return nil, &symtab.ParseError{Code: "bug", Cause: "the page asked for " + op + ", which this engine does not know", Hint: "reload the page"}
}

// reply lays the frame out in a buffer of the page's and transfers it: one copy, none in Go's memory.
func reply(id int, frame *wire.Frame) {
	buffer := js.Global().Get("Uint8Array").New(frame.Len())
	frame.Place(func(offset int, data []byte) {
		if len(data) > 0 {
			js.CopyBytesToJS(buffer.Call("subarray", offset), data)
		}
	})
	raw := buffer.Get("buffer")
	post(map[string]any{"type": "frame", "id": id, "frame": raw}, raw)
}

func bug(v any) error {
	text := "unknown panic"
	switch v := v.(type) {
	case error:
		text = v.Error()
	case string:
		text = v
	}
	return &symtab.ParseError{
		Code: "bug", Text: text,
		Cause: "a bug in kallscope stopped this step",
		Hint:  "what was loaded before is still there; please report what you did",
	}
}
