package unpack_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"os"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab/image/imagetest"
	"github.com/kallscope/kallscope/symtab/image/unpack"
)

func TestTruncatedStreams(t *testing.T) {
	streams := map[string][]byte{}
	for _, codec := range imagetest.Codecs {
		streams[codec] = imagetest.Compress(codec, content)
	}
	for _, name := range []string{"kernel.bz2", "kernel.lzo", "kernel-crc.lzo", "kernel-x86.xz"} {
		stream, err := os.ReadFile("../testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		streams[name] = stream
	}
	for name, stream := range streams {
		for _, left := range []int{len(stream) - 1, len(stream) - 5, len(stream) / 2, 40} {
			_, err := first(imagetest.BzImage(stream[:left]), unpack.Options{})
			if errorCode(err) != "truncated" {
				t.Errorf("%s cut to %d of %d bytes: %v, want truncated", name, left, len(stream), err)
			}
		}
	}
}

func TestDamagedStreams(t *testing.T) {
	for _, codec := range []string{"gzip", "zstd", "xz"} { // those with a checksum
		stream := imagetest.Compress(codec, content)
		for at := 20; at < len(stream); at += len(stream) / 7 {
			broken := bytes.Clone(stream)
			broken[at] ^= 0x55
			if k, err := first(imagetest.BzImage(broken), unpack.Options{}); errorCode(err) == "" {
				t.Errorf("%s with byte %d changed: %d bytes, %v", codec, at, len(k.Data), err)
			}
		}
	}
}

// TestFailureNames: what cannot be unpacked is named with its place in the file, or in what the stream around it holds.
func TestFailureNames(t *testing.T) {
	stream := imagetest.Compress("xz", content)
	cut := stream[:len(stream)-1000]
	odd := bytes.Clone(stream)
	odd[12+2] = 0x0c // a filter that does not exist, in the header of the first block, whose checksum follows
	binary.LittleEndian.PutUint32(odd[12+(int(odd[12])+1)*4-4:], crc32.ChecksumIEEE(odd[12:12+(int(odd[12])+1)*4-4]))
	for _, tt := range []struct {
		name string
		file []byte
		code string
		want string
	}{
		{"in a container", imagetest.BzImage(cut), "truncated", "the xz stream that begins at byte 1324 of the file should go on"},
		{"in two", imagetest.Unified(imagetest.BzImage(cut)), "truncated", "the xz stream that begins at byte 2860 of the file should go on"},
		{"in a stream", imagetest.Compress("gzip", imagetest.BzImage(cut)), "truncated", "the xz stream that begins at byte 1324 of the contents of the gzip stream at byte 0 of the file should go on"},
		{"found by searching", imagetest.ZImage(cut), "truncated", "the xz stream that begins at byte 2000 of the file should go on"},
		{"a filter that is not known", append([]byte("\x00\x00"), odd...), "compression", "the xz stream that begins at byte 2 of the file cannot be unpacked: it uses a filter"},
	} {
		_, err := unpack.Each(tt.file, unpack.Options{}, func(unpack.Kernel) bool { return false })
		if errorCode(err) != tt.code || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%s: %s: %v, want %s: %s", tt.name, errorCode(err), err, tt.code, tt.want)
		}
	}
}
