//go:build js && wasm

package serve

import (
	"syscall/js"

	"github.com/kallscope/kallscope/symtab/wire"
)

// timingSpan is how long each search is repeated, in milliseconds. A browser's clock ticks in tenths of a millisecond,
// so the error stays below one in a hundred.
const timingSpan = 50

func (s *server) time(request js.Value) *wire.Frame {
	// The entry is preferred to the name: a name may hold bytes that JavaScript's text cannot.
	name := []byte(request.Get("name").String())
	if seq := request.Get("seq").Int(); seq >= 0 {
		name = s.Tables.AppendName(nil, seq)
	}
	linear, linearTimes := repeat(func() { s.Tables.LookupLinear(name, nil) })
	binary, binaryTimes := repeat(func() { s.Tables.LookupBinary(name, nil) })
	return wire.Timing(linear, linearTimes, binary, binaryTimes)
}

// repeat doubles the batch until it takes as long as timingSpan. It returns the time of one run, in picoseconds, and how
// many runs that is the mean of. The batches before the last serve to warm up.
func repeat(run func()) (picoseconds, times uint64) {
	for batch := uint64(1); ; batch *= 2 {
		start := now()
		for range batch {
			run()
		}
		if took := now() - start; took >= timingSpan || batch >= 1<<40 {
			return uint64(took*1e9) / batch, batch
		}
	}
}

// now is the browser's own clock, in milliseconds. Package time reads the same one, and costs 4 KB of brotli more.
func now() float64 { return js.Global().Get("performance").Call("now").Float() }
