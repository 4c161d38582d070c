package unpack

import (
	"math"
	"testing"
)

// TestLimit: whatever is open already, the file, the layers and the next stream together keep within MaxMemory, also
// where numbers are near what an int of 32 bits holds.
func TestLimit(t *testing.T) {
	const mib = 1 << 20
	for _, tt := range []struct {
		name        string
		size        int   // of the file
		held        int64 // by it and by the streams that are open
		work        int64
		most, limit int
		by          bound
	}{
		{"a small file", 100, 100, allWork(100, DefaultMaxOutput), DefaultMaxOutput, freeOutput, byRatio},
		{"64 times a file", 100_000, 100_000, allWork(100_000, DefaultMaxOutput), DefaultMaxOutput, 6_400_000, byRatio},
		{"a kernel", 12 * mib, 12 * mib, allWork(12*mib, DefaultMaxOutput), DefaultMaxOutput, DefaultMaxOutput, byOptions},
		{"a large file", 256 * mib, 256 * mib, allWork(256*mib, DefaultMaxOutput), DefaultMaxOutput, 192 * mib, byMemory},
		{"a stream in a stream", 12 * mib, 268 * mib, allWork(12*mib, DefaultMaxOutput), DefaultMaxOutput, 180 * mib, byMemory},
		{"little work left", 12 * mib, 12 * mib, 1000, DefaultMaxOutput, 1000, byWork},
		{"no memory left", 600 * mib, 600 * mib, allWork(600*mib, MaxMemory), MaxMemory, 0, byMemory},
		{"the largest file of 32 bits", math.MaxInt32, math.MaxInt32, allWork(math.MaxInt32, MaxMemory), MaxMemory, 0, byMemory},
	} {
		u := &unpacker{Options: Options{MaxOutput: tt.most}, size: tt.size, held: tt.held, work: tt.work}
		if limit, by := u.limit(); limit != tt.limit || by != tt.by {
			t.Errorf("%s: limit %d by %d, want %d by %d", tt.name, limit, by, tt.limit, tt.by)
		}
	}
}

// TestReserve: a decoder's own memory leaves less for what it unpacks.
func TestReserve(t *testing.T) {
	o := output{limit: DefaultMaxOutput, memory: 300 << 20} // bytes
	if o.reserve(1 << 20); o.limit != DefaultMaxOutput {
		t.Errorf("limit %d beside a small decoder", o.limit)
	}
	if o.reserve(maxDictionary); o.limit != 172<<20 || o.by != byMemory {
		t.Errorf("limit %d by %d beside the largest dictionary", o.limit, o.by)
	}
}
