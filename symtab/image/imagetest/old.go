package imagetest

import (
	"io"
	"os"

	"github.com/ulikunitz/xz"
)

// ReadXZ reads a file in xz, such as those of symtab/image/testdata/old: what a kernel there unpacks to is more than an
// image may be of its file's size, since most of it is zeros.
func ReadXZ(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	r, err := xz.NewReader(file)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}
