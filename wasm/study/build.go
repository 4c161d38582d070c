//go:build js && wasm

package main

import (
	"syscall/js"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/whatif"
	"github.com/kallscope/kallscope/symtab/wire"
	"github.com/kallscope/kallscope/wasm/internal/serve"
)

// takeOriginal copies the tables that are to be built differently.
func (s *student) takeOriginal(request js.Value) (*wire.Frame, error) {
	t, err := serve.WholeTables(request)
	if err != nil {
		return nil, err
	}
	s.original = t
	return wire.Done(), nil
}

// build builds the original tables differently and packs them.
func (s *student) build(request js.Value, progress serve.Progress) (*wire.Frame, error) {
	if s.original == nil {
		return nil, serve.Unknown("whatIf")
	}
	t, err := whatif.Build(s.original, whatif.Choice{
		OnlyText:  request.Get("onlyText").Bool(),
		NoPadding: request.Get("noPadding").Bool(),
		Release:   request.Get("release").String(),
		Longest:   request.Get("longest").Int(),
	}, func(p symtab.Phase, done, total int) { progress(p.String(), done, total) })
	if err != nil {
		return nil, err
	}
	packed, err := whatif.Gzipped(t)
	if err != nil {
		return nil, err
	}
	return wire.Built(t, packed, whatif.Compressor), nil
}
