package unpack

import (
	"errors"
	"io"
	"math"
)

// An xzStream goes over a stream without unpacking it: header, blocks of chunks that say how long they are, index,
// footer.
type xzStream struct {
	src      []byte
	at       int
	unpacked int // bytes, by what chunks say, and no more than an int of 32 bits holds
	blocks   int
	// dictionary is the largest that a block asks for, unknown whether one has a filter that nothing here knows.
	dictionary int
	unknown    bool
	// visit, when set, is shown each block that the stream goes over; its error ends that.
	visit func(xzBlock) error
}

// An xzBlock says where the parts of a block lie in the stream.
type xzBlock struct {
	header, data, check int // where each begins
	end                 int // where the last ends
}

var errXZ = errors.New("it does not have the structure of an xz stream")

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
	b := xzBlock{header: s.at}
	if err := s.forward((int(s.src[s.at]) + 1) * 4); err != nil {
		return err
	}
	s.note(s.src[b.header:s.at])
	for b.data = s.at; ; {
		if s.at >= len(s.src) {
			return io.ErrUnexpectedEOF
		}
		if s.src[s.at] == 0 {
			size := s.at + 1 - b.data
			if err := s.forward(1 + -size&3 + check); err != nil || s.visit == nil {
				return err
			}
			b.check, b.end = s.at-check, s.at
			return s.visit(b)
		}
		if err := s.chunk(); err != nil {
			return err
		}
	}
}

// note looks at the header of a block. One that is damaged is left to the decoder.
func (s *xzStream) note(header []byte) {
	filters, err := readXZFilters(header)
	if err != nil {
		return
	}
	for _, f := range filters {
		s.unknown = s.unknown || f.id < filterDelta || f.id > filterRISCV && f.id != filterLZMA2
		if f.id == filterLZMA2 && len(f.properties) == 1 {
			s.dictionary = max(s.dictionary, dictionarySize(min(f.properties[0], 31)))
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
