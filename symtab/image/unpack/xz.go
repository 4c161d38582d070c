package unpack

import (
	"bytes"
	"errors"
	"hash/crc32"
	"io"

	"github.com/mikelolasagasti/xz"
)

// maxDictionary is the largest window a kernel's build may be told to use for xz, and more than it uses for lzma.
const maxDictionary = 128 << 20

// unpackXZ finds out first where the stream ends: the decoder takes four bytes of unpacked length behind it for damage
// when the first of them is zero.
func unpackXZ(src []byte, out *output) (used int, err error) {
	s := xzStream{src: src}
	err = s.skip()
	if out.claimed = s.unpacked; err != nil {
		return s.at, err
	}
	if s.unpacked > out.limit-len(out.data) {
		return s.at, errLimit
	}
	if s.unknown {
		return s.at, errFilter
	}
	if s.needsConverter() {
		return s.at, s.unpackConverted(out)
	}
	head, dictionary := s.smallDictionary()
	out.reserve(dictionary)
	in := bytes.NewReader(src[len(head):s.at])
	z, err := xz.NewReader(io.MultiReader(bytes.NewReader(head), in), maxDictionary)
	if err == nil {
		out.grow(int(min(int64(s.unpacked), mostRatio*int64(s.at))) + 1)
		err = out.readFrom(z, in)
	}
	return s.at - in.Len(), explainXZ(err)
}

// sureXZ reports whether the checksum of the stream's header is right: two bytes of flags behind the magic, and their CRC-32.
func sureXZ(src []byte) bool {
	const flagsAt, sumAt = 6, 8
	return len(src) >= headerSize && crc32.ChecksumIEEE(src[flagsAt:sumAt]) == little.Uint32(src[sumAt:])
}

var (
	errFilter     = errors.New("it uses a filter or a checksum that this program does not know")
	errDictionary = errors.New("it needs a dictionary of more than 128 MiB")
)

func explainXZ(err error) error {
	switch {
	case errors.Is(err, xz.ErrOptions), errors.Is(err, xz.ErrUnsupportedCheck):
		return errFilter
	case errors.Is(err, xz.ErrMemlimit):
		return errDictionary
	}
	return err
}

// smallDictionary returns the headers of the stream and of its only block, with a dictionary no larger than what there
// is to look back at: the kernel's build asks for up to 128 MiB, whatever the size of the kernel, and the decoder has
// that memory at once. Streams of several blocks, and what is not understood, stay as they are: then it returns no
// headers, and the largest dictionary that the decoder may have.
func (s *xzStream) smallDictionary() (head []byte, dictionary int) {
	if s.blocks != 1 {
		return nil, min(s.dictionary, maxDictionary)
	}
	head = bytes.Clone(s.src[:headerSize+(int(s.src[headerSize])+1)*4])
	filters, err := readXZFilters(head[headerSize:])
	if err != nil || len(filters) == 0 {
		return nil, min(s.dictionary, maxDictionary) // the decoder will say so
	}
	last := filters[len(filters)-1]
	if last.id != filterLZMA2 || len(last.properties) != 1 {
		return nil, min(s.dictionary, maxDictionary)
	}
	bits := &last.properties[0]
	*bits = min(*bits, dictionaryBits(s.unpacked))
	block, checksum := head[headerSize:len(head)-sumSize], head[len(head)-sumSize:]
	little.PutUint32(checksum, crc32.ChecksumIEEE(block))
	return head, min(dictionarySize(*bits), maxDictionary)
}

// dictionarySize is how large a dictionary LZMA2's one byte asks for: 2 or 3 times a power of two.
func dictionarySize(bits byte) int { return (2 | int(bits&1)) << (bits/2 + 11) }

// dictionaryBits asks for the smallest dictionary of at least a size.
func dictionaryBits(size int) (bits byte) {
	for dictionarySize(bits) < size {
		bits++
	}
	return bits
}
