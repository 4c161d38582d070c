//go:build !linux

package main

// growInLargePages does nothing on systems other than Linux.
func growInLargePages(int64) {}
