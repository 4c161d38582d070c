//go:build js && wasm

package serve

import (
	"syscall/js"
	"time"

	"github.com/kallscope/kallscope/symtab/wire"
)

// timingSpan is how long each search is repeated: a browser's clock ticks in tenths of a millisecond, so that its
// error stays below a hundredth.
const timingSpan = 50 * time.Millisecond

func (s *server) time(request js.Value) *wire.Frame {
	// By position where there is one: a name may hold bytes that are no text.
	name := []byte(request.Get("name").String())
	if seq := request.Get("seq").Int(); seq >= 0 {
		name = s.tables.AppendName(nil, seq)
	}
	linear, linearTimes := repeat(func() { s.tables.LookupLinear(name, nil) })
	binary, binaryTimes := repeat(func() { s.tables.LookupBinary(name, nil) })
	return wire.Timing(linear, linearTimes, binary, binaryTimes)
}

// repeat doubles the batch until it fills the span and returns the time of one run, in picoseconds, and how many runs
// that is the mean of. The batches before serve to warm up.
func repeat(run func()) (picoseconds, times uint64) {
	for batch := uint64(1); ; batch *= 2 {
		start := time.Now()
		for range batch {
			run()
		}
		if took := time.Since(start); took >= timingSpan || batch >= 1<<40 {
			return uint64(took.Nanoseconds()) * 1000 / batch, batch
		}
	}
}
