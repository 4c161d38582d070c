package designs

import (
	"bytes"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// Options of Measure. The zero value packs nothing and reports nothing.
type Options struct {
	// Pack returns how many bytes a compressor makes of a table. Without it Image stays 0.
	Pack func(table []byte) (int, error)
	// Progress, when set, is called with each design that is done. An error ends the work and is returned.
	Progress func(done, total int, m *Measured) error
}

// Measure builds all designs for a kernel and counts them, in the order of All. Its errors are a *symtab.ParseError for tables that
// are damaged or whose names collide in hashes on purpose, and those of the options' functions.
func Measure(t *symtab.Tables, o Options) ([]Measured, *Facts, error) {
	w := &workshop{kernel: newKernel(t), options: o, packed: map[string]int{}, visits: map[Index]*visits{}}
	if w.n != t.NumSyms || w.n == 0 || w.n >= noSymbol {
		return nil, nil, &symtab.ParseError{Code: "designs", Cause: "designs need a kernel of 1 to 16,777,214 symbols with undamaged names", Hint: "open another map"}
	}
	if err := w.hashes(); err != nil {
		return nil, nil, err
	}
	designs := All()
	var all []Measured
	for _, d := range designs {
		m, err := w.measure(d)
		if err != nil {
			return nil, nil, err
		}
		all = append(all, m)
		if o.Progress == nil {
			continue
		}
		if err := o.Progress(len(all), len(designs), &all[len(all)-1]); err != nil {
			return nil, nil, err
		}
	}
	return all, w.facts(), nil
}

// A workshop keeps what several designs have in common.
type workshop struct {
	*kernel
	options Options
	hash    []byte
	perfect *perfect
	store   *store         // of the design before
	packed  map[string]int // by label
	visits  map[Index]*visits
}

func (w *workshop) hashes() (err error) {
	if w.hash, err = w.hashTable(); err != nil {
		return err
	}
	w.perfect, err = w.perfectHash()
	return err
}

// build makes a design. What its names have in common with the design before is kept.
func (w *workshop) build(d Design) (*built, error) {
	switch s := w.store; {
	case s != nil && s.kind == d.Names && s.spacing == d.Spacing:
	case s != nil && s.kind == d.Names && d.Names < Front:
		w.store = s.spaced(d.Spacing)
	default:
		made, err := w.kernel.store(d.Names, d.Spacing)
		if err != nil {
			return nil, err
		}
		w.store = made
	}
	b := &built{kernel: w.kernel, store: w.store, design: d, hash: w.hash, perfect: w.perfect}
	if d.Index != None && d.Index != Order {
		if w.visits[d.Index] == nil {
			w.visits[d.Index] = b.countVisits()
		}
		b.visits = w.visits[d.Index]
	}
	return b, nil
}

func (w *workshop) measure(d Design) (m Measured, err error) {
	b, err := w.build(d)
	if err != nil {
		return m, err
	}
	m = b.measure()
	if m.Ran, err = b.verify(); err != nil || w.options.Pack == nil {
		return m, err
	}
	for _, t := range b.tables() {
		size, done := w.packed[t.label]
		if !done {
			if size, err = w.options.Pack(bytes.Join(t.parts, nil)); err != nil {
				return m, err
			}
			w.packed[t.label] = size
		}
		m.Image += size
	}
	return m, nil
}

func (w *workshop) facts() *Facts {
	f := &Facts{Symbols: w.n, Distinct: len(w.equal), HashBytes: len(w.hash), PerfectBytes: w.perfect.size() + len(w.perfect.places)}
	read := uint64(0)
	for _, times := range w.visits[Hash].times {
		read += times
	}
	f.HashNames = float64(read) / float64(w.n)
	f.PerfectBits = float64(8*w.perfect.size()) / float64(f.Distinct)
	return f
}

func number(n int) string { return strconv.Itoa(n) }
