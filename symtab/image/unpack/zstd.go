package unpack

import (
	"errors"
	"io"

	"github.com/klauspost/compress/zstd"
)

// largestWindow is what zstd -22 --ultra, which a kernel's build calls, may look back.
const largestWindow = 128 << 20

// unpackZstd decodes into the output's own memory: the window of what came before, which a kernel's build sets to the
// whole kernel, is then no second copy of it. Measured on the 57 MB of 6.12 amd64: 71 MB allocated instead of 190.
//
// The decoder refuses a window larger than the output may be, however little there is of it. So where MaxOutput is less
// than a window, it may write up to that before it is stopped.
func unpackZstd(src []byte, out *output) (used int, err error) {
	used, blocks, err := zstdFrame(src)
	out.claimed = blocks * usualBlock
	if err != nil {
		return used, err
	}
	if err := out.tell(0); err != nil {
		return 0, err
	}
	if cap(out.data) <= step {
		out.expect(src, used) // no container has said where the frame ends
	}
	most := uint64(max(out.limit+1, largestWindow))
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(most), zstd.WithDecoderMaxWindow(most))
	if err != nil {
		return 0, err
	}
	defer d.Close()
	out.data, err = d.DecodeAll(src[:used], out.data)
	switch {
	case errors.Is(err, zstd.ErrDecoderSizeExceeded), errors.Is(err, zstd.ErrWindowSizeExceeded), len(out.data) > out.limit:
		return used, errLimit
	case err != nil:
		return used, err
	}
	return used, out.tell(used)
}

// usualBlock is what a block of zstd unpacks to, all but the last, and the most it can.
const usualBlock = 128 << 10

// zstdFrame goes from block to block, each of which begins with its size, and returns where the frame ends and how many
// whole blocks there are.
func zstdFrame(src []byte) (end, blocks int, err error) {
	var h zstd.Header
	if err := h.Decode(src); err != nil {
		if errors.Is(err, io.ErrUnexpectedEOF) {
			return len(src), 0, err
		}
		return 0, 0, err
	}
	const headerSize, checksumSize, repeated = 3, 4, 1
	for at := h.HeaderSize; ; blocks++ {
		if at+headerSize > len(src) {
			return len(src), blocks, io.ErrUnexpectedEOF
		}
		head := int(src[at]) | int(src[at+1])<<8 | int(src[at+2])<<16
		last, kind, size := head&1, head>>1&3, head>>3
		if kind == repeated {
			size = 1
		}
		if at += headerSize + size; at > len(src) {
			return len(src), blocks, io.ErrUnexpectedEOF
		}
		if last == 0 {
			continue
		}
		if h.HasCheckSum {
			at += checksumSize
		}
		if at > len(src) {
			return len(src), blocks, io.ErrUnexpectedEOF
		}
		if blocks++; h.HasFCS && h.FrameContentSize > uint64(blocks)*usualBlock {
			return at, blocks, errFrame // the decoder would have that memory at once
		}
		return at, blocks, nil
	}
}

var errFrame = errors.New("it says that it unpacks to more than its blocks can hold")
