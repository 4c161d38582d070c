package unpack

import (
	"errors"
	"io"

	"github.com/pierrec/lz4/v4"
)

// unpackLZ4 reads the frame that lz4 -l writes: a magic number, then blocks, each with its compressed size before it and
// 8 MiB of kernel in it. Nothing marks the end; the kernel's build puts the unpacked length there, which can be told from a block's
// size by being too large for one, or by having nothing behind it.
func unpackLZ4(src []byte, out *output) (used int, err error) {
	const wordSize, blockSize = 4, 8 << 20
	largest := lz4.CompressBlockBound(blockSize)
	for at := wordSize; ; {
		if rest := len(src) - at; rest <= wordSize {
			return at, noBlocks(out, rest)
		}
		size := size32(little.Uint32(src[at:]))
		if size == 0 || size > largest {
			return at, noBlocks(out, 0)
		}
		if at += wordSize; size > len(src)-at {
			return len(src), io.ErrUnexpectedEOF
		}
		if err := lz4Block(src[at:at+size], out, blockSize); err != nil {
			return at, err
		}
		at += size
		if err := out.report(at); err != nil {
			return at, err
		}
	}
}

var errNoBlock = errors.New("it has no blocks")

// noBlocks refuses a stream that has no blocks. It also refuses one that ends in one to three bytes, less than a word.
func noBlocks(out *output, rest int) error {
	switch {
	case len(out.data) == 0:
		return errNoBlock
	case rest > 0 && rest < 4:
		return io.ErrUnexpectedEOF
	}
	return nil
}

// lz4Block unpacks a block. The last one is shorter than the others, and by how much nothing says: so what memory is left
// is tried first, which with the unpacked length known in advance is just right.
func lz4Block(src []byte, out *output, size int) error {
	most := min(size, out.limit-len(out.data))
	if free := cap(out.data) - len(out.data); free > 0 && free < most && lz4Into(src, out, free) == nil {
		return nil
	}
	err := lz4Into(src, out, most)
	if err != nil && most < size {
		return errLimit
	}
	return err
}

// lz4Into unpacks a block of no more than size bytes. Where it fails it leaves the output as it was.
func lz4Into(src []byte, out *output, size int) error {
	before := len(out.data)
	block, err := out.block(size)
	if err != nil {
		return err
	}
	n, err := lz4.UncompressBlock(src, block)
	if err != nil {
		n = 0
	}
	out.data = out.data[:before+n]
	return err
}
