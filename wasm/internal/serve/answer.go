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
		serveOne(request, func(progress Progress) (*wire.Frame, error) { return answer(request, progress) })
	}
}
