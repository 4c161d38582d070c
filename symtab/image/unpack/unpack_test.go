package unpack_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
	"github.com/kallscope/kallscope/symtab/image/unpack"
	"github.com/ulikunitz/xz"
)

// content is what is compressed: some of it repeats, some does not.
var content = func() []byte {
	b := imagetest.ZImage([]byte(strings.Repeat("tcp_v4_connect ", 5000)))
	return append(b, imagetest.Kernel{Release: "6.12", Symbols: 300}.Make().Data...)
}()

// first unpacks a file and returns what is visited first.
func first(file []byte, o unpack.Options) (kernel unpack.Kernel, err error) {
	_, err = unpack.Each(file, o, func(k unpack.Kernel) bool {
		kernel = k
		return true
	})
	return kernel, err
}

func TestCodecs(t *testing.T) {
	for _, codec := range imagetest.Codecs {
		for _, size := range []int{1, 100, len(content)} {
			stream := imagetest.Compress(codec, content[len(content)-size:])
			for _, tail := range []string{"", "\x00\x00\x00\x01", "anything that is not of the stream"} {
				k, err := first(imagetest.BzImage(append(bytes.Clone(stream), tail...)), unpack.Options{})
				if err != nil || !bytes.Equal(k.Data, content[len(content)-size:]) {
					t.Errorf("%s of %d bytes, then %q: %d bytes, %v", codec, size, tail, len(k.Data), err)
				}
			}
		}
	}
}

func TestLayers(t *testing.T) {
	stream := imagetest.Compress("zstd", content)
	file := imagetest.Unified(imagetest.BzImage(stream))
	k, err := first(file, unpack.Options{})
	want := []unpack.Layer{{"unified kernel image", 0x600, len(imagetest.BzImage(stream))}, {"bzImage", 1324, len(stream)},
		{"zstd", 0, len(stream)}, {"ARM zImage", 0, len(content)}}
	if err != nil || !slices.Equal(k.Chain, want) {
		t.Errorf("Chain = %+v, %v, want %+v", k.Chain, err, want)
	}
}

// TestEverythingVisited: where nothing is accepted, the file itself and each stream in it are passed.
func TestEverythingVisited(t *testing.T) {
	file := bytes.Clone(content[:100])
	var want []string
	for _, codec := range imagetest.Codecs {
		file = append(append(file, imagetest.Compress(codec, []byte(strings.Repeat(codec, 20)))...), "between"...)
		want = append(want, strings.Repeat(codec, 20))
	}
	var got []string
	accepted, err := unpack.Each(file, unpack.Options{}, func(k unpack.Kernel) bool {
		got = append(got, string(k.Data))
		return false
	})
	if accepted || err != nil || len(got) == 0 || got[0] != string(file) || !slices.Equal(got[1:], want) {
		t.Errorf("Each = %v, %v, visited %q", accepted, err, got[1:])
	}
}

func errorCode(err error) string {
	var parse *symtab.ParseError
	if errors.As(err, &parse) {
		return parse.Code
	}
	return ""
}

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

// TestHeaders changes the fields of containers to what points out of the file, or wraps around.
func TestHeaders(t *testing.T) {
	stream := imagetest.Compress("gzip", content)
	boot, zboot, unified := imagetest.BzImage(stream), imagetest.Zboot("gzip", stream), imagetest.Unified(imagetest.BzImage(stream))
	const linuxSection = 0x80 + 24 + 112 + 40
	for _, tt := range []struct {
		name string
		file []byte
		at   int
		want []string // by value: 0, beyond the file, near 2^32
	}{
		{"payload_offset", boot, 0x248, []string{"compression", "truncated", "truncated"}},
		{"payload_length", boot, 0x24c, []string{"damaged", "truncated", "truncated"}},
		{"zboot offset", zboot, 8, []string{"compression", "truncated", "truncated"}},
		{"zboot size", zboot, 12, []string{"damaged", "truncated", "truncated"}},
		{"section offset", unified, linuxSection + 20, []string{"", "truncated", "truncated"}},
		{"section size in memory", unified, linuxSection + 8, []string{"damaged", "", ""}},
		{"section size in the file", unified, linuxSection + 16, []string{"damaged", "", ""}},
		{"PE header", unified, 0x3c, []string{"", "", ""}},
	} {
		for i, value := range []uint32{0, uint32(len(tt.file)) + 1, 1<<32 - 2} {
			file := bytes.Clone(tt.file)
			binary.LittleEndian.PutUint32(file[tt.at:], value)
			if _, err := first(file, unpack.Options{}); errorCode(err) != tt.want[i] {
				t.Errorf("%s = %#x: %v, want %q", tt.name, value, err, tt.want[i])
			}
		}
	}
}

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

// TestMembers: streams one directly after the other, as pigz, pbzip2 and cat make them, are one file. What follows them
// and is no stream is not of it.
func TestMembers(t *testing.T) {
	for _, codec := range imagetest.Codecs {
		if codec == "lzma" || codec == "lz4" {
			continue // the formats have no files of several
		}
		var file []byte
		for _, part := range []string{"one ", "", "two ", strings.Repeat("three ", 50000)} {
			file = append(file, imagetest.Compress(codec, []byte(part))...)
		}
		want := "one two " + strings.Repeat("three ", 50000)
		for _, tail := range []string{"", "\x00\x00\x00\x01", "no stream"} {
			k, err := first(append(bytes.Clone(file), tail...), unpack.Options{})
			if err != nil || string(k.Data) != want || len(k.Chain) != 1 || k.Chain[0].Size != len(file) {
				t.Errorf("%s, then %q: %d bytes of %+v, %v", codec, tail, len(k.Data), k.Chain, err)
			}
		}
		if _, err := first(file[:len(file)-9], unpack.Options{}); errorCode(err) != "truncated" {
			t.Errorf("%s cut in the last: %v, want truncated", codec, err)
		}
	}
	// So many that their decoders would cost more than what they hold.
	if _, err := first(bytes.Repeat(imagetest.Compress("gzip", nil), 5000), unpack.Options{}); errorCode(err) != "damaged" {
		t.Errorf("5000 empty ones: %v", err)
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

func TestProgress(t *testing.T) {
	stop := errors.New("enough")
	stream := imagetest.Compress("gzip", bytes.Repeat(content, 20))
	calls, last := 0, -1
	o := unpack.Options{Progress: func(done, total int) error {
		if done < last || done > total || total != len(stream) {
			t.Errorf("progress %d of %d after %d, stream of %d", done, total, last, len(stream))
		}
		calls, last = calls+1, done
		return nil
	}}
	if _, err := first(imagetest.BzImage(stream), o); err != nil || calls < 3 {
		t.Errorf("%d calls, %v", calls, err)
	}
	for _, file := range [][]byte{imagetest.BzImage(stream), append([]byte("\x00"), stream...)} {
		o.Progress = func(int, int) error { return stop }
		if _, err := first(file[1:], o); len(file) > 0 && err != nil && err != stop {
			t.Errorf("Each = %v, want what progress returned", err)
		}
		if accepted, err := unpack.Each(file, o, func(k unpack.Kernel) bool { return len(k.Chain) > 0 }); accepted || err != stop {
			t.Errorf("Each = %v, %v, want what progress returned", accepted, err)
		}
	}
}

// TestStoredLZO reads a block that lzop found not worth compressing, which is written by hand here.
func TestStoredLZO(t *testing.T) {
	head, err := os.ReadFile("../testdata/kernel.lzo")
	if err != nil {
		t.Fatal(err)
	}
	const flagsAt, nameAt = 17, 33
	data := []byte("stored as it is")
	file := bytes.Clone(head[:nameAt+1+int(head[nameAt])+4])
	binary.BigEndian.PutUint32(file[flagsAt:], 3) // checksums of both; a stored block has one
	for _, word := range []int{len(data), len(data), 0} {
		file = binary.BigEndian.AppendUint32(file, uint32(word))
	}
	file = binary.BigEndian.AppendUint32(append(file, data...), 0)
	k, err := first(file, unpack.Options{})
	if err != nil || !bytes.Equal(k.Data, data) {
		t.Errorf("%q, %v, want %q", k.Data, err, data)
	}
}

// TestXZDictionary: a dictionary is no larger than what there is to look back at, whatever the stream asks for; and a
// header whose checksum is wrong stays wrong.
func TestXZDictionary(t *testing.T) {
	var b bytes.Buffer
	w, err := xz.WriterConfig{DictCap: 96 << 20}.NewWriter(&b)
	if err == nil {
		_, err = w.Write(content)
	}
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	stream := b.Bytes()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	k, err := first(stream, unpack.Options{})
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; err != nil || !bytes.Equal(k.Data, content) || used > 16<<20 {
		t.Errorf("%d bytes, %v, with %d of memory", len(k.Data), err, used)
	}
	const blockHeader = 12
	for at := blockHeader; at < blockHeader+12; at++ {
		broken := bytes.Clone(stream)
		broken[at] ^= 0x20
		if k, err := first(broken, unpack.Options{}); errorCode(err) == "" {
			t.Errorf("byte %d of the block's header changed: %d bytes, %v", at, len(k.Data), err)
		}
	}
}

// FuzzEach unpacks arbitrary bytes, bare and in each container: it must end, keep its bounds, and give an error or
// something to look at.
func FuzzEach(f *testing.F) {
	small := []byte(strings.Repeat("small ", 30))
	for _, codec := range imagetest.Codecs {
		stream := imagetest.Compress(codec, small)
		f.Add(stream)
		f.Add(imagetest.BzImage(stream))
		f.Add(imagetest.Zboot(codec, stream))
		f.Add(append([]byte("\x00\x01"), stream...))
	}
	f.Add(imagetest.Unified(imagetest.BzImage(imagetest.Compress("gzip", small))))
	f.Add(imagetest.UImage(3, imagetest.Compress("lzma", small), small))
	for _, path := range []string{"../testdata/kernel.bz2", "../testdata/kernel.lzo", "../testdata/kernel-x86.xz", "../testdata/kernel-odd.lzma", "testdata/arm64-blocks.xz", "testdata/riscv.xz"} {
		stream, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(stream)
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		const limit = 1 << 16
		before := bytes.Clone(file)
		visits, written := 0, 0
		accepted, err := unpack.Each(file, unpack.Options{MaxOutput: limit}, func(k unpack.Kernel) bool {
			visits++
			if len(k.Chain) > 0 {
				written += len(k.Data)
			}
			if len(k.Data) > max(limit, len(file)) || len(k.Chain) > 4 {
				t.Fatalf("%d bytes by %+v", len(k.Data), k.Chain)
			}
			return false
		})
		if accepted || err == nil && visits == 0 || err != nil && errorCode(err) == "" || !bytes.Equal(file, before) {
			t.Fatalf("Each = %v, %v after %d visits", accepted, err, visits)
		}
	})
}

// TestUImage reads U-Boot's header: what it says of the compression decides, also where the content does not look like it.
func TestUImage(t *testing.T) {
	kernel := imagetest.ARM64([]byte(strings.Repeat("kernel ", 20)), false)
	for _, tt := range []struct {
		name  string
		file  []byte
		chain []string
	}{
		{"not compressed", imagetest.UImage(0, kernel), []string{"U-Boot image", "arm64 Image"}},
		{"gzip", imagetest.UImage(1, imagetest.Compress("gzip", kernel)), []string{"U-Boot image", "gzip", "arm64 Image"}},
		{"gzip that is said to be no compression", imagetest.UImage(0, imagetest.Compress("gzip", kernel)), []string{"U-Boot image", "gzip", "arm64 Image"}},
		{"lzma", imagetest.UImage(3, imagetest.Compress("lzma", kernel)), []string{"U-Boot image", "lzma", "arm64 Image"}},
		{"with a ramdisk", imagetest.UImage(1, imagetest.Compress("gzip", kernel), []byte("ramdisk"), []byte("dtb")), []string{"U-Boot image", "gzip", "arm64 Image"}},
	} {
		k, err := first(tt.file, unpack.Options{})
		var chain []string
		for _, layer := range k.Chain {
			chain = append(chain, layer.Name)
		}
		if err != nil || !bytes.Equal(k.Data, kernel) || !slices.Equal(chain, tt.chain) {
			t.Errorf("%s: %d bytes by %q, %v", tt.name, len(k.Data), chain, err)
		}
		if _, err := first(tt.file[:len(tt.file)-30], unpack.Options{}); errorCode(err) != "truncated" {
			t.Errorf("%s cut: %v, want truncated", tt.name, err)
		}
	}
	if _, err := first(imagetest.UImage(1, kernel), unpack.Options{}); errorCode(err) != "compression" {
		t.Errorf("no gzip where the header says so: %v, want compression", err)
	}
	if _, err := first(imagetest.UImage(3, []byte("short")), unpack.Options{}); errorCode(err) != "truncated" {
		t.Errorf("too short for lzma: %v, want truncated", err)
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
