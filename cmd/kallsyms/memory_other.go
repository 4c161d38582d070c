//go:build !linux

package main

// prepareMemory has something to prepare on Linux only.
func prepareMemory(int64) {}
