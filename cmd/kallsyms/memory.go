package main

import (
	"runtime/debug"
)

// prepareMemory sets the heap up for an input of that size, 0 if it is not known.
func prepareMemory(inputSize int64) {
	const (
		small = 1 << 20  // what takes no time anyway
		most  = 1 << 30  // 16,777,216 symbols of the usual length
		fixed = 4 << 20  // what does not grow with the input
		least = 52 << 20 // what is no use to save
	)
	if inputSize < small || inputSize > most {
		return
	}
	// A run allocates six times its input, all in large blocks, and a sixth of that is free again when half is done. So
	// one collection will do, or none: each stops all threads, for milliseconds where processors are busy.
	debug.SetGCPercent(-1)
	growInLargePages(6*inputSize + fixed)
	debug.SetMemoryLimit(max(inputSize*11/2+fixed, least))
}
