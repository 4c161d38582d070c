package image

import (
	"flag"
	"os"
	"testing"

	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

var writeSource = flag.String("write-source", "", "write the kernel that the fixtures are made of to this file, for testdata/make.sh")

// TestFixtures opens streams of the compressors that have no writer in Go.
func TestFixtures(t *testing.T) {
	made := imagetest.Kernel{Release: "6.12", Word: 4, Symbols: 300}.Make()
	if *writeSource != "" {
		if err := os.WriteFile(*writeSource, made.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct{ file, codec string }{
		{"kernel.bz2", "bzip2"},
		{"kernel.lzo", "lzo"},
		{"kernel-crc.lzo", "lzo"},
		{"kernel-x86.xz", "xz"},
		{"kernel-arm.xz", "xz"},
		{"kernel-22.zst", "zstd"},
		{"kernel-9.lz4", "lz4"},
		{"kernel-frame.lz4", "lz4"},
		{"kernel-arm64.xz", "xz"},
		{"kernel-router.lzma", "lzma"},
	} {
		t.Run(tt.file, func(t *testing.T) {
			stream, err := os.ReadFile("testdata/" + tt.file)
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range [][]byte{stream, imagetest.BzImage(imagetest.WithLength(stream, len(made.Data)))} {
				m, err := Open(file, Options{})
				if err != nil {
					t.Fatalf("Open: %#v", err)
				}
				if last := m.Chain[len(m.Chain)-1]; last.Name != tt.codec || last.Size != len(stream) && tt.codec != "xz" {
					t.Errorf("unpacked by %+v, want %s of %d bytes", last, tt.codec, len(stream))
				}
				checkImage(t, m, made)
			}
		})
	}
	for _, name := range []string{"kernel-router.lzma", "kernel-odd.lzma"} {
		stream, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for what, file := range map[string][]byte{"alone": stream, "uImage": imagetest.UImage(3, stream), "uImage of two": imagetest.UImage(3, stream, stream[:9])} {
			m, err := Open(file, Options{})
			if err != nil {
				t.Fatalf("%s, %s: Open: %#v", name, what, err)
			}
			checkImage(t, m, made)
		}
	}
}
