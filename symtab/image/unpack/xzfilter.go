package unpack

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"hash/crc32"
	"hash/crc64"

	"github.com/ulikunitz/xz/lzma"
)

// An xzFilter is one step of what a block's bytes have been through; the last is always LZMA2. Properties alias the header.
type xzFilter struct {
	id         uint64
	properties []byte
}

// Filters by the numbers that the .xz file format gives them.
const (
	filterDelta = 0x03 // from here on those that the decoder knows
	filterARM64 = 0x0a
	filterRISCV = 0x0b
	filterLZMA2 = 0x21
)

const sumSize = 4 // bytes of CRC32

// readXZFilters reads the header of a block, with the checksum at its end.
func readXZFilters(header []byte) ([]xzFilter, error) {
	const flagsAt, count, compressedSize, unpackedSize = 1, 3, 0x40, 0x80
	size := (int(header[0]) + 1) * 4
	if size > len(header) || little.Uint32(header[size-sumSize:]) != crc32.ChecksumIEEE(header[:size-sumSize]) {
		return nil, errXZ
	}
	flags := header[flagsAt]
	h := xzStream{src: header[:size-sumSize], at: flagsAt + 1}
	for _, field := range [...]byte{compressedSize, unpackedSize} {
		if flags&field != 0 {
			if _, err := h.number(); err != nil {
				return nil, err
			}
		}
	}
	var filters []xzFilter
	for range flags&count + 1 {
		id, err := h.number()
		if err != nil {
			return nil, err
		}
		length, err := h.number()
		if err != nil || length > uint64(len(h.src)-h.at) {
			return nil, errXZ
		}
		filters = append(filters, xzFilter{id, h.src[h.at : h.at+int(length)]})
		h.at += int(length)
	}
	return filters, nil
}

// A converter undoes what a filter for the branches of a processor did to its code, the first byte of which is at pc.
type converter func(code []byte, pc uint32)

// needsConverter reports whether the first block has a filter that the decoder does not know and this package does.
func (s *xzStream) needsConverter() bool {
	if s.blocks == 0 {
		return false
	}
	filters, err := readXZFilters(s.src[headerSize:])
	if err != nil {
		return false
	}
	convert, _, _ := converterOf(filters)
	return convert != nil
}

// converterOf returns how to undo a block's filter, where its first byte is to be, and the dictionary of the LZMA2 below it; nil
// where that is not known.
func converterOf(filters []xzFilter) (convert converter, start uint32, dictionary int) {
	if len(filters) != 2 || filters[1].id != filterLZMA2 || len(filters[1].properties) != 1 || filters[1].properties[0] > 40 {
		return nil, 0, 0
	}
	switch filters[0].id {
	case filterARM64:
		convert = convertARM64
	case filterRISCV:
		convert = convertRISCV
	}
	if p := filters[0].properties; len(p) == 4 {
		start = little.Uint32(p)
	}
	return convert, start, dictionarySize(min(filters[1].properties[0], 31))
}

// unpackConverted unpacks a stream whose filter the decoder does not know, block by block: LZMA2, then the filter, then
// the check of what comes out.
func (s *xzStream) unpackConverted(out *output) error {
	again := xzStream{src: s.src[:s.at]}
	again.visit = func(b xzBlock) error {
		filters, err := readXZFilters(s.src[b.header:b.data])
		if err != nil {
			return err
		}
		convert, start, dictionary := converterOf(filters)
		if convert == nil {
			return errFilter
		}
		if dictionary > maxDictionary {
			return errDictionary
		}
		dictionary = max(min(dictionary, s.unpacked), lzma.MinDictCap)
		out.reserve(dictionary)
		in := bytes.NewReader(s.src[b.data:b.check])
		z, err := lzma.Reader2Config{DictCap: dictionary}.NewReader2(in)
		if err != nil {
			return err
		}
		from := len(out.data)
		if err := out.readFrom(z, in); err != nil {
			return err
		}
		convert(out.data[from:], start)
		return checkXZ(s.src[checkAt]&15, out.data[from:], s.src[b.check:b.end])
	}
	return again.skip()
}

const checkAt = 7 // in the stream's header: the kind of check

var errCheck = errors.New("its checksum is wrong")

// checkXZ compares what a block unpacks to with its check.
func checkXZ(kind byte, data, check []byte) error {
	const none, sum32, sum64, hash256 = 0, 1, 4, 10
	var want []byte
	switch kind {
	case none:
	case sum32:
		want = little.AppendUint32(nil, crc32.ChecksumIEEE(data))
	case sum64:
		want = little.AppendUint64(nil, crc64.Checksum(data, crc64.MakeTable(crc64.ECMA)))
	case hash256:
		sum := sha256.Sum256(data)
		want = sum[:]
	default:
		return errFilter
	}
	if !bytes.Equal(want, check) {
		return errCheck
	}
	return nil
}
