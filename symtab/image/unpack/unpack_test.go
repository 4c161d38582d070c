package unpack_test

import (
	"bytes"
	"encoding/binary"
	"errors"
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

// first unpacks a file and returns the first thing that unpack.Each finds in it.
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
