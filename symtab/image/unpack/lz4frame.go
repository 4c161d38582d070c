package unpack

import (
	"bytes"
	"io"

	"github.com/pierrec/lz4/v4"
)

// unpackLZ4Frame reads the frame that lz4 writes unless it is asked for the older one. It finds out first where the frame ends:
// the decoder takes what follows it for another one.
func unpackLZ4Frame(src []byte, out *output) (used int, err error) {
	f, err := readLZ4Frame(src)
	out.claimed = f.least
	if err != nil {
		return f.end, err
	}
	if f.size > uint64(out.limit-len(out.data)) {
		return f.end, errLimit
	}
	if f.size > 0 && f.size <= mostRatio*uint64(f.end) {
		out.grow(int(f.size) + 1)
	}
	in := bytes.NewReader(src[:f.end])
	return f.end, out.readFrom(lz4.NewReader(in), in)
}

// An lz4Frame is what can be known of a frame without unpacking it.
type lz4Frame struct {
	end   int    // where it ends
	size  uint64 // what it says that it unpacks to; 0 where it does not say
	least int    // of what it unpacks to: its blocks that are stored as they are
}

// readLZ4Frame goes from block to block, each of which begins with its size.
func readLZ4Frame(src []byte) (f lz4Frame, err error) {
	const (
		flagsAt, optionalAt                                 = 4, 6
		hasDictionary, hasSum, hasSize, hasBlockSum         = 0x01, 0x04, 0x08, 0x10
		sizeSize, dictionaryNumber, headerSumSize, wordSize = 8, 4, 1, 4
		stored                                              = 1 << 31
	)
	flags, at := src[flagsAt], optionalAt
	cut := lz4Frame{end: len(src)}
	if flags&hasSize != 0 {
		if len(src)-at < sizeSize {
			return cut, io.ErrUnexpectedEOF
		}
		f.size = little.Uint64(src[at:])
		at += sizeSize
	}
	if flags&hasDictionary != 0 {
		at += dictionaryNumber
	}
	at += headerSumSize
	for {
		cut.least = f.least
		if len(src)-at < wordSize {
			return cut, io.ErrUnexpectedEOF
		}
		block := little.Uint32(src[at:])
		at += wordSize
		if block == 0 {
			break
		}
		size := int(block &^ stored)
		if size > len(src)-at {
			return cut, io.ErrUnexpectedEOF
		}
		if at += size; block&stored != 0 {
			f.least += size
		}
		if flags&hasBlockSum != 0 {
			at += wordSize
		}
	}
	if flags&hasSum != 0 {
		at += wordSize
	}
	if at > len(src) {
		return cut, io.ErrUnexpectedEOF
	}
	f.end = at
	return f, nil
}
