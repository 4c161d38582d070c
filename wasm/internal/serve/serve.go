//go:build js && wasm

// Package serve is the part that the browser programs share. It runs in a dedicated Worker, receives requests, and answers
// questions about the kernel whose tables the program has built or read. web/wire/protocol.ts lists the messages.
package serve

import (
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/wire"
)

// A Load is a request for the tables of a file.
type Load struct {
	File     *dom.File
	Wanted   symtab.Wanted // without Progress
	Path     string        // of the file to open in an archive; empty where it has only one
	Progress Progress
}

// Progress tells the page how far the work on a request is, in units of the phase.
type Progress func(phase string, done, total int)

// A Loaded is what a program made of a file.
type Loaded struct {
	Tables      *symtab.Tables
	Report      *symtab.Report
	Fingerprint uint64

	// Answer answers the requests that only this program knows; nil if there are none.
	Answer func(op string, progress Progress) (*wire.Frame, error)
}

// Run serves requests and never returns. Programs differ in load, by which a file becomes tables; the rest is the same.
func Run(load func(*Load) (*Loaded, error)) {
	// The listener only queues, since a callback must not wait for a promise (see await).
	requests := make(chan js.Value, 1024)
	listen(func(m *dom.MessageEvent) { requests <- m.Data() })
	message("ready", 0).post()
	s := server{load: load}
	for request := range requests {
		serveOne(request, func(progress Progress) (*wire.Frame, error) { return s.handle(request, progress) })
	}
}

// listen calls hear with every message the page posts. dom/v2's own AddEventListener makes the Go type of any kind of
// event, so it links all of these types and package time: 30 KB of brotli more.
func listen(hear func(*dom.MessageEvent)) {
	js.Global().Call("addEventListener", "message", js.FuncOf(func(_ js.Value, args []js.Value) any {
		hear(&dom.MessageEvent{BasicEvent: &dom.BasicEvent{Value: args[0]}})
		return nil
	}))
}

// server holds the one kernel this worker is for.
type server struct {
	load    func(*Load) (*Loaded, error)
	*Loaded // nil before the first
}

// serveOne answers one request with one frame. Only here a panic is recovered: it is a bug of ours, becomes an error frame,
// and the worker goes on.
func serveOne(request js.Value, answer func(Progress) (*wire.Frame, error)) {
	id := request.Get("id").Int()
	defer func() {
		if v := recover(); v != nil {
			reply(id, wire.Error(bug(v)))
		}
	}()
	frame, err := answer(func(phase string, done, total int) {
		m := message("progress", id)
		m.Set("phase", phase)
		m.Set("done", done)
		m.Set("total", total)
		m.post()
	})
	if err != nil {
		frame = errorFrame(err)
	}
	reply(id, frame)
}

// errorFrame makes the frame of an error. An error that carries more than a text makes its own.
func errorFrame(err error) *wire.Frame {
	if own, is := err.(interface{ Frame() *wire.Frame }); is {
		return own.Frame()
	}
	return wire.Error(err)
}

func (s *server) handle(request js.Value, progress Progress) (*wire.Frame, error) {
	op := request.Get("op").String()
	switch {
	case op == "load":
		return s.open(request, progress)
	case s.Loaded == nil:
		return nil, Unknown(op)
	}
	switch op {
	case "lookup":
		return wire.Trace(s.Tables, []byte(request.Get("name").String()))
	case "lookupAt":
		return wire.TraceAt(s.Tables, request.Get("seq").Int())
	case "suggest":
		return wire.Suggestions(s.Tables, []byte(request.Get("text").String()), request.Get("limit").Int()), nil
	case "near":
		return wire.Near(s.Tables, []byte(request.Get("text").String()), request.Get("limit").Int()), nil
	case "locate":
		return wire.Location(s.Tables, request.Get("text").String())
	case "entry":
		return wire.Entry(s.Tables, request.Get("seq").Int())
	case "export":
		return s.export(request.Get("id").Int(), request.Get("what").String())
	case "time":
		return s.time(request), nil
	case "index":
		progress(symtab.PhaseIndex.String(), 0, 1)
		if err := s.Tables.BuildIndex(); err != nil {
			return nil, err
		}
		return s.frame(progress), nil
	}
	if s.Answer != nil {
		return s.Answer(op, progress)
	}
	return nil, Unknown(op)
}

// Unknown is the error for a request that a program cannot answer. It is a bug of the page: it asks for what only another version
// knows, or asks before anything is loaded.
func Unknown(op string) error {
	return &symtab.ParseError{Code: "bug", Cause: "the page asked for " + op + ", which this engine cannot answer", Hint: "reload the page"}
}

// outgoing is a message to the page.
type outgoing struct{ js.Value }

// message begins a message. Its fields are set one by one, since making them from Go maps costs a kilobyte more.
func message(kind string, id int) outgoing {
	m := outgoing{js.Global().Get("Object").New()}
	m.Set("type", kind)
	m.Set("id", id)
	return m
}

// post sends the message. dom/v2's PostMessage has the signature of a window's and panics in a Worker.
func (m outgoing) post(transfer ...any) {
	js.Global().Call("postMessage", m.Value, transfer)
}

// reply writes the frame into a JavaScript buffer and transfers that to the page, so Go's memory holds no copy.
func reply(id int, frame *wire.Frame) {
	buffer := js.Global().Get("Uint8Array").New(frame.Len())
	frame.Place(func(offset int, data []byte) {
		if len(data) > 0 {
			js.CopyBytesToJS(buffer.Call("subarray", offset), data)
		}
	})
	raw := buffer.Get("buffer")
	m := message("frame", id)
	m.Set("frame", raw)
	m.post(raw)
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
