//go:build js && wasm

package serve

import (
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"github.com/kallscope/kallscope/symtab/wire"
)

// An Answerer answers a request that needs no file.
type Answerer func(request js.Value, progress Progress) (*wire.Frame, error)

// Answer serves requests of a program that loads no file, and never returns. It is a loop of its own beside Run's, so that the
// everyday program stays as it is.
func Answer(answer Answerer) {
	requests := make(chan js.Value, 1024)
	listen(func(m *dom.MessageEvent) { requests <- m.Data() })
	message("ready", 0).post()
	for request := range requests {
		answer.serve(request)
	}
}

func (answer Answerer) serve(request js.Value) {
	id := request.Get("id").Int()
	defer func() {
		if v := recover(); v != nil {
			reply(id, wire.Error(bug(v)))
		}
	}()
	frame, err := answer(request, func(phase string, done, total int) {
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
