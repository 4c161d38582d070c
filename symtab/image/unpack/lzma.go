package unpack

import (
	"bytes"
	"io"

	"github.com/ulikunitz/xz/lzma"
)

// lzmaHeaderSize is that of properties, dictionary and size. There is no magic number, and no checksum anywhere.
const lzmaHeaderSize = 13

// lzmaCodec is for streams that are known to be LZMA by something else than how they begin.
var lzmaCodec = codec{name: "lzma", unpack: unpackLZMA}

// likelyLZMA wants a dictionary of a power of two, or one and a half, as encoders choose it, and a size not beyond
// reason or, as the kernel's build has it, not given.
func likelyLZMA(src []byte) bool {
	const unknown, reason = 1<<64 - 1, 1 << 40
	if len(src) <= lzmaHeaderSize || src[lzmaHeaderSize] != 0 {
		return false // the first byte of the range coder is always 0
	}
	dictionary, size := little.Uint32(src[1:]), little.Uint64(src[5:])
	odd := dictionary &^ (dictionary & -dictionary)
	plain := odd == 0 || odd&(odd-1) == 0 && odd == 2*(dictionary&-dictionary)
	return plain && dictionary >= 1<<12 && dictionary <= maxDictionary && (size == unknown || size < reason)
}

// oddLZMA reports whether a whole file looks like LZMA with other properties than those that are usual (codecs): they are three
// numbers in a byte, which encoders keep small.
func oddLZMA(src []byte) bool {
	const mostContext, mostLow, states = 4, 4, 5
	if !likelyLZMA(src) || src[0] >= 9*5*states {
		return false
	}
	context, low := src[0]%9, src[0]/9%5
	return src[0] != 0 && context+low <= mostContext && low <= mostLow && little.Uint32(src[1:]) >= 1<<16
}

func unpackLZMA(src []byte, out *output) (used int, err error) {
	const sizeAt, least = 5, 4 << 10
	if len(src) <= lzmaHeaderSize {
		return len(src), io.ErrUnexpectedEOF
	}
	dictionary := max(min(size32(little.Uint32(src[1:])), out.limit), least)
	if size := little.Uint64(src[sizeAt:]); size < uint64(dictionary) {
		dictionary = max(int(size), least)
	}
	out.reserve(dictionary)
	in := bytes.NewReader(src)
	z, err := lzma.ReaderConfig{DictCap: maxDictionary}.NewReader(&lzmaInput{Reader: in, dictionary: uint32(dictionary)})
	if err != nil {
		return len(src) - in.Len(), err
	}
	err = out.readFrom(z, in)
	return len(src) - in.Len(), err
}

// An lzmaInput is a stream of lzma whose header asks for no larger dictionary than there can be to look back at: the
// decoder has that memory at once. The header is what is read first, in one piece.
type lzmaInput struct {
	*bytes.Reader
	dictionary uint32
	begun      bool
}

func (l *lzmaInput) Read(p []byte) (n int, err error) {
	const dictionaryAt = 1
	n, err = l.Reader.Read(p)
	if !l.begun && n >= lzmaHeaderSize {
		little.PutUint32(p[dictionaryAt:], l.dictionary)
	}
	l.begun = true
	return n, err
}
