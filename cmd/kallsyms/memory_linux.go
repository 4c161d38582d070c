package main

import "syscall"

func prepareMemory() {
	const madvHugepage = 14
	arena := make([]byte, 48<<20)
	syscall.Madvise(arena, madvHugepage)
}
