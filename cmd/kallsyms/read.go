package main

import (
	"bytes"
	"errors"
	"os"
)

// size returns the length of the input, 0 if it is not known in advance.
func (c *command) size(in *os.File) int64 {
	info, err := in.Stat()
	if c.file != "" {
		info, err = os.Stat(c.file)
	}
	if err != nil || !info.Mode().IsRegular() {
		return 0
	}
	return info.Size()
}

// read returns all of the input.
func (c *command) read(in *os.File) ([]byte, error) {
	if c.file != "" {
		return os.ReadFile(c.file)
	}
	if isTerminal(in) {
		return nil, usageError("no input: name a map, or hand one to standard input")
	}
	var src bytes.Buffer
	src.Grow(int(c.size(in)) + bytes.MinRead) // ReadFrom wants to see the end with room to spare
	if _, err := src.ReadFrom(in); err != nil {
		return nil, errors.New("standard input: " + err.Error())
	}
	return src.Bytes(), nil
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
