//go:build js && wasm

package serve

import (
	"runtime"
	"syscall/js"

	"honnef.co/go/js/dom/v2"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/wire"
)

// open loads a file. Tables loaded before stay until the new ones are complete.
func (s *server) open(request js.Value, progress Progress) (*wire.Frame, error) {
	options := request.Get("options")
	load := &Load{File: &dom.File{Value: request.Get("file")}, Wanted: wantedOf(options), Progress: progress}
	if path := options.Get("path"); path.Type() == js.TypeString {
		load.Path = path.String()
	}
	loaded, err := s.load(load)
	if err != nil {
		return nil, err
	}
	s.Loaded = loaded
	return s.frame(progress), nil
}

// frame makes the frame of the tables as they are now.
func (s *server) frame(progress Progress) *wire.Frame {
	runtime.GC()
	progress("send", 0, 1)
	return wire.Tables(s.Tables, s.Report, s.Fingerprint, memoryKiB)
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

// memoryKiB is the size of the linear memory. A Go program cannot see it, so it asks the worker's script.
func memoryKiB() uint32 {
	return uint32(js.Global().Call("wasmMemoryBytes").Int() / 1024)
}
