package main

import (
	"os"
	"syscall"
)

// peak is the most memory a process had, in KiB.
func peak(s *os.ProcessState) int64 { return s.SysUsage().(*syscall.Rusage).Maxrss }
