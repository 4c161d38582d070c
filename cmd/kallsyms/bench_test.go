package main

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// The whole run but for the start of a process: a real kernel's map to /dev/null.
func BenchmarkRun(b *testing.B) {
	path := filepath.Join(b.TempDir(), "map")
	size := unpack(b, "../../symtab/testdata/kernels/debian-6.12.117-cloud-amd64.System.map.gz", path)
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer null.Close()
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		if status := run([]string{"--release=6.12", "--all-symbols", "--absolute-percpu", path}, nil, null, os.Stderr); status != 0 {
			b.Fatal(status)
		}
	}
}

func unpack(b *testing.B, from, to string) int64 {
	in, err := os.Open(from)
	if err != nil {
		b.Fatal(err)
	}
	defer in.Close()
	z, err := gzip.NewReader(in)
	if err != nil {
		b.Fatal(err)
	}
	out, err := os.Create(to)
	if err != nil {
		b.Fatal(err)
	}
	defer out.Close()
	n, err := io.Copy(out, z)
	if err != nil {
		b.Fatal(err)
	}
	return n
}
