package unpack

import (
	"bytes"
	"errors"
	"hash/crc32"
	"io"
	"math"

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

// An xzStream goes over a stream without unpacking it: header, blocks of chunks that say how long they are, index,
// footer.
type xzStream struct {
	src      []byte
	at       int
	unpacked int // bytes, by what chunks say, and no more than an int of 32 bits holds
	blocks   int
}

var errXZ = errors.New("it is not put together as xz streams are")

const headerSize = 12 // of the stream, before its first block

func (s *xzStream) skip() error {
	const footerSize, checkAt = 12, 7
	if err := s.forward(headerSize); err != nil {
		return err
	}
	check := s.src[checkAt] & 15
	for {
		if s.at >= len(s.src) {
			return io.ErrUnexpectedEOF
		}
		if s.src[s.at] == 0 {
			break // the index
		}
		if err := s.block(checkSize(check)); err != nil {
			return err
		}
	}
	if err := s.index(); err != nil {
		return err
	}
	return s.forward(footerSize)
}

// checkSize is how long the checksum of a block is, by its kind: none, then four of each size.
func checkSize(kind byte) int {
	if kind == 0 {
		return 0
	}
	return 4 << ((kind - 1) / 3)
}

func (s *xzStream) forward(n int) error {
	if n > len(s.src)-s.at {
		s.at = len(s.src)
		return io.ErrUnexpectedEOF
	}
	s.at += n
	return nil
}

func (s *xzStream) block(check int) error {
	s.blocks++
	if err := s.forward((int(s.src[s.at]) + 1) * 4); err != nil {
		return err
	}
	for from := s.at; ; {
		if s.at >= len(s.src) {
			return io.ErrUnexpectedEOF
		}
		if s.src[s.at] == 0 {
			size := s.at + 1 - from
			return s.forward(1 + -size&3 + check)
		}
		if err := s.chunk(); err != nil {
			return err
		}
	}
}

// chunk goes over a chunk of LZMA2: a control byte, the unpacked size, and if it is compressed the packed size and,
// where they change, the coder's properties.
func (s *xzStream) chunk() error {
	const stored, storedReset, packed, newProperties = 2, 1, 0x80, 0xc0
	at := s.at
	if err := s.forward(3); err != nil {
		return err
	}
	control, size := s.src[at], int(s.src[at+1])<<8|int(s.src[at+2])
	switch {
	case control == stored, control == storedReset:
		s.claim(size + 1)
		return s.forward(size + 1)
	case control < packed:
		return errXZ
	}
	s.claim(int(control&0x1f)<<16 + size + 1)
	if err := s.forward(2); err != nil {
		return err
	}
	size = int(s.src[at+3])<<8 | int(s.src[at+4])
	if control >= newProperties {
		size++
	}
	return s.forward(size + 1)
}

// claim adds what a chunk says that it unpacks to.
func (s *xzStream) claim(size int) { s.unpacked += min(size, math.MaxInt32-s.unpacked) }

// index goes over the sizes of the blocks: a zero, how many there are, two numbers of seven bits a byte for each, and a
// checksum.
func (s *xzStream) index() error {
	const checksumSize = 4
	from := s.at
	s.at++
	records, err := s.number()
	if err != nil {
		return err
	}
	if records > uint64(len(s.src)) {
		return errXZ
	}
	for range 2 * records {
		if _, err := s.number(); err != nil {
			return err
		}
	}
	size := s.at - from
	return s.forward(-size&3 + checksumSize)
}

func (s *xzStream) number() (n uint64, err error) {
	for shift := 0; shift < 63; shift += 7 {
		if s.at >= len(s.src) {
			return 0, io.ErrUnexpectedEOF
		}
		b := s.src[s.at]
		s.at++
		if n |= uint64(b&0x7f) << shift; b < 0x80 {
			return n, nil
		}
	}
	return 0, errXZ
}

// smallDictionary returns the headers of the stream and of its only block, with a dictionary no larger than what there
// is to look back at: the kernel's build asks for up to 128 MiB, whatever the size of the kernel, and the decoder has
// that memory at once. Streams of several blocks, and what is not understood, stay as they are: then it returns no
// headers, and the largest dictionary that the decoder may have.
func (s *xzStream) smallDictionary() (head []byte, dictionary int) {
	const checksumSize, lzma2, compressedSize, unpackedSize, filters = 4, 0x21, 0x40, 0x80, 3
	if s.blocks != 1 {
		return nil, maxDictionary
	}
	head = bytes.Clone(s.src[:headerSize+(int(s.src[headerSize])+1)*4])
	block, checksum := head[headerSize:len(head)-checksumSize], head[len(head)-checksumSize:]
	if little.Uint32(checksum) != crc32.ChecksumIEEE(block) {
		return nil, maxDictionary // the decoder will say so
	}
	h := xzStream{src: block, at: 2} // behind its own size and flags
	flags := block[1]
	for _, size := range [...]byte{compressedSize, unpackedSize} {
		if flags&size != 0 {
			h.number()
		}
	}
	for range flags & filters {
		h.number()
		size, _ := h.number()
		h.at += int(min(size, uint64(len(block))))
	}
	id, _ := h.number()
	if size, _ := h.number(); id != lzma2 || size != 1 || h.at >= len(block) {
		return nil, maxDictionary
	}
	block[h.at] = min(block[h.at], dictionaryBits(s.unpacked))
	little.PutUint32(checksum, crc32.ChecksumIEEE(block))
	return head, min(dictionarySize(block[h.at]), maxDictionary)
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
