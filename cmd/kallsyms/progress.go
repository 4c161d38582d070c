package main

import (
	"os"
	"strconv"
	"time"

	"github.com/kallscope/kallscope/symtab"
)

// progressFrom is the size of map from which a person would wait long enough to wonder; a real kernel's has 2 to 10 MB
// and takes a tenth of a second.
const progressFrom = 16 << 20

// A progress keeps one line on a terminal up to date.
type progress struct {
	w     *os.File // nil where nobody looks or the work is short
	last  time.Time
	shown bool
}

func newProgress(w *os.File, size int) *progress {
	if size < progressFrom || !isTerminal(w) {
		w = nil
	}
	return &progress{w: w, last: time.Now()}
}

// report returns what the builder is to call, nil if nothing.
func (p *progress) report() func(phase symtab.Phase, done, total int) {
	if p.w == nil {
		return nil
	}
	return func(phase symtab.Phase, done, total int) { p.show(phase.String(), done, total) }
}

// show writes the line, unless it has just been written.
func (p *progress) show(phase string, done, total int) {
	const pause = 100 * time.Millisecond
	if now := time.Now(); now.Sub(p.last) >= pause && total > 0 {
		p.last, p.shown = now, true
		p.w.WriteString("\r\x1b[Kkallsyms: " + phase + " " + strconv.Itoa(100*done/total) + " %")
	}
}

// end clears the line.
func (p *progress) end() {
	if p.shown {
		p.w.WriteString("\r\x1b[K")
		p.shown = false
	}
}
