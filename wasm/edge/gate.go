//go:build js

package main

import (
	"syscall/js"
	"time"

	"github.com/kallscope/kallscope/wasm/edge/api"
)

// A gate counts the uploads under way in one isolate. Each request runs a new instance of this program, so the count is kept
// in a JavaScript global: an array of [network, time when the place becomes free]. JavaScript runs on one thread, so no other
// request can change the array between the check and the entry.
type gate struct{ places js.Value }

const gateName = "kallscopeUploads"

func openGate() gate {
	places := js.Global().Get(gateName)
	if places.IsUndefined() {
		places = js.Global().Get("Array").New()
		js.Global().Set(gateName, places)
	}
	return gate{places}
}

// Begin implements api.Uploads.
func (g gate) Begin(network string, longest time.Duration) (end func(), full api.Full) {
	now := js.Global().Get("Date").Call("now").Float()
	all, each := 0, 0
	for i := g.places.Length() - 1; i >= 0; i-- {
		place := g.places.Index(i)
		if place.Index(1).Float() <= now {
			g.places.Call("splice", i, 1)
			continue
		}
		all++
		if place.Index(0).String() == network {
			each++
		}
	}
	switch {
	case each >= api.MaxUploadsEach:
		return nil, api.NetworkFull
	case all >= api.MaxUploads:
		return nil, api.AllFull
	}
	place := js.ValueOf([]any{network, now + float64(longest.Milliseconds())})
	g.places.Call("push", place)
	return func() {
		if i := g.places.Call("indexOf", place).Int(); i >= 0 {
			g.places.Call("splice", i, 1)
		}
	}, api.NotFull
}
