package unpack

import (
	"bytes"
	"errors"
	"io"
)

// An output takes what a codec unpacks: in one piece of memory, up to a limit, telling Progress on the way.
type output struct {
	data     []byte
	limit    int   // no more bytes than this
	by       bound // what sets the limit
	memory   int64 // bytes that the output and the decoder may take
	claimed  int   // bytes that a stream's own blocks, as far as they are there, say it unpacks to; 0 where they do not
	beside   int   // bytes of memory that the decoder has for itself, where that is much
	members  int   // streams behind the first that were unpacked too
	reported int   // bytes unpacked at the last call of progress
	total    int   // of compressed input there may be
	progress func(done, total int) error
}

var errLimit = errors.New("more than the limit")

// A stopped error carries what Progress returned past everything that explains errors.
type stopped struct{ cause error }

func (s *stopped) Error() string { return s.cause.Error() }

// step is how much is unpacked between two calls of Progress: a few milliseconds' worth.
const step = 512 << 10

// newOutput prepares for a stream. Where a container says where it ends, the right memory can be had at once.
func newOutput(u *unpacker, src []byte, declared bool) *output {
	o := &output{total: len(src), progress: u.Progress, memory: u.memory()}
	o.limit, o.by = u.limit()
	switch {
	case !declared:
		o.data = make([]byte, 0, min(leastCost, o.limit+1))
	case len(src) < lengthSize || !o.expect(src, len(src)-lengthSize):
		const usual = 4
		o.grow(min(usual*min(len(src), o.limit/usual), o.limit) + 1)
	}
	return o
}

// leastCost is what a stream costs that fails at once: memory for the tables of its decoder.
const leastCost = 64 << 10

// cost is the memory that an attempt took.
func (o *output) cost() int64 {
	return int64(max(cap(o.data), o.beside, leastCost*(1+o.members)))
}

// reserve counts memory that the decoder itself has. What it unpacks may have that much less.
func (o *output) reserve(size int) {
	o.beside = size
	if left := o.memory - int64(size); left < int64(o.limit) {
		o.limit, o.by = int(max(left, 0)), byMemory
	}
}

const (
	lengthSize = 4
	mostRatio  = 8 // of unpacked to packed bytes in a kernel; compressors reach three to five
)

// expect makes room for what a stream unpacks to. The length stands behind the end of the stream: a gzip stream has it there
// itself, and behind all others the kernel's build writes it.
func (o *output) expect(src []byte, end int) bool {
	if len(src)-end < lengthSize {
		return false
	}
	said := uint64(little.Uint32(src[end:]))
	if said <= uint64(end) || said > mostRatio*uint64(end) || said > uint64(o.limit) {
		return false
	}
	o.grow(int(said) + 1) // one more, to see the end without growing
	return true
}

// readFrom appends all that r gives. in is what r itself reads, and tells how much of it has been read for the progress.
func (o *output) readFrom(r io.Reader, in *bytes.Reader) error {
	for {
		o.grow(1)
		n, err := r.Read(o.data[len(o.data):min(cap(o.data), len(o.data)+step)])
		o.data = o.data[:len(o.data)+n]
		switch {
		case len(o.data) > o.limit:
			return errLimit
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		if err := o.report(o.total - in.Len()); err != nil {
			return err
		}
	}
}

// block returns where the next size bytes go, which count as written.
func (o *output) block(size int) ([]byte, error) {
	if size > o.limit-len(o.data) {
		return nil, errLimit
	}
	o.grow(size)
	o.data = o.data[:len(o.data)+size]
	return o.data[len(o.data)-size:], nil
}

// grow makes room for size more bytes. It grows by half, so what a hostile stream costs stays in proportion to what it
// unpacks to; but from a size on (regrown) it takes the limit at once. The copies left behind would come to more.
func (o *output) grow(size int) {
	if cap(o.data)-len(o.data) >= size {
		return
	}
	room := min(len(o.data)+len(o.data)/2+step, o.limit+1)
	if room > regrown {
		room = o.limit + 1
	}
	larger := make([]byte, len(o.data), max(len(o.data)+size, room))
	copy(larger, o.data)
	o.data = larger
}

// report tells Progress, if there is one and enough has happened since the last time.
func (o *output) report(done int) error {
	if o.progress == nil || len(o.data)-o.reported < step {
		return nil
	}
	o.reported = len(o.data)
	return o.tell(done)
}

func (o *output) tell(done int) error {
	if o.progress == nil {
		return nil
	}
	if err := o.progress(done, o.total); err != nil {
		return &stopped{err}
	}
	return nil
}
