package unpack

import (
	"bytes"
	"encoding/binary"
	"math"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// A container says where in a file the kernel lies.
type container struct {
	name         string
	offset, size int
	content      content
}

// A content is what a container holds.
type content uint8

const (
	holdsStream content = iota // a compressed stream
	holdsFile                  // another kernel file, which may be a container or a stream
	holdsLZMA                  // a stream of LZMA, whose beginning need not look like one
)

var little = binary.LittleEndian

var containers = [...]func([]byte) (container, bool){bzImage, zboot, unifiedImage, uImage}

// findContainer recognises containers that say where their content is; a content beyond the file's end is an error.
func findContainer(b []byte) (c container, found bool, err error) {
	for _, read := range containers {
		if c, found = read(b); !found {
			continue
		}
		if c.size == 0 || c.offset > len(b) || c.size > len(b)-c.offset {
			return c, false, truncatedContainer(&c, len(b))
		}
		return c, true, nil
	}
	return c, false, nil
}

func truncatedContainer(c *container, have int) error {
	if c.size == 0 {
		return damaged("the header of the "+c.name+" says that it holds no kernel", 0)
	}
	end := uint64(c.offset) + uint64(c.size)
	return &symtab.ParseError{Code: "truncated", Offset: have,
		Cause: "the " + c.name + " ends at byte " + strconv.Itoa(have) + ", the kernel in it should go on to byte " + strconv.FormatUint(end, 10),
		Hint:  "the file is not whole: copy or download it again"}
}

// bzImage reads the x86 boot header. The fields of the payload came with boot protocol 2.08, in 2008.
func bzImage(b []byte) (c container, found bool) {
	const sectsAt, magicAt, versionAt, payloadAt, headerEnd = 0x1f1, 0x202, 0x206, 0x248, 0x250
	if len(b) < headerEnd || string(b[magicAt:magicAt+4]) != "HdrS" || little.Uint16(b[versionAt:]) < 0x208 {
		return c, false
	}
	sects := int(b[sectsAt])
	if sects == 0 {
		sects = 4 // the boot protocol's own rule, for loaders from before the field
	}
	offset := uint64(little.Uint32(b[payloadAt:])) + uint64(sects+1)*512
	return container{"bzImage", int(min(offset, math.MaxInt32)), size32(little.Uint32(b[payloadAt+4:])), holdsStream}, true
}

// zboot reads the header of an EFI program that unpacks the kernel it holds.
func zboot(b []byte) (c container, found bool) {
	const magicAt, offsetAt, sizeAt, headerEnd = 4, 8, 12, 56
	if len(b) < headerEnd || string(b[:2]) != "MZ" || string(b[magicAt:magicAt+4]) != "zimg" {
		return c, false
	}
	return container{"EFI zboot", size32(little.Uint32(b[offsetAt:])), size32(little.Uint32(b[sizeAt:])), holdsStream}, true
}

// unifiedImage looks for the section .linux of an EFI program that carries a kernel, its command line and its initramfs.
func unifiedImage(b []byte) (c container, found bool) {
	const peAt, coffSize, sectionSize, maxSections = 0x3c, 24, 40, 96
	if len(b) < 0x40 || string(b[:2]) != "MZ" {
		return c, false
	}
	pe := uint64(little.Uint32(b[peAt:]))
	if pe+coffSize > uint64(len(b)) || string(b[pe:pe+4]) != "PE\x00\x00" {
		return c, false
	}
	at := pe + coffSize + uint64(little.Uint16(b[pe+20:]))
	for range min(int(little.Uint16(b[pe+6:])), maxSections) {
		if at+sectionSize > uint64(len(b)) {
			break
		}
		if s := b[at : at+sectionSize]; string(bytes.TrimRight(s[:8], "\x00")) == ".linux" {
			size := min(little.Uint32(s[8:]), little.Uint32(s[16:])) // in memory, in the file: the latter is padded
			return container{"unified kernel image", size32(little.Uint32(s[20:])), size32(size), holdsFile}, true
		}
		at += sectionSize
	}
	return c, false
}

// uImage reads U-Boot's older header, 64 bytes of big-endian numbers. An image of several parts has a list of their sizes behind it,
// ended by a zero, and the kernel is the first.
func uImage(b []byte) (c container, found bool) {
	const magic, sizeAt, typeAt, compressionAt, headerEnd = "\x27\x05\x19\x56", 12, 30, 31, 64
	const multi, none, lzma = 4, 0, 3
	if len(b) < headerEnd || string(b[:len(magic)]) != magic {
		return c, false
	}
	c = container{"U-Boot image", headerEnd, size32(big.Uint32(b[sizeAt:])), holdsStream}
	switch b[compressionAt] {
	case none:
		c.content = holdsFile
	case lzma:
		c.content = holdsLZMA
	}
	if b[typeAt] == multi {
		c.firstPart(b)
	}
	return c, true
}

// firstPart narrows an image of several parts to the first of them.
func (c *container) firstPart(b []byte) {
	const wordSize, maxParts = 4, 16
	first := 0
	for at, part := c.offset, 0; part < maxParts && len(b)-at >= wordSize; part++ {
		size := size32(big.Uint32(b[at:]))
		at += wordSize
		if size == 0 {
			c.offset, c.size = at, first
			return
		}
		if part == 0 {
			first = size
		}
	}
}

// imageNames are kernels that are their own container, and wrappers that do not say where their content lies.
var imageNames = [...]struct {
	at          int
	magic, name string
}{
	{0x38, "ARMd", "arm64 Image"},
	{0x38, "RSC\x05", "riscv Image"},
	{0x38, "\xcd\x23\x82\x81", "LoongArch image"},
	{0x24, "\x18\x28\x6f\x01", "ARM zImage"},
	{0x24, "\x01\x6f\x28\x18", "ARM zImage"}, // big-endian
	{0x10008, "S390EP", "s390x image"},
	{0, "ANDROID!", "Android boot image"},
}

func imageName(b []byte) string {
	for _, n := range imageNames {
		if len(b) >= n.at+len(n.magic) && string(b[n.at:n.at+len(n.magic)]) == n.magic {
			return n.name
		}
	}
	return ""
}
