package main

import (
	"runtime"
	"syscall"
)

// prepareMemory has the heap grow in pages of 2 MiB. A run touches some seven times its input once, and most of it in no
// order: in pages of 4 KiB that is 13,000 page faults for a real kernel, a tenth of the time, and more for what the
// processor forgets of so many pages (2026-11, 2 cores: 142 ms became 122, and 1.31 s 1.23 for a million symbols). The
// kernel gives large pages to memory it was asked to, so we ask for them on memory allocated, not touched and given back,
// which is what the runtime uses next. Where there are none nothing changes.
func prepareMemory(inputSize int64) {
	const (
		perByte  = 8       // of input
		most     = 2 << 30 // what addresses may be taken up with, at most
		hugepage = 14      // MADV_HUGEPAGE
	)
	if inputSize < 1<<20 {
		return // it would take longer than it saves
	}
	if syscall.Madvise(make([]byte, min(perByte*inputSize, most)), hugepage) == nil {
		runtime.GC()
	}
}
