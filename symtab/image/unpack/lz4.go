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
		size := int(little.Uint32(src[at:]))
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

// noBlocks refuses a stream without blocks, and one whose end is less than a word.
func noBlocks(out *output, rest int) error {
	switch {
	case len(out.data) == 0:
		return errNoBlock
	case rest > 0 && rest < 4:
		return io.ErrUnexpectedEOF
	}
	return nil
}

func lz4Block(src []byte, out *output, size int) error {
	room := min(size, out.limit-len(out.data))
	before := len(out.data)
	block, err := out.block(room)
	if err != nil {
		return err
	}
	n, err := lz4.UncompressBlock(src, block)
	if err != nil && room < size {
		return errLimit
	}
	out.data = out.data[:before+max(n, 0)]
	return err
}
