//go:build js && wasm

package serve

import (
	"syscall/js"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/asm"
	"github.com/kallscope/kallscope/symtab/wire"
)

// export writes a file for the person to keep and sends it in chunks. The page collects them outside this program's memory,
// which never shrinks: an assembler file has 35 MB.
func (s *server) export(id int, what string) (*wire.Frame, error) {
	w := chunks{id: id}
	switch t := s.Tables; what {
	case "System.map":
		w.lines(t, t.AppendMapLine)
	case "kallsyms.txt":
		w.lines(t, t.AppendProcLine)
	case "kallsyms.S":
		if err := asm.Print(&w, t); err != nil {
			return nil, err
		}
	default:
		raw, ok := t.Raw(what)
		if !ok {
			return nil, &symtab.ParseError{Code: "export", Text: what, Cause: "this release has no table " + what, Hint: "choose another"}
		}
		w.Write(raw)
	}
	w.flush()
	return wire.Done(), nil
}

// chunks is a writer that posts what it is given in messages of about chunkBytes.
type chunks struct {
	id  int
	buf []byte
}

const chunkBytes = 1 << 20

func (c *chunks) Write(b []byte) (int, error) {
	c.buf = append(c.buf, b...)
	if len(c.buf) >= chunkBytes {
		c.flush()
	}
	return len(b), nil
}

func (c *chunks) lines(t *symtab.Tables, line func([]byte, int) []byte) {
	for i := range t.NumSyms {
		c.buf = line(c.buf, i)
		if len(c.buf) >= chunkBytes {
			c.flush()
		}
	}
}

func (c *chunks) flush() {
	if len(c.buf) == 0 {
		return
	}
	array := js.Global().Get("Uint8Array").New(len(c.buf))
	js.CopyBytesToJS(array, c.buf)
	raw := array.Get("buffer")
	m := message("chunk", c.id)
	m.Set("bytes", raw)
	m.post(raw)
	c.buf = c.buf[:0]
}
