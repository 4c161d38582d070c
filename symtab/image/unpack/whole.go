package unpack

import (
	"bufio"
	"compress/bzip2"
	"errors"
	"io"
	"slices"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/mikelolasagasti/xz"
	"github.com/pierrec/lz4/v4"
	"github.com/ulikunitz/xz/lzma"
)

// Whole unpacks a file that is a compressed stream, as often as it is one: a map that was compressed twice, too. Without a stream at
// its beginning it returns the file itself and no layers. The bounds are those of Each.
func Whole(file []byte, o Options) (data []byte, layers []Layer, err error) {
	u := newUnpacker(len(file), o)
	data = file
	for codec := findCodec(data); codec != nil && len(layers) < maxDepth; codec = findCodec(data) {
		out, used, err := u.decompress(&stream{data, layers, 0, codec, true})
		if err != nil {
			return nil, layers, causeOf(err)
		}
		u.held += int64(cap(out.data))
		data, layers = out.data, append(slices.Clip(layers), Layer{codec.name, 0, used})
	}
	return data, layers, nil
}

// sniffBytes is more than any codec looks at to recognise a stream.
const sniffBytes = 32

var errBitByBit = errors.New("it can only be unpacked in one piece")

// NewReader returns a reader that unpacks the stream at the start of r as it is read, and the name of the compressor.
// Where r begins with no known stream, it returns r itself. A stream of lzo is an error, since it can only be unpacked
// as a whole. The decoder's window is 128 MiB at most. How much comes out is not bounded.
func NewReader(r *bufio.Reader) (z io.Reader, name string, err error) {
	head, err := r.Peek(sniffBytes)
	if err != nil && err != io.EOF {
		return nil, "", err
	}
	codec := findCodec(head)
	switch {
	case codec == nil:
		return r, "", nil
	case codec.read == nil:
		return nil, codec.name, errBitByBit
	}
	z, err = codec.read(r)
	return z, codec.name, err
}

func readGzip(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }

func readZstd(r io.Reader) (io.Reader, error) {
	return zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(largestWindow))
}

func readXZ(r io.Reader) (io.Reader, error) { return xz.NewReader(r, maxDictionary) }

func readLZ4(r io.Reader) (io.Reader, error) { return lz4.NewReader(r), nil }

func readBzip2(r io.Reader) (io.Reader, error) { return bzip2.NewReader(r), nil }

func readLZMA(r io.Reader) (io.Reader, error) {
	return lzma.ReaderConfig{DictCap: maxDictionary}.NewReader(r)
}
