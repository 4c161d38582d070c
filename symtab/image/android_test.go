package image

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"testing"

	"github.com/kallscope/kallscope/internal/gzfile"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

// androidBoot puts a kernel into a boot image as Android's boot_img_hdr_v0 to v4 have it: the header takes one page, and the
// ramdisk stands behind the kernel. See https://source.android.com/docs/core/architecture/bootloader/boot-image-header.
func androidBoot(version int, kernel []byte) []byte {
	const versionAt, ramdisk = 40, 5000
	page, ramdiskAt := 2048, 16
	if version >= 3 {
		page, ramdiskAt = 4096, 12
	}
	header := make([]byte, page)
	copy(header, "ANDROID!")
	put := func(at, v int) { binary.LittleEndian.PutUint32(header[at:], uint32(v)) }
	put(8, len(kernel))
	put(ramdiskAt, ramdisk)
	put(versionAt, version)
	if version < 3 {
		put(12, 0x10008000)
		put(36, page)
	} else {
		put(20, map[int]int{3: 1580, 4: 1584}[version])
	}
	image := append(header, kernel...)
	image = append(image, make([]byte, -len(image)&(page-1))...)
	return append(image, bytes.Repeat([]byte{0x5a}, ramdisk)...)
}

// TestAndroidBoot: Debian's 6.1 for arm64 and a kernel of 7.0, plain and compressed, keep their addresses in every version
// of the boot image, behind a vendor's header and behind a few bytes of anything.
func TestAndroidBoot(t *testing.T) {
	made := imagetest.ARM64(imagetest.Kernel{Release: "7.0"}.Make().Data, false)
	real := gzfile.MustRead(t, "testdata/wild/arm64-6.1-two-rela.img.gz")
	for _, tt := range []struct {
		kernel []byte
		name   string
		want   uint64
	}{
		{real, "vfs_read", 0xffff80000839efb0},
		{made, "_text", 0xffff800080000000},
	} {
		packed := imagetest.Compress("gzip", tt.kernel)
		files := map[string][]byte{
			"vendor header": append(bytes.Repeat([]byte("VENDOR\x01\x02"), 64), tt.kernel...),
			"junk":          append([]byte("\x01\x02\x03"), tt.kernel...),
			"junk, gzip":    append([]byte("\x01\x02\x03"), packed...),
		}
		for version := range 5 {
			files["v"+strconv.Itoa(version)] = androidBoot(version, tt.kernel)
			files["v"+strconv.Itoa(version)+", gzip"] = androidBoot(version, packed)
		}
		for what, file := range files {
			m, err := Open(file, Options{})
			if err != nil {
				t.Errorf("%s: %v", what, err)
				continue
			}
			if got, ok := addressOf(m.Tables, tt.name); !ok || got != tt.want {
				t.Errorf("%s: %s at %#x, %v, want %#x", what, tt.name, got, ok, tt.want)
			}
		}
	}
}
