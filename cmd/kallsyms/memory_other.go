//go:build !linux

package main

// growInLargePages has something to prepare on Linux only.
func growInLargePages(int64) {}
