package unpack

import (
	"encoding/binary"
	"errors"
	"io"

	"github.com/anchore/go-lzo"
)

var big = binary.BigEndian

// unpackLZO reads an lzop file: a header, then blocks, each with its two sizes and checksums of both before it. All
// numbers are big-endian; a block whose unpacked size is 0 ends the file.
//
// The checksums are skipped, as what is looked for in a kernel carries checks of its own.
func unpackLZO(src []byte, out *output) (used int, err error) {
	at, sums, err := lzopHeader(src)
	if err != nil {
		return at, err
	}
	for {
		var b lzopBlock
		if at, err = b.read(src, at, sums); err != nil || b.unpacked == 0 {
			return at, err
		}
		if err := b.unpack(src[at:at+b.packed], out); err != nil {
			return at, err
		}
		at += b.packed
		if err := out.report(at); err != nil {
			return at, err
		}
	}
}

// sureLZO reports whether the header and that of the first block are whole and known.
func sureLZO(src []byte) bool {
	at, sums, err := lzopHeader(src)
	if err != nil {
		return false
	}
	var b lzopBlock
	_, err = b.read(src, at, sums)
	return err == nil || errors.Is(err, io.ErrUnexpectedEOF) && b.packed > 0
}

// lzopSums are the words of checksum a block has: always, and where it is compressed.
type lzopSums struct{ always, packed int }

var errVersion = errors.New("a version of the format that is not known")

// lzopHeader returns where the first block begins.
func lzopHeader(src []byte) (at int, sums lzopSums, err error) {
	const (
		versionAt, methodAt         = 9, 15
		longVersion                 = 0x940 // from here on: the version needed, a compression level, a longer time
		adlerUnpacked, crcUnpacked  = 0x1, 0x100
		adlerPacked, crcPacked      = 0x2, 0x200
		extraField, filtered        = 0x40, 0x800
		flagsSize, modeAndTime, sum = 4, 12, 4
	)
	if len(src) < methodAt+16 {
		return len(src), sums, io.ErrUnexpectedEOF
	}
	if big.Uint16(src[versionAt:]) < longVersion {
		return versionAt, sums, errVersion
	}
	at = methodAt + 2 // method and level
	flags := big.Uint32(src[at:])
	if flags&(extraField|filtered) != 0 {
		return at, sums, errVersion
	}
	at += flagsSize + modeAndTime
	if at >= len(src) {
		return len(src), sums, io.ErrUnexpectedEOF
	}
	at += 1 + int(src[at]) + sum // the file's name
	if at > len(src) {
		return len(src), sums, io.ErrUnexpectedEOF
	}
	for _, flag := range [...]uint32{adlerUnpacked, crcUnpacked} {
		if flags&flag != 0 {
			sums.always++
		}
	}
	for _, flag := range [...]uint32{adlerPacked, crcPacked} {
		if flags&flag != 0 {
			sums.packed++
		}
	}
	return at, sums, nil
}

// A lzopBlock is the header of one block.
type lzopBlock struct{ unpacked, packed int }

var errBlockSize = errors.New("a block is larger than its format allows")

// read returns where the block's data begins.
func (b *lzopBlock) read(src []byte, at int, sums lzopSums) (int, error) {
	const wordSize, largest = 4, 64 << 20
	if len(src)-at < wordSize {
		return len(src), io.ErrUnexpectedEOF
	}
	b.unpacked = size32(big.Uint32(src[at:]))
	if at += wordSize; b.unpacked == 0 {
		return at, nil
	}
	if len(src)-at < wordSize {
		return len(src), io.ErrUnexpectedEOF
	}
	b.packed = size32(big.Uint32(src[at:]))
	if b.unpacked > largest || b.packed > b.unpacked {
		return at, errBlockSize
	}
	words := 1 + sums.always
	if b.packed < b.unpacked {
		words += sums.packed
	}
	if at += words * wordSize; b.packed > len(src)-at {
		return len(src), io.ErrUnexpectedEOF
	}
	return at, nil
}

func (b *lzopBlock) unpack(src []byte, out *output) error {
	block, err := out.block(b.unpacked)
	if err != nil {
		return err
	}
	if b.packed == b.unpacked {
		copy(block, src)
		return nil
	}
	n, err := lzoBlock(src, block)
	if err == nil && n != b.unpacked {
		err = errLZO
	}
	return err
}

var errLZO = errors.New("a block is not what its header says")

// lzoBlock guards against the decoder's reads beyond its input, which it checks less than its writes.
func lzoBlock(src, dst []byte) (n int, err error) {
	defer func() {
		if recover() != nil {
			n, err = 0, errLZO
		}
	}()
	return lzo.Decompress(src, dst)
}
