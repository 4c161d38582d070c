//go:build !linux

package main

import "os"

// peak returns 0: only on Linux is its unit known.
func peak(*os.ProcessState) int64 { return 0 }
