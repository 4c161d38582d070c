package whatif

import (
	"compress/gzip"

	"github.com/kallscope/kallscope/symtab"
)

// Compressor names what Gzipped packs with. A kernel is packed by another one, together with all else in it.
const Compressor = "Go’s gzip, level 9"

// Gzipped returns the bytes of all tables after gzip, one after another in the order of the release, each padded to eight bytes.
func Gzipped(t *symtab.Tables) (int, error) {
	var length counter
	z, err := gzip.NewWriterLevel(&length, gzip.BestCompression)
	if err != nil {
		return 0, err
	}
	for _, table := range t.Release.Layout {
		raw, ok := t.Raw(rawNames[table])
		if !ok {
			continue
		}
		if _, err := z.Write(raw); err != nil {
			return 0, err
		}
		if _, err := z.Write(make([]byte, -len(raw)&7)); err != nil {
			return 0, err
		}
	}
	err = z.Close()
	return int(length), err
}

var rawNames = map[symtab.Table]string{
	symtab.TableNumSyms: "num_syms", symtab.TableNames: "names", symtab.TableMarkers: "markers", symtab.TableTokenTable: "token_table",
	symtab.TableTokenIndex: "token_index", symtab.TableSeqsOfNames: "seqs_of_names", symtab.TableOffsets: "offsets", symtab.TableRelativeBase: "relative_base",
}

// A counter counts the bytes that are written to it.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
