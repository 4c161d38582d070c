//go:build unix

package main

import (
	"os"
	"syscall"
)

// isClosed reports whether a standard stream was closed when the program started. Go's runtime opens /dev/null, for reading
// and writing, in the place of such a stream, so that what is written there vanishes without an error. A shell's >/dev/null
// is open for writing alone. A stream that the caller opened in both ways, as Python's subprocess.DEVNULL, cannot be told
// from a closed one: the kernel keeps the same flags for both. A lost result is worse than a refusal, so it counts as
// closed, and the message names both. Where standard input or standard error is such a one, too, the caller means it.
func isClosed(stream *os.File, others ...*os.File) bool {
	for _, f := range others {
		if opensNull(f) {
			return false
		}
	}
	return opensNull(stream)
}

// opensNull reports whether a file is /dev/null, opened for reading and writing.
func opensNull(f *os.File) bool {
	flags, _, failed := syscall.Syscall(syscall.SYS_FCNTL, f.Fd(), syscall.F_GETFL, 0)
	if failed != 0 || flags&syscall.O_ACCMODE != syscall.O_RDWR {
		return false
	}
	info, err := f.Stat()
	if err != nil {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err == nil && os.SameFile(info, null)
}
