//go:build js && wasm

// Command lab is the browser program: it runs in a dedicated Worker, builds the tables of one map and answers
// questions about them. It is glue (receive, call, reply); everything it knows is in symtab and symtab/wire.
// web/protocol.ts names the messages.
package main

import (
	"syscall/js"

	"honnef.co/go/js/dom/v2"
)

func main() {
	// The listener only queues: a callback that waited for a promise would wait for itself.
	requests := make(chan js.Value, 1024)
	dom.GetWindow().AddEventListener("message", false, func(ev dom.Event) {
		if m, ok := ev.(*dom.MessageEvent); ok {
			requests <- m.Data()
		}
	})
	post(map[string]any{"type": "ready"})
	var l lab
	for request := range requests {
		l.serve(request)
	}
}

// post sends a message to the page. dom/v2's PostMessage has a window's signature and panics in a Worker.
func post(message map[string]any, transfer ...any) {
	js.Global().Call("postMessage", message, transfer)
}
