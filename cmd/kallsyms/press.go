package main

import (
	"io"
	"runtime"
	"sync"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/asm"
)

// build makes the tables and prints them. Finding the tokens takes the longest and one processor; meanwhile another
// sorts by name and prints what needs no tokens, as much as fits in spare, memory nobody needs any more. What is left is
// printed on all.
func build(j *symtab.Job, spare []byte, w io.Writer) error {
	p := newPress(j, w)
	others := runtime.GOMAXPROCS(0) - 1
	if others == 0 {
		j.Index()
		close(p.indexed)
		p.open(j.Train())
		p.run()
		return p.err
	}
	trained := make(chan struct{})
	var printing sync.WaitGroup
	printing.Go(func() {
		j.Index()
		close(p.indexed)
		p.early(spare)
		<-trained
		p.run()
	})
	p.open(j.Train())
	close(trained)
	for range others - 1 {
		printing.Go(p.run)
	}
	p.run()
	printing.Wait()
	return p.err
}

// A press prints the parts of the file on several processors and writes them in order. Nobody waits for another's part:
// who has printed one leaves it, or, if it is the next to be written and nobody is writing, writes it and all that are
// ready behind it. Waiting and being woken costs more than printing a part does.
type press struct {
	printer *asm.Printer
	parts   []asm.Part
	w       io.Writer
	indexed chan struct{} // closed when the name order is there

	mu      sync.Mutex
	freed   sync.Cond // there is a blank sheet, or no more to do
	isOpen  bool      // the tokens are there
	sheets  []sheet
	blank   [][]byte // memory for texts
	next    int      // the first part nobody has looked at
	written int      // parts
	writing bool
	err     error
}

// A sheet is the text of one part.
type sheet struct {
	text    []byte
	taken   bool // is being printed, or has been
	printed bool
	kept    bool // in memory of its own
}

// A part needs some 130 kB with a real kernel's names; a sheet has a little more, which is seldom touched.
const sheetRoom = 192 << 10

func newPress(j *symtab.Job, w io.Writer) *press {
	printer := asm.JobPrinter(j)
	parts := printer.Parts()
	p := &press{printer: printer, parts: parts, w: w, indexed: make(chan struct{}), sheets: make([]sheet, len(parts))}
	p.freed.L = &p.mu
	return p
}

// early prints what needs no tokens, until they have been found or spare is full.
func (p *press) early(spare []byte) {
	for i, part := range p.parts {
		if part.Table != symtab.TableOffsets && part.Table != symtab.TableSeqsOfNames {
			continue
		}
		if len(spare) < sheetRoom || !p.takeEarly(i) {
			return
		}
		text := p.printer.Append(spare[:0], part)
		spare = spare[min(len(text), len(spare)):] // a text too long for it has moved elsewhere
		p.lay(i, text, true)
	}
}

// takeEarly takes a part for printing unless all can be printed by now.
func (p *press) takeEarly(i int) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sheets[i].taken = !p.isOpen
	return !p.isOpen
}

// open lets the parts that need tokens be printed, unless there was an error in making them.
func (p *press) open(err error) {
	p.mu.Lock()
	p.isOpen, p.err = true, err
	for range 3 * runtime.GOMAXPROCS(0) {
		p.blank = append(p.blank, nil)
	}
	p.mu.Unlock()
}

// run prints parts until all are printed.
func (p *press) run() {
	for {
		i, text := p.take()
		if i < 0 {
			return
		}
		if p.parts[i].Table == symtab.TableSeqsOfNames {
			<-p.indexed
		}
		if text == nil {
			text = make([]byte, 0, sheetRoom)
		}
		p.lay(i, p.printer.Append(text[:0], p.parts[i]), false)
	}
}

// take returns the next part and memory for it, -1 if there is none. Memory is waited for before a part is taken, so that
// the part to be written next is never left waiting for memory that only its being written would free.
func (p *press) take() (i int, text []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		for p.next < len(p.parts) && p.sheets[p.next].taken {
			p.next++
		}
		if p.err != nil || p.next == len(p.parts) {
			return -1, nil
		}
		if last := len(p.blank) - 1; last >= 0 {
			text, p.blank = p.blank[last], p.blank[:last]
			p.sheets[p.next].taken = true
			return p.next, text
		}
		p.freed.Wait()
	}
}

// lay puts a printed part down and writes what can be written, unless somebody is at it, who will. Nothing is written
// before all is sure to be made.
func (p *press) lay(i int, text []byte, kept bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := &p.sheets[i]
	s.text, s.kept, s.printed = text, kept, true
	if p.writing || !p.isOpen {
		return
	}
	p.writing = true
	for p.err == nil && p.written < len(p.sheets) && p.sheets[p.written].printed {
		p.write(&p.sheets[p.written])
		p.written++
	}
	p.writing = false
}

// write writes one part, in which time others may lay theirs down, and gives its memory back.
func (p *press) write(s *sheet) {
	p.mu.Unlock()
	_, err := p.w.Write(s.text)
	p.mu.Lock()
	if p.err == nil {
		p.err = err
	}
	if !s.kept {
		p.blank = append(p.blank, s.text)
	}
	s.text = nil
	p.freed.Broadcast()
}
