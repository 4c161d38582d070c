package unpack

import (
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/zstd"
)

// largestWindow is what zstd -22 --ultra, which a kernel's build calls, may look back.
const largestWindow = 128 << 20

// unpackZstd decodes into the output's own memory: the window of what came before, which a kernel's build sets to the
// whole kernel, is then no second copy of it. Measured on the 57 MB of 6.12 amd64: 71 MB allocated instead of 190.
func unpackZstd(src []byte, out *output) (used int, err error) {
	f, err := readZstdFrame(src)
	if out.claimed = f.most(); f.blocks < leastBlocks {
		out.claimed = 0
	}
	if err != nil {
		return f.end, err
	}
	if err := out.tell(0); err != nil {
		return 0, err
	}
	src, most := src[:f.end], max(out.limit+1, largestWindow)
	switch room := out.limit - len(out.data); {
	case f.size > uint64(room):
		return f.end, errLimit
	case f.size > 0:
		out.grow(int(f.size) + 1)
	case f.most() > room:
		src, most = f.smallWindow(src, room)
		out.grow(most + usualBlock)
	case cap(out.data)-len(out.data) <= step && !out.expect(src, f.end):
		out.grow(f.most() + 1)
	}
	return f.end, f.decode(src, out, most)
}

// decode unpacks a frame into memory that has been made large enough. The decoder stops at the first block beyond most.
func (f *zstdFrame) decode(src []byte, out *output, most int) error {
	d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(uint64(most)), zstd.WithDecoderMaxWindow(uint64(most)))
	if err != nil {
		return err
	}
	defer d.Close()
	data, err := d.DecodeAll(src, out.data)
	switch {
	case errors.Is(err, zstd.ErrWindowSizeExceeded):
		return errDictionary
	case errors.Is(err, zstd.ErrDecoderSizeExceeded), len(data) > out.limit:
		return errLimit
	case err != nil:
		return err
	}
	out.data = data
	return out.tell(f.end)
}

// smallWindow returns a frame that asks for a window no larger than what there may be to look back at, and how large
// that is: at least size. The decoder refuses a window that is larger than what the frame may unpack to.
func (f *zstdFrame) smallWindow(src []byte, size int) (frame []byte, window int) {
	const descriptorAt, smallest, steps = 5, 10, 8
	descriptor := byte(0)
	for ; window < max(size, usualBlock); descriptor++ {
		base := 1 << (smallest + descriptor/steps)
		window = base + base/steps*int(descriptor%steps)
	}
	if f.window <= uint64(window) {
		return src, window
	}
	frame = bytes.Clone(src)
	frame[descriptorAt] = descriptor - 1
	return frame, window
}

// usualBlock is what a block of zstd unpacks to, all but the last, and the most it can.
const usualBlock = 128 << 10

// A zstdFrame is what can be known of a frame without unpacking it.
type zstdFrame struct {
	end    int    // where it ends
	blocks int    // how many whole blocks there are
	size   uint64 // what it says that it unpacks to; 0 where it does not say
	window uint64 // how far it looks back
}

// most is the most that the blocks can unpack to.
func (f *zstdFrame) most() int { return min(f.blocks, MaxMemory/usualBlock) * usualBlock }

// readZstdFrame goes from block to block, each of which begins with its size.
func readZstdFrame(src []byte) (f zstdFrame, err error) {
	var h zstd.Header
	if err := h.Decode(src); err != nil {
		if errors.Is(err, io.ErrUnexpectedEOF) {
			f.end = len(src)
		}
		return f, err
	}
	f.window = h.WindowSize
	const headerSize, checksumSize, repeated, reserved = 3, 4, 1, 3
	cut := zstdFrame{end: len(src)}
	for at := h.HeaderSize; ; f.blocks++ {
		cut.blocks = f.blocks
		if at+headerSize > len(src) {
			return cut, io.ErrUnexpectedEOF
		}
		head := int(src[at]) | int(src[at+1])<<8 | int(src[at+2])<<16
		last, kind, size := head&1, head>>1&3, head>>3
		if kind == reserved || size > usualBlock {
			return cut, errBlock
		}
		if kind == repeated {
			size = 1
		}
		if at += headerSize + size; at > len(src) {
			return cut, io.ErrUnexpectedEOF
		}
		if last == 0 {
			continue
		}
		if h.HasCheckSum {
			at += checksumSize
		}
		if at > len(src) {
			return cut, io.ErrUnexpectedEOF
		}
		f.end = at
		if f.blocks++; h.HasFCS {
			f.size = h.FrameContentSize
		}
		if f.size > uint64(f.blocks)*usualBlock {
			return f, errFrame // the decoder would have that memory at once
		}
		return f, nil
	}
}

// leastBlocks is how many blocks a frame that cannot be unpacked must have to be one: of the headers that other bytes make up one in twenty is that of
// a block.
const leastBlocks = 4

var errBlock = errors.New("the header of a block is not valid")

var errFrame = errors.New("it claims to unpack to more than its blocks can hold")
