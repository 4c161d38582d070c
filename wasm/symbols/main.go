//go:build js && wasm

// Command symbols is the browser program of Symbols: it gets a kernel's tables from the page as they are, and answers what an engineer
// asks of them. It is glue; what it knows is in symtab/explore and symtab/wire. The page fetches it when somebody opens Symbols.
package main

import (
	"syscall/js"
	"time"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/explore"
	"github.com/kallscope/kallscope/symtab/wire"
	"github.com/kallscope/kallscope/symtab/wire/explored"
	"github.com/kallscope/kallscope/wasm/internal/serve"
)

func main() {
	var e explorer
	serve.Answer(e.answer)
}

// An explorer holds the map that was sent last, and what is compared.
type explorer struct {
	symbols *explore.Map
	run     *explore.Run // of the newest filter
	text    string       // that filter
	done    bool         // the run is at its end
	comparer
}

// How long a filter runs before it answers with what it has: the first matches must be there within a tenth of a second,
// and a newer filter must not wait long.
const (
	first     = 40 * time.Millisecond
	firstMost = 10_000 // matches, because what is told of each takes time, too
	next      = 150 * time.Millisecond
)

func (e *explorer) answer(request js.Value, progress serve.Progress) (*wire.Frame, error) {
	op := request.Get("op").String()
	if op == "explore" {
		return e.take(request.Get("tables"))
	}
	if isComparing(op) {
		return e.comparer.answer(op, request, progress)
	}
	if e.symbols == nil {
		return nil, serve.Unknown(op)
	}
	switch op {
	case "filter":
		return e.filter(request)
	case "card":
		if f := explored.Card(e.symbols, request.Get("seq").Int()); f != nil {
			return f, nil
		}
	case "miss":
		if f := explored.Missing(e.symbols, request.Get("name").String()); f != nil {
			return f, nil
		}
		return wire.Done(), nil
	}
	return nil, serve.Unknown(op)
}

// take copies the page's tables and answers with the columns of a list.
func (e *explorer) take(from js.Value) (*wire.Frame, error) {
	t, err := serve.Tables(from)
	if err != nil {
		return nil, err
	}
	m, err := explore.New(t)
	if err != nil {
		return nil, err
	}
	e.symbols, e.run = m, nil
	return explored.Columns(m), nil
}

// filter answers with the matches of a query, or with the places where the query has any. Where the run takes long it answers with
// the first matches; the same request with "more" goes on.
func (e *explorer) filter(request js.Value) (*wire.Frame, error) {
	text := request.Get("text").String()
	if explore.IsPlace(text) {
		return e.locate(text, request.Get("shift").String())
	}
	limit, most := next, e.symbols.Len()
	// Another order of the same matches needs no other run.
	if e.run == nil || e.text != text || !e.done && !request.Get("more").Truthy() {
		e.run, e.text, e.done = e.symbols.Begin(explore.Parse(text)), text, false
		limit, most = first, firstMost
	}
	began := time.Now()
	e.done = e.run.Go(func() bool { return len(e.run.Seqs) > most || time.Since(began) > limit })
	return explored.Matches(e.symbols, e.run, explore.Column(request.Get("by").Int()), request.Get("down").Bool(), !e.done), nil
}

func (e *explorer) locate(text, shift string) (*wire.Frame, error) {
	if shift == "" {
		return explored.Places(e.symbols.Locate(text, 0, false)), nil
	}
	asked, ok := symtab.ParseAddress(shift)
	if !ok {
		return nil, &symtab.ParseError{Code: "shift", Cause: "the shift is no number", Hint: "give up to 16 hexadecimal digits"}
	}
	return explored.Places(e.symbols.Locate(text, asked, true)), nil
}
