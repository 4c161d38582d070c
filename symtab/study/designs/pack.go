package designs

import "github.com/ulikunitz/xz"

// XZ is the name of the compressor of PackXZ, to be shown beside its figures. Its files are larger than those of the xz tool.
const XZ = "xz by github.com/ulikunitz/xz"

// xzWindow is how far back the compressor looks: more than the largest table of a kernel of 300,000 symbols.
const xzWindow = 8 << 20

// A meter counts what is written.
type meter int

func (m *meter) Write(b []byte) (int, error) {
	*m += meter(len(b))
	return len(b), nil
}

// PackXZ returns the size of an xz file of a table.
func PackXZ(table []byte) (int, error) {
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
