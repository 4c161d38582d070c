package imagetest

import (
	"bytes"
	"encoding/binary"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/pierrec/lz4/v4"
	"github.com/ulikunitz/xz"
	"github.com/ulikunitz/xz/lzma"
)

// Codecs are those that Compress can write. bzip2 and lzo are not among them; their tests read fixtures.
var Codecs = []string{"gzip", "zstd", "xz", "lzma", "lz4", "lz4 frame"}

// Compress makes a stream of data.
func Compress(codec string, data []byte) []byte {
	var b bytes.Buffer
	var w io.WriteCloser
	var err error
	switch codec {
	case "gzip":
		w = gzip.NewWriter(&b)
	case "zstd":
		w, err = zstd.NewWriter(&b, zstd.WithEncoderConcurrency(1))
	case "xz":
		w, err = xz.NewWriter(&b)
	case "lzma":
		w, err = lzma.WriterConfig{DictCap: 1 << 20}.NewWriter(&b)
	case "lz4":
		z := lz4.NewWriter(&b)
		err, w = z.Apply(lz4.LegacyOption(true)), z
	case "lz4 frame":
		w = lz4.NewWriter(&b)
	default:
		panic("no codec " + codec)
	}
	if err == nil {
		_, err = w.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err)
	}
	return b.Bytes()
}

// WithLength appends the unpacked length to a stream, as the kernel's build does for all codecs but gzip.
func WithLength(stream []byte, length int) []byte {
	return binary.LittleEndian.AppendUint32(bytes.Clone(stream), uint32(length))
}

// BzImage puts a stream into an x86 boot image: two sectors of setup code, 300 bytes of the program that unpacks, the
// stream, and some more of the program.
func BzImage(stream []byte) []byte {
	const sects, before, after = 1, 300, 500
	b := noise((sects+1)*512+before, 3)
	copy(b, "MZ")
	b[0x1f1] = sects
	copy(b[0x202:], "HdrS")
	binary.LittleEndian.PutUint16(b[0x206:], 0x20f)
	binary.LittleEndian.PutUint32(b[0x3c:], 0xffffffff) // no PE header
	binary.LittleEndian.PutUint32(b[0x248:], before)
	binary.LittleEndian.PutUint32(b[0x24c:], uint32(len(stream)))
	return append(append(b, stream...), noise(after, 4)...)
}

// Zboot puts a stream into an EFI program that unpacks it.
func Zboot(codec string, stream []byte) []byte {
	const before, after = 700, 300
	b := noise(before, 5)
	copy(b, "MZ\x00\x00zimg")
	binary.LittleEndian.PutUint32(b[8:], before)
	binary.LittleEndian.PutUint32(b[12:], uint32(len(stream)))
	clear(b[24:56])
	copy(b[24:], codec)
	return append(append(b, stream...), noise(after, 6)...)
}

// Unified puts a kernel file into the section .linux of an EFI program, behind one with a command line.
func Unified(kernel []byte) []byte {
	const peAt, coffSize, optional, textAt, linuxAt = 0x80, 24, 112, 0x400, 0x600
	b := make([]byte, linuxAt)
	copy(b, "MZ")
	b[0x3c] = peAt
	copy(b[peAt:], "PE\x00\x00")
	b[peAt+6], b[peAt+20] = 2, optional
	section := func(i int, name string, offset, size int) {
		s := b[peAt+coffSize+optional+40*i:]
		copy(s, name)
		binary.LittleEndian.PutUint32(s[8:], uint32(size))
		binary.LittleEndian.PutUint32(s[16:], uint32(size+511)&^511)
		binary.LittleEndian.PutUint32(s[20:], uint32(offset))
	}
	section(0, ".cmdline", textAt, 5)
	section(1, ".linux", linuxAt, len(kernel))
	copy(b[textAt:], "quiet")
	return append(append(b, kernel...), make([]byte, 512)...)
}

// ARM64 marks a raw kernel as an arm64 Image.
func ARM64(raw []byte, bigEndian bool) []byte {
	b := bytes.Clone(raw)
	clear(b[0x10:0x38])
	copy(b[0x38:], "ARMd")
	if bigEndian {
		b[0x18] |= 1
	}
	return b
}

// RISCV marks a raw kernel as a riscv Image.
func RISCV(raw []byte) []byte {
	b := bytes.Clone(raw)
	clear(b[0x10:0x30])
	copy(b[0x30:], "RISCV\x00\x00\x00RSC\x05")
	return b
}

// LoongArch marks a raw kernel as a LoongArch image that is loaded at 2 MiB.
func LoongArch(raw []byte) []byte {
	b := bytes.Clone(raw)
	clear(b[0x10:0x38])
	copy(b[0x38:], "\xcd\x23\x82\x81")
	binary.LittleEndian.PutUint64(b[0x18:], 0x200000)
	return b
}

// ZImage puts a stream into an ARM image, which does not say where it lies.
func ZImage(stream []byte) []byte {
	b := noise(2000, 8)
	copy(b[0x24:], "\x18\x28\x6f\x01")
	return append(append(b, stream...), noise(100, 9)...)
}

// UImage puts a kernel, or a stream with one, behind the header that U-Boot reads. Compression is by U-Boot's numbers: 0 for none, 1 for
// gzip, 3 for LZMA. With parts the image has several: these follow the kernel.
func UImage(compression byte, kernel []byte, parts ...[]byte) []byte {
	const headerSize, kernelType, multiType = 64, 2, 4
	b := make([]byte, headerSize)
	copy(b, "\x27\x05\x19\x56")
	b[30], b[31] = kernelType, compression
	if len(parts) > 0 {
		b[30] = multiType
		for _, part := range append([][]byte{kernel}, parts...) {
			b = binary.BigEndian.AppendUint32(b, uint32(len(part)))
		}
		b = binary.BigEndian.AppendUint32(b, 0)
	}
	for _, part := range append([][]byte{kernel}, parts...) {
		b = append(b, part...)
		b = append(b, make([]byte, -len(part)&3)...)
	}
	binary.BigEndian.PutUint32(b[12:], uint32(len(b)-headerSize))
	return b
}
