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
		return nil, usageError("no input: name a map, or give one on standard input")
	}
	var src bytes.Buffer
	src.Grow(int(c.size(in)) + bytes.MinRead) // ReadFrom needs room to see that the input has ended
	if _, err := src.ReadFrom(in); err != nil {
		return nil, errors.New("standard input: " + err.Error())
	}
	return src.Bytes(), nil
}

// isTerminal reports whether a file is a terminal.
func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull) // the one common character device that is no terminal
	return err != nil || !os.SameFile(info, null)
}
