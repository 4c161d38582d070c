package unpack

import (
	"bytes"
	"compress/bzip2"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
)

// A codec undoes one compressor.
type codec struct {
	name  string
	magic string
	// likely looks at more than the magic, where that is short; nil where it is long enough.
	likely func(src []byte) bool
	// sure reports whether a header follows the magic that other bytes would not make up; nil where nothing tells.
	sure func(src []byte) bool
	// unpack writes what the stream at the beginning of src unpacks to, and returns how many bytes of src it read.
	unpack func(src []byte, out *output) (used int, err error)
	// read unpacks bit by bit; nil where there is no decoder for that.
	read func(r io.Reader) (io.Reader, error)
}

var codecs = [...]codec{
	{"gzip", "\x1f\x8b\x08", likelyGzip, nil, unpackGzip, readGzip},
	{"zstd", "\x28\xb5\x2f\xfd", nil, nil, unpackZstd, readZstd},
	{"xz", "\xfd7zXZ\x00", nil, sureXZ, unpackXZ, readXZ},
	{"lz4", "\x02\x21\x4c\x18", nil, nil, unpackLZ4, readLZ4},
	{"lz4", "\x04\x22\x4d\x18", likelyLZ4Frame, nil, unpackLZ4Frame, readLZ4},
	{"lzo", "\x89LZO\x00\r\n\x1a\n", nil, sureLZO, unpackLZO, nil},
	{"bzip2", "BZh", likelyBzip2, likelyBzip2, unpackBzip2, readBzip2},
	{"lzma", "\x5d\x00\x00", likelyLZMA, nil, unpackLZMA, readLZMA},
	{"lzma", "\x6d\x00\x00", likelyLZMA, nil, unpackLZMA, readLZMA}, // the properties that firmware for routers is made with
}

func findCodec(src []byte) *codec {
	for i := range codecs {
		if codecs[i].begins(src) {
			return &codecs[i]
		}
	}
	return nil
}

func (c *codec) begins(src []byte) bool {
	return len(src) >= len(c.magic) && string(src[:len(c.magic)]) == c.magic && (c.likely == nil || c.likely(src))
}

// nextStream returns the next place where a stream may begin, and its codec's number; -1 if there is none.
func nextStream(data []byte, at int) (next, kind int) {
	for ; at < len(data); at++ {
		if !firstOfMagic[data[at]] {
			continue
		}
		for i := range codecs {
			if codecs[i].begins(data[at:]) {
				return at, i
			}
		}
	}
	return at, -1
}

var firstOfMagic = firstLetters()

func firstLetters() (first [256]bool) {
	for _, magic := range [...]string{"\x1f", "\x28", "\xfd", "\x02", "\x04", "\x89", "B", "\x5d", "\x6d"} {
		first[magic[0]] = true
	}
	return first
}

// likelyGzip refuses reserved flags.
func likelyGzip(src []byte) bool { return len(src) > 10 && src[3]&0xe0 == 0 }

// likelyBzip2 wants a level and the magic of the first block.
func likelyBzip2(src []byte) bool {
	return len(src) > 10 && src[3] >= '1' && src[3] <= '9' && string(src[4:10]) == "1AY&SY"
}

// likelyLZ4Frame wants the one version there is, no reserved flags, and a block size that exists.
func likelyLZ4Frame(src []byte) bool {
	return len(src) > 7 && src[4]&0xc2 == 0x40 && src[5]&0x8f == 0 && src[5] >= 0x40
}

// members unpacks the streams of the same kind that follow one directly: pigz, pbzip2, pzstd and cat make files of
// several, which unpack to what all of them hold.
func (c *codec) members(src []byte, used int, out *output) (int, error) {
	for c.magic != "" && c.begins(src[used:]) {
		out.members++
		if int64(leastCost)*int64(out.members) > int64(out.limit) {
			return used, errMembers
		}
		n, err := c.unpack(src[used:], out)
		if used += n; err != nil {
			return used, err
		}
	}
	return used, nil
}

var errMembers = errors.New("it has more members than any compressor makes")

func unpackGzip(src []byte, out *output) (used int, err error) {
	in := bytes.NewReader(src)
	z, err := gzip.NewReader(in)
	if err != nil {
		return len(src) - in.Len(), err
	}
	z.Multistream(false) // a kernel is one stream; what follows it is not
	err = out.readFrom(z, in)
	return len(src) - in.Len(), err
}

func unpackBzip2(src []byte, out *output) (used int, err error) {
	const levelAt, perLevel, wordSize = 3, 100_000, 4
	out.reserve(int(src[levelAt]-'0') * perLevel * wordSize)
	in := bytes.NewReader(src)
	err = out.readFrom(bzip2.NewReader(in), in)
	if err == noSecondBzip2 {
		const magicSize = 2 // that it has read to see so
		return len(src) - in.Len() - magicSize, nil
	}
	return len(src) - in.Len(), err
}

// noSecondBzip2 is what the decoder says of bytes behind a stream that was whole and whose checksums were right: it
// would go on with a second one. A kernel is one stream; what follows it is not.
const noSecondBzip2 = bzip2.StructuralError("bad magic value in continuation file")
