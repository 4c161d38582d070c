package archive

import (
	"bytes"
	"io"

	"github.com/kallscope/kallscope/symtab"
)

// A meter counts the bytes that are unpacked while a file is read, and ends the reading when they are out of proportion
// to the file.
type meter struct {
	source   *bytes.Reader // the file
	left     int64         // bytes that may still be unpacked
	told     int64         // left at the last call of progress
	progress func(done, total int) error
	err      error // what ended the work
}

const (
	maxRatio = 64       // as in package unpack
	freeWork = 32 << 20 // every file may unpack to so many bytes
	mostWork = 4 << 30  // no file may unpack to more; Debian's largest packages with a map unpack to half of that
	step     = 1 << 20  // bytes between two calls of progress
)

func newMeter(size int, progress func(done, total int) error) *meter {
	left := min(max(maxRatio*int64(size), freeWork), mostWork)
	return &meter{left: left, told: left, progress: progress}
}

// spend counts n bytes.
func (m *meter) spend(n int64) error {
	if m.err != nil {
		return m.err
	}
	m.left -= n
	switch {
	case m.left < 0:
		m.err = &symtab.ParseError{Code: "too-large", Cause: "the file unpacks to more than 64 times its size, or to more than 4 GiB: no archive with a kernel or a map does",
			Hint: "the file looks made to use up time; if it is not, unpack it yourself and open the map or the kernel in it"}
	case m.told-m.left >= step && m.progress != nil:
		m.told = m.left
		size := int(m.source.Size())
		m.err = m.progress(size-m.source.Len(), size)
	}
	return m.err
}

// A metered reader counts what it reads.
type metered struct {
	r io.Reader
	m *meter
}

func (r *metered) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	if spent := r.m.spend(int64(n)); spent != nil {
		return 0, spent
	}
	return n, err
}
