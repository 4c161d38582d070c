package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/kallscope/kallscope/internal/gzfile"
)

// A whole run without the start of a process: from a real kernel's map to /dev/null.
func BenchmarkRun(b *testing.B) {
	path := filepath.Join(b.TempDir(), "map")
	src := gzfile.MustRead(b, "../../symtab/testdata/kernels/debian-6.12.117-cloud-amd64.System.map.gz")
	if err := os.WriteFile(path, src, 0o644); err != nil {
		b.Fatal(err)
	}
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		b.Fatal(err)
	}
	defer null.Close()
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if status := run([]string{"--release=6.12", "--all-symbols", "--absolute-percpu", path}, nil, null, os.Stderr); status != 0 {
			b.Fatal(status)
		}
	}
}
