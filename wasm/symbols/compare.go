//go:build js && wasm

package main

import (
	"syscall/js"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/compare"
	"github.com/kallscope/kallscope/symtab/explore"
	"github.com/kallscope/kallscope/symtab/wire"
	"github.com/kallscope/kallscope/symtab/wire/explored"
	"github.com/kallscope/kallscope/wasm/internal/serve"
)

// A comparer holds one map or two: the sides of a comparison, or side 0 alone to tell who takes the bytes of its tables.
type comparer struct {
	sides  [2]*explore.Map
	result *compare.Result
}

// answer returns nil for a request that is not about comparing.
func (c *comparer) answer(op string, request js.Value, progress serve.Progress) (*wire.Frame, error) {
	switch op {
	case "side":
		return c.take(request)
	case "compare":
		return c.compare(request.Get("swapped").Bool(), progress)
	case "changes":
		return c.changes(request)
	case "shares":
		if c.sides[0] != nil {
			return explored.Shares(c.sides[0]), nil
		}
	}
	return nil, serve.Unknown(op)
}

func isComparing(op string) bool {
	switch op {
	case "side", "compare", "changes", "shares":
		return true
	}
	return false
}

// take copies the tables of one side. The page sends whole addresses, so it says what the kernel's own tables take.
func (c *comparer) take(request js.Value) (*wire.Frame, error) {
	side := request.Get("side").Int()
	if side < 0 || side > 1 {
		return nil, serve.Unknown("side")
	}
	t, err := serve.WholeTables(request)
	if err != nil {
		return nil, err
	}
	m, err := explore.New(t)
	if err != nil {
		return nil, err
	}
	sizes := request.Get("sizes")
	bytes := func(i int) int { return sizes.Index(i).Int() }
	m.Sizes = symtab.Sizes{
		Names: bytes(0), Offsets: bytes(1), SeqsOfNames: bytes(2), Markers: bytes(3), TokenTable: bytes(4), TokenIndex: bytes(5), RelativeBase: bytes(6), NumSyms: bytes(7),
	}
	c.sides[side], c.result = m, nil
	return wire.Done(), nil
}

// compare answers how side 1 differs from side 0, or the other way round.
func (c *comparer) compare(swapped bool, progress serve.Progress) (*wire.Frame, error) {
	a, b := c.sides[0], c.sides[1]
	if a == nil || b == nil {
		return nil, serve.Unknown("compare")
	}
	if swapped {
		a, b = b, a
	}
	r, err := compare.Maps(a, b, func(done, total int) error {
		progress("check", done, total)
		return nil
	})
	if err != nil {
		return nil, err
	}
	c.result = r
	return explored.Compared(r), nil
}

func (c *comparer) changes(request js.Value) (*wire.Frame, error) {
	list := request.Get("list").Int()
	if c.result == nil || list < 0 || list >= int(compare.Lists) {
		return nil, serve.Unknown("changes")
	}
	return explored.Changes(c.result, compare.List(list), request.Get("text").String(), compare.Key(request.Get("by").Int()), request.Get("up").Bool()), nil
}
