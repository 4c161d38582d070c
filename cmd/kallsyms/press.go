package main

import (
	"io"
	"runtime"
	"sync"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/asm"
)

// build makes the tables and prints them. Finding the tokens takes the longest, and uses one processor. At the same time
// another one sorts by name and prints the tables that need no tokens, as much as fits in spare, which is memory that is not
// needed any more. All processors print the other tables.
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

// A press prints the parts of the file on several processors and writes them in order. No goroutine waits for the part of
// another one, because waiting and being woken takes longer than printing a part. A goroutine that has printed a part
// leaves it for others to write. If the part is the next to be written and no goroutine is writing, it writes the part and
// all printed parts that follow.
type press struct {
	printer *asm.Printer
	parts   []asm.Part
	w       io.Writer
	indexed chan struct{} // closed when the name order is there

	mu      sync.Mutex
	freed   sync.Cond // there is memory for another part, or nothing left to print
	isOpen  bool      // the tokens have been found
	sheets  []sheet
	blank   [][]byte // memory for texts
	next    int      // the first part that no goroutine has looked at
	written int      // parts
	writing bool
	err     error
}

// A sheet is the text of one part.
type sheet struct {
	text    []byte
	taken   bool // it is being printed, or has been printed
	printed bool
	kept    bool // its text is in spare memory and is not used again
}

// sheetRoom is the memory for one part, in bytes. A part of a real kernel has about 130 kB.
const sheetRoom = 192 << 10

func newPress(j *symtab.Job, w io.Writer) *press {
	printer := asm.JobPrinter(j)
	parts := printer.Parts()
	p := &press{printer: printer, parts: parts, w: w, indexed: make(chan struct{}), sheets: make([]sheet, len(parts))}
	p.freed.L = &p.mu
	return p
}

// early prints parts that need no tokens, until the tokens have been found or spare is full.
func (p *press) early(spare []byte) {
	for i, part := range p.parts {
		if part.Table != symtab.TableOffsets && part.Table != symtab.TableSeqsOfNames {
			continue
		}
		if len(spare) < sheetRoom || !p.takeEarly(i) {
			return
		}
		text := p.printer.Append(spare[:0], part)
		spare = spare[min(len(text), len(spare)):] // append has moved a text that is too long for spare elsewhere
		p.lay(i, text, true)
	}
}

// takeEarly takes a part for printing, unless the tokens have been found.
func (p *press) takeEarly(i int) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sheets[i].taken = !p.isOpen
	return !p.isOpen
}

// open allows parts with tokens to be printed. With an error no part is printed.
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

// take returns the next part and memory for it, -1 if there is none. It waits for memory before it takes a part: the part
// that is written next must never wait for memory that is freed only after it is written.
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

// lay leaves a printed part to be written, and writes all parts that can be written unless another goroutine is writing.
// Nothing is written before the tokens are there, since an error is still possible until then.
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

// write writes one part and gives its memory back. Meanwhile others may lay their parts.
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
