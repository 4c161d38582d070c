package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// maxInput is the most bytes of an input: 1 GiB, which is 16,777,216 symbols of the usual length, the most that the tables can
// number; 128 MiB where addresses have 32 bits, because a run takes about six times its input. Real maps have up to 15 MB.
const maxInput = 1 << (27 + 3*(^uint(0)>>63))

// mapSize returns the length of an input that begins like a map, 0 if it does not or if the length is not known.
func (c *command) mapSize(in *os.File) int64 {
	if c.image.asked() || c.ask.asked() {
		return 0
	}
	if c.file != "" {
		f, err := os.Open(c.file)
		if err != nil {
			return 0
		}
		defer f.Close()
		in = f
	}
	const enough = 64 // bytes for an address, a type and the beginning of a name
	head := make([]byte, enough)
	if n, err := in.ReadAt(head, 0); err != nil && err != io.EOF || !beginsLikeMap(head[:n]) {
		return 0 // a pipe has no beginning to read twice
	}
	return regularSize(in)
}

// beginsLikeMap reports whether a text begins with a number in hexadecimal digits, white space and something more.
func beginsLikeMap(head []byte) bool {
	const digits = "0123456789abcdefABCDEF"
	rest := bytes.TrimLeft(head, digits)
	return len(rest) < len(head) && len(rest) > 1 && rest[0] == ' ' && rest[1] > ' '
}

// regularSize returns the length of a regular file, 0 of any other.
func regularSize(f *os.File) int64 {
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return 0
	}
	return info.Size()
}

// read returns all of the input.
func (c *command) read(in *os.File) ([]byte, error) {
	if c.file != "" {
		return readFile(c.file)
	}
	if isTerminal(in) {
		return nil, usageError("no input: name a map, or give one on standard input")
	}
	src, err := readAll(in)
	if parse := (*symtab.ParseError)(nil); err != nil && !errors.As(err, &parse) {
		return nil, errors.New("standard input: " + err.Error())
	}
	return src, err
}

func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAll(f)
}

// readAll returns what is left of a file, unless it has more than maxInput bytes. Where it says so itself none is read.
func readAll(f *os.File) ([]byte, error) {
	size := regularSize(f)
	if size > maxInput {
		return nil, tooLarge()
	}
	var src bytes.Buffer
	src.Grow(int(size) + bytes.MinRead) // ReadFrom needs room to see that the input has ended
	if _, err := src.ReadFrom(io.LimitReader(f, maxInput+1)); err != nil {
		return nil, err
	}
	if src.Len() > maxInput {
		return nil, tooLarge()
	}
	return src.Bytes(), nil
}

func tooLarge() error {
	return &symtab.ParseError{Code: "too-large", Cause: "the input has more than " + strconv.Itoa(maxInput>>20) + " MiB",
		Hint: "no kernel and no map is that large: is this the right file?"}
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
