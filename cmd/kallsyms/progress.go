package main

import (
	"os"
	"strconv"
	"time"

	"github.com/kallscope/kallscope/symtab"
)

// progressFrom is the size of a map, in bytes, from which on progress is shown. A real kernel's map has 2 to 10 MB and takes
// a tenth of a second.
const progressFrom = 16 << 20

// A progress keeps one line on a terminal up to date.
type progress struct {
	w     *os.File // nil where no terminal is there or the work is short
	last  time.Time
	shown bool
}

func newProgress(w *os.File, size int) *progress {
	if size < progressFrom || !isTerminal(w) {
		w = nil
	}
	return &progress{w: w, last: time.Now()}
}

// report returns the function that the builder calls with its progress, nil if progress is not shown.
func (p *progress) report() func(phase symtab.Phase, done, total int) {
	if p.w == nil {
		return nil
	}
	return func(phase symtab.Phase, done, total int) { p.show(phase.String(), done, total) }
}

// show writes the line, at most ten times a second.
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
