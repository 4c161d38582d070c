package unpack_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"os"
	"runtime"
	"testing"

	"github.com/kallscope/kallscope/symtab/image/imagetest"
	"github.com/kallscope/kallscope/symtab/image/unpack"
)

// TestBounds: of what is unpacked there is never more than MaxOutput at once and four times that in all, however many
// streams there are.
func TestBounds(t *testing.T) {
	const limit = 1 << 20
	zeros := make([]byte, limit)
	for _, codec := range imagetest.Codecs {
		fits := imagetest.Compress(codec, zeros)
		if k, err := first(imagetest.BzImage(fits), unpack.Options{MaxOutput: limit}); err != nil || len(k.Data) != limit {
			t.Errorf("%s of just the limit: %d bytes, %v", codec, len(k.Data), err)
		}
		bomb := imagetest.Compress(codec, append(zeros, 0))
		if _, err := first(imagetest.BzImage(bomb), unpack.Options{MaxOutput: limit}); errorCode(err) != "too-large" {
			t.Errorf("%s of a byte more than the limit: %v, want too-large", codec, err)
		}
		file, written := []byte("\x00many"), 0
		for range 20 {
			file = append(file, fits...)
		}
		_, err := unpack.Each(file, unpack.Options{MaxOutput: limit}, func(k unpack.Kernel) bool {
			if len(k.Chain) > 0 {
				written += len(k.Data)
			}
			return false
		})
		if errorCode(err) != "too-large" || written > 4*limit {
			t.Errorf("%s twenty times: %d bytes unpacked, %v, want too-large", codec, written, err)
		}
	}
}

// TestProportion opens small files that were made to take much: each is refused before it takes more than a few MiB.
func TestProportion(t *testing.T) {
	zeros := make([]byte, 16<<20)
	bombs, err := os.ReadFile("../testdata/bombs.bz2.img") // 32 streams of 46 MB of zeros each
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{"many of bzip2": bombs, "gzip in gzip": imagetest.Compress("gzip", imagetest.Compress("gzip", zeros))}
	for _, codec := range imagetest.Codecs {
		files[codec] = imagetest.Compress(codec, zeros)
		files["somewhere in a file, "+codec] = append([]byte("\x00many"), files[codec]...)
	}
	for name, file := range files {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := unpack.Each(file, unpack.Options{}, func(unpack.Kernel) bool { return false })
		runtime.ReadMemStats(&after)
		most := max(120<<20, 4*64*uint64(len(file))) // copies that are grown out of, and dictionaries, included
		if used := after.TotalAlloc - before.TotalAlloc; errorCode(err) != "too-large" || used > most {
			t.Errorf("%s, %d bytes: %v with %d bytes of memory in all, want too-large with at most %d", name, len(file), err, used, most)
		}
	}
}

// TestRealRatios: kernels unpack to 4 to 12 times, and what unpacks to 30 times its size opens too.
func TestRealRatios(t *testing.T) {
	var data []byte
	for pieces := noise(1 << 19); len(pieces) > 0; pieces = pieces[1<<10:] {
		data = append(data, bytes.Repeat(pieces[:1<<10], 30)...)
	}
	for _, codec := range imagetest.Codecs {
		stream := imagetest.Compress(codec, data)
		if k, err := first(stream, unpack.Options{}); err != nil || !bytes.Equal(k.Data, data) || len(data) < 12*len(stream) {
			t.Errorf("%s: %d bytes to %d, %v", codec, len(stream), len(k.Data), err)
		}
	}
}

func noise(n int) []byte {
	b, x := make([]byte, n), uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = byte(x >> 24)
	}
	return b
}

// TestDepth: streams in streams end at some depth.
func TestDepth(t *testing.T) {
	data := []byte("innermost")
	for range 20 {
		data = imagetest.Compress("gzip", data)
	}
	deepest := 0
	if _, err := unpack.Each(data, unpack.Options{}, func(k unpack.Kernel) bool {
		deepest = max(deepest, len(k.Chain))
		return false
	}); err != nil || deepest != 4 {
		t.Errorf("%d layers, %v, want 4", deepest, err)
	}
}

// TestAttempts: places that look like streams are tried only so often, so a file of nothing else is no trap; nor is one
// whose streams are such files.
func TestAttempts(t *testing.T) {
	many := func(stream []byte) []byte { return append([]byte("\x00"), bytes.Repeat(stream, 100)...) }
	file := many(imagetest.Compress("gzip", []byte("x")))
	for want, file := range map[int][]byte{1 + 32: file, 1 + 32 + 32: many(imagetest.Compress("gzip", file))} {
		calls := 0
		_, err := unpack.Each(file, unpack.Options{}, func(k unpack.Kernel) bool {
			calls++
			return false
		})
		if err != nil || calls != want {
			t.Errorf("%d visits, %v; want %d: the file, 32 streams, and 32 in them", calls, err, want)
		}
	}
}

// A ramdisk full of compressed modules does not use up the chances of the kernel behind it.
func TestKernelBehindRamdisk(t *testing.T) {
	ramdisk := imagetest.Compress("gzip", append([]byte("0"), bytes.Repeat(imagetest.Compress("xz", []byte("module")), 40)...))
	file := append(append([]byte("firmware "), ramdisk...), imagetest.Compress("xz", []byte("the kernel"))...)
	found, err := unpack.Each(file, unpack.Options{}, func(k unpack.Kernel) bool { return string(k.Data) == "the kernel" })
	if !found || err != nil {
		t.Errorf("found %v, %v", found, err)
	}
}

// TestMemory opens short files that would have much memory: what headers claim is had only where there is something to
// back it, and what decoders have is paid for even where they fail at once.
func TestMemory(t *testing.T) {
	const limit = 8 << 20
	for _, tt := range []struct {
		name string
		file []byte
		code string
		most uint64 // bytes of memory
	}{
		{"lzma dictionaries", append([]byte("\x00"), bytes.Repeat(lzmaHeader, 32)...), "too-large", 5 * limit},
		{"lzma dictionaries in gzip", append([]byte("\x00"), bytes.Repeat(imagetest.Compress("gzip", append([]byte("\x00"),
			bytes.Repeat(lzmaHeader, 8)...)), 8)...), "too-large", 5 * limit},
		{"chunks of xz that hold nothing", xzClaim(1), "damaged", 1 << 20},
		{"a frame of zstd with one small block", zstdClaim(limit - 1), "damaged", 1 << 20},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := unpack.Each(tt.file, unpack.Options{MaxOutput: limit}, func(unpack.Kernel) bool { return false })
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; errorCode(err) != tt.code || used > tt.most {
			t.Errorf("%s, %d bytes: %v with %d of memory, want %s with at most %d", tt.name, len(tt.file), err, used, tt.code, tt.most)
		}
	}
}

// lzmaHeader asks for a dictionary of 4 MiB; what follows it is no code.
var lzmaHeader = append([]byte("\x5d\x00\x00\x40\x00"), "\xff\xff\xff\xff\xff\xff\xff\xff\x00\xff\xff\xff\xff\xff"...)

// xzClaim is a whole stream of xz of chunks that say that they unpack to 2 MiB each, and hold one byte.
func xzClaim(chunks int) []byte {
	sum := func(b []byte) []byte { return binary.LittleEndian.AppendUint32(b, crc32.ChecksumIEEE(b)) }
	b := append([]byte("\xfd7zXZ\x00"), sum([]byte{0, 1})...)
	b = append(b, sum([]byte{2, 0, 0x21, 1, 0, 0, 0, 0})...) // a dictionary of 4 KiB
	b = append(b, bytes.Repeat([]byte{0xff, 0xff, 0xff, 0, 0, 0x5d, 0}, chunks)...)
	for b = append(b, 0); len(b)%4 != 0; {
		b = append(b, 0)
	}
	b = append(b, "sum."...)
	b = append(b, sum([]byte{0, 1, 1, 1})...)
	return append(b, "sum.size\x00\x01YZ"...)
}

// zstdClaim is a frame that says how much it unpacks to, and has a block of one byte.
func zstdClaim(size uint32) []byte {
	const singleSegment, fourBytes, last, oneByte = 0x20, 0x80, 1, 1 << 3
	b := append([]byte("\x28\xb5\x2f\xfd"), singleSegment|fourBytes)
	return append(binary.LittleEndian.AppendUint32(b, size), last|oneByte, 0, 0, 'x')
}
