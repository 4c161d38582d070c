package main

import (
	"errors"
	"io"
	"os"
)

// read returns all of the input.
func (c *command) read(in *os.File) ([]byte, error) {
	if c.file != "" {
		return os.ReadFile(c.file)
	}
	if isTerminal(in) {
		return nil, usageError("no input: name a map, or hand one to standard input")
	}
	src, err := io.ReadAll(in)
	if err != nil {
		return nil, errors.New("standard input: " + err.Error())
	}
	return src, nil
}

// isTerminal reports whether a person is at the other end.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull) // the one common character device where nobody is
	return err != nil || !os.SameFile(info, null)
}
