package symtab

import (
	"bytes"
	"runtime"
)

// Build makes the tables: it sorts the symbols by address, finds the tokens, sorts by name and encodes.
func Build(s *Symbols, r Release, o Options) (*Tables, error) {
	j, err := Begin(s, r, o)
	if err != nil {
		return nil, err
	}
	if err := j.stages(&o); err != nil {
		return nil, err
	}
	j.Tables.Derive()
	return j.Tables, nil
}

// stages runs Index and Train at the same time where there is a second processor. Where there is not, Index comes first, so
// that its memory is free again when Train needs some.
func (j *Job) stages(o *Options) error {
	if runtime.GOMAXPROCS(0) == 1 {
		o.progress(PhaseIndex, 0, 1)
		j.Index()
		return j.Train()
	}
	done := make(chan struct{})
	go func() {
		j.Index()
		close(done)
	}()
	err := j.Train()
	o.progress(PhaseIndex, 0, 1)
	<-done
	return err
}

// check verifies what Parse and Import guarantee. Symbols made by hand may break it.
func (s *Symbols) check() error {
	bad := func(code, cause string) error {
		return &ParseError{Code: code, Cause: cause, Hint: "this is a mistake in the program that made the symbols"}
	}
	n := s.Len()
	switch {
	case n > MaxSymbols:
		return &ParseError{Code: "too-many", Cause: "more than 16,777,216 symbols", Hint: "the kernel's tables number symbols with three bytes: use a smaller map"}
	case len(s.Start) != n+1 || s.Start[0] != 0 || int(s.Start[n]) != len(s.Text):
		return bad("columns", "the columns of the symbols differ in length")
	case bytes.IndexByte(s.Text, 0) >= 0:
		return bad("nul", "a symbol holds a NUL byte")
	}
	for i := range n {
		if s.Start[i] >= s.Start[i+1] {
			return bad("columns", "a symbol has no type")
		}
	}
	return nil
}
