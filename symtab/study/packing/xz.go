// Package packing says how small compressors make the tables of designs. It stands apart because the programs that only write frames
// of designs must not contain a compressor.
package packing

import "github.com/ulikunitz/xz"

// XZName is the name of the compressor of XZ, to be shown beside its figures. Its files are larger than those of the xz tool.
const XZName = "xz by github.com/ulikunitz/xz"

// xzWindow is how far back the compressor looks: more than the largest table of a kernel of 300,000 symbols.
const xzWindow = 8 << 20

// A meter counts what is written.
type meter int

func (m *meter) Write(b []byte) (int, error) {
	*m += meter(len(b))
	return len(b), nil
}

// XZ returns the size of an xz file of a table.
func XZ(table []byte) (int, error) {
	var size meter
	w, err := xz.WriterConfig{DictCap: xzWindow}.NewWriter(&size)
	if err != nil {
		return 0, err
	}
	if _, err := w.Write(table); err != nil {
		return 0, err
	}
	err = w.Close()
	return int(size), err
}
