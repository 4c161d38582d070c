// Package gzfile reads files that lie in the repository as gzip: maps and kernels of tests, and the sample the page opens with.
package gzfile

import (
	"compress/gzip"
	"io"
	"os"
)

// Read returns the unpacked content of a file.
func Read(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(unpacked)
}

// A Test is what MustRead needs of a testing.TB. Programs that use Read do not link the package testing for it.
type Test interface {
	Helper()
	Fatal(args ...any)
}

// MustRead is Read for tests, which it ends when the file cannot be read.
func MustRead(t Test, path string) []byte {
	t.Helper()
	content, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
