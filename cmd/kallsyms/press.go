package main

import (
	"io"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/asm"
)

// build makes the tables and prints them. Finding the tokens takes the longest and one processor; meanwhile another
// sorts by name and prints what needs no tokens, as much as fits in spare, memory nobody needs any more. What is left is
// printed on both.
func build(j *symtab.Job, spare []byte, w io.Writer) error {
	if runtime.GOMAXPROCS(0) == 1 {
		j.Index()
		if err := j.Train(); err != nil {
			return err
		}
		return newPress(j).run(w)
	}
	p := newPress(j)
	var trained atomic.Bool
	early := make(chan struct{})
	go func() {
		j.Index()
		p.early(&trained, spare)
		close(early)
	}()
	err := j.Train()
	trained.Store(true)
	<-early
	if err != nil {
		return err
	}
	return p.run(w)
}

// A press prints the parts of the file on several processors and writes them in order.
type press struct {
	printer *asm.Printer
	parts   []asm.Part
	sheets  []sheet
	next    atomic.Int64 // the first part no printer has looked at
	blank   chan []byte  // memory for texts
}

// A sheet is the text of one part.
type sheet struct {
	text []byte
	done chan struct{} // closed when it is printed
	kept bool          // printed early, in memory of its own
}

func newPress(j *symtab.Job) *press {
	printer := asm.JobPrinter(j)
	parts := printer.Parts()
	p := &press{printer: printer, parts: parts, sheets: make([]sheet, len(parts))}
	for i := range p.sheets {
		p.sheets[i].done = make(chan struct{})
	}
	return p
}

// early prints what needs no tokens, until they have been found or spare is full.
func (p *press) early(trained *atomic.Bool, spare []byte) {
	for i, part := range p.parts {
		if part.Table != symtab.TableOffsets && part.Table != symtab.TableSeqsOfNames {
			continue
		}
		if trained.Load() || len(spare) < earlyRoom {
			return
		}
		s := &p.sheets[i]
		s.text, s.kept = p.printer.Append(spare[:0], part), true
		spare = spare[min(len(s.text), len(spare)):] // a text too long for it has moved elsewhere
		close(s.done)
	}
}

// earlyRoom is what a part needs with a real kernel's names, and a little more.
const earlyRoom = 256 << 10

// run prints the rest and writes everything.
func (p *press) run(w io.Writer) error {
	printers := runtime.GOMAXPROCS(0)
	p.blank = make(chan []byte, 2*printers)
	for range cap(p.blank) {
		p.blank <- nil
	}
	var printing sync.WaitGroup
	for range printers {
		printing.Go(p.print)
	}
	err := p.write(w)
	printing.Wait()
	return err
}

// print takes parts in turn. Memory is taken before the part is, so the first part not yet written is never left
// waiting for memory that only its being written would free.
func (p *press) print() {
	for text := range p.blank {
		i := int(p.next.Add(1)) - 1
		for i < len(p.parts) && p.sheets[i].kept {
			i = int(p.next.Add(1)) - 1
		}
		if i >= len(p.parts) {
			return
		}
		s := &p.sheets[i]
		s.text = p.printer.Append(text[:0], p.parts[i])
		close(s.done)
	}
}

func (p *press) write(w io.Writer) error {
	defer close(p.blank)
	for i := range p.sheets {
		s := &p.sheets[i]
		<-s.done
		if _, err := w.Write(s.text); err != nil {
			return err
		}
		if !s.kept {
			p.blank <- s.text
		}
		s.text = nil
	}
	return nil
}
