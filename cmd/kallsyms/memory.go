package main

import (
	"runtime/debug"
)

// prepareMemory prepares the heap for a map of size bytes, 0 if the size is not known. Whoever calls it has looked whether
// the input begins like a map: an input that is not a map is refused at its first line and takes no such memory.
func prepareMemory(inputSize int64) {
	const (
		small = 1 << 20  // smaller inputs take no time anyway
		fixed = 4 << 20  // memory that does not grow with the input
		least = 52 << 20 // a smaller heap would save nothing
	)
	if inputSize < small || inputSize > maxInput {
		return
	}
	// A run allocates six times the size of its input, in large blocks, and a sixth of this is free again after half of the
	// work. So one collection is enough, or none. Each stops all threads, for milliseconds where processors are busy.
	debug.SetGCPercent(-1)
	growInLargePages(6*inputSize + fixed)
	debug.SetMemoryLimit(max(inputSize*11/2+fixed, least))
}
