package image

import (
	"bytes"
	"encoding/binary"
	"math"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// An elfFile is what of an ELF file's headers concerns kernels. The standard library's reader would do, but it keeps a
// structure for each symbol and section and brings the readers of debugging formats along.
type elfFile struct {
	order    binary.ByteOrder
	word     int
	kind     int // e_type
	machine  int
	segments []segment
	sections []section
	end      int // the last byte any header speaks of; beyond the file's length in one that was cut off
}

type section struct {
	name         string
	kind         uint32
	flags        uint64
	address      uint64
	offset, size int
	link         int
}

const (
	elfRelocatable         = 1 // e_type of modules and other object files
	elfCore                = 4 // e_type of a dump of memory
	segmentLoad            = 1
	sectionSymtab          = 2
	sectionNoBits          = 8
	maxSegments            = 1 << 10
	maxSections            = 1 << 16
	flagWrite, flagAlloc   = 1, 2
	flagExec               = 4
	elf32Header, elf64Head = 52, 64
)

func isELF(b []byte) bool { return len(b) > 6 && string(b[:4]) == "\x7fELF" }

// fields are where ELF's two classes keep what is read here.
type elfFields struct {
	header                                                     int
	phoff, shoff, phentsize, phnum, shentsize, shnum, shstrndx int
	phsize, pOffset, pAddress, pSize                           int
	shsize, sFlags, sAddress, sOffset, sSize, sLink            int
}

var (
	elf32Fields = elfFields{elf32Header, 28, 32, 42, 44, 46, 48, 50, 32, 4, 8, 16, 40, 8, 12, 16, 20, 24}
	elf64Fields = elfFields{elf64Head, 32, 40, 54, 56, 58, 60, 62, 56, 8, 16, 32, 64, 8, 16, 24, 32, 40}
)

// An elfReader reads the headers of one file.
type elfReader struct {
	*elfFile
	data []byte
	f    *elfFields
}

func readELF(data []byte) (*elfFile, error) {
	r := elfReader{&elfFile{order: binary.LittleEndian, word: 8}, data, &elf64Fields}
	const classAt, orderAt, class32, class64, little, big = 4, 5, 1, 2, 1, 2
	switch {
	case data[classAt] == class32:
		r.word, r.f = 4, &elf32Fields
	case data[classAt] != class64:
		return nil, brokenELF("no ELF class " + strconv.Itoa(int(data[classAt])))
	}
	switch data[orderAt] {
	case big:
		r.order = binary.BigEndian
	case little:
	default:
		return nil, brokenELF("no ELF byte order " + strconv.Itoa(int(data[orderAt])))
	}
	if len(data) < r.f.header {
		return nil, truncated("the ELF header", len(data), r.f.header)
	}
	r.kind, r.machine = r.u16(16), r.u16(18)
	r.readSegments()
	r.readSections()
	return r.elfFile, nil
}

// elfBehind returns the header of an ELF program that begins behind other bytes, such as a vendor's header, and where it begins; nil where
// there is none. What it loads must be in the file, and be most of it: kernels have small ELF programs within them, too.
func elfBehind(data []byte) (elf *elfFile, at int) {
	const magic, farthest, least = "\x7fELF", 64 << 10, 2
	for {
		next := bytes.Index(data[at:min(len(data), farthest)], []byte(magic))
		if next < 0 {
			return nil, 0
		}
		at += next
		if rest := data[at:]; isELF(rest) {
			if elf, err := readELF(rest); err == nil && elf.end <= len(rest) && elf.kind != elfRelocatable && least*elf.loaded() > len(data) {
				return elf, at
			}
		}
		at += len(magic)
		if at >= min(len(data), farthest) {
			return nil, 0
		}
	}
}

// loaded returns how many bytes of the file are loaded.
func (e *elfFile) loaded() (bytes int) {
	for _, s := range e.segments {
		bytes = min(bytes+s.size, math.MaxInt/4)
	}
	return bytes
}

func brokenELF(cause string) error {
	return &symtab.ParseError{Code: "damaged", Cause: "the ELF header is damaged: " + cause, Hint: "copy or download the kernel again"}
}

func (r *elfReader) u16(at int) int { return int(r.order.Uint16(r.data[at:])) }

// native reads a word of the file's class.
func (r *elfReader) native(at int) uint64 {
	if r.word == 8 {
		return r.order.Uint64(r.data[at:])
	}
	return uint64(r.order.Uint32(r.data[at:]))
}

// offset reads a word of the file's class as an offset or size. What is too large for any file becomes a number that no
// file has, and of which a few can be added up, also where an int has 32 bits.
func (r *elfReader) offset(at int) int {
	const beyond = math.MaxInt / 4
	return int(min(r.native(at), beyond))
}

// extend notes that the file should reach to a byte.
func (r *elfReader) extend(offset, size int) { r.end = max(r.end, offset+size) }

func (r *elfReader) readSegments() {
	at, count := r.offset(r.f.phoff), min(r.u16(r.f.phnum), maxSegments)
	r.extend(at, count*r.f.phsize)
	if r.u16(r.f.phentsize) != r.f.phsize {
		return
	}
	for ; count > 0 && at <= len(r.data)-r.f.phsize; count-- {
		s := segment{r.offset(at + r.f.pOffset), r.offset(at + r.f.pSize), r.native(at + r.f.pAddress)}
		if r.order.Uint32(r.data[at:]) == segmentLoad && s.size > 0 {
			r.extend(s.offset, s.size)
			r.segments = append(r.segments, s)
		}
		at += r.f.phsize
	}
}

func (r *elfReader) readSections() {
	at, count := r.offset(r.f.shoff), min(r.u16(r.f.shnum), maxSections)
	r.extend(at, count*r.f.shsize)
	if r.u16(r.f.shentsize) != r.f.shsize {
		return
	}
	var names []uint32
	for ; count > 0 && at <= len(r.data)-r.f.shsize; count-- {
		names = append(names, r.order.Uint32(r.data[at:]))
		s := section{kind: r.order.Uint32(r.data[at+4:]), flags: r.native(at + r.f.sFlags), address: r.native(at + r.f.sAddress),
			offset: r.offset(at + r.f.sOffset), size: r.offset(at + r.f.sSize), link: int(min(r.order.Uint32(r.data[at+r.f.sLink:]), math.MaxInt32))}
		if s.kind != sectionNoBits {
			r.extend(s.offset, s.size)
		}
		r.sections = append(r.sections, s)
		at += r.f.shsize
	}
	r.nameSections(names)
}

func (r *elfReader) nameSections(names []uint32) {
	i := r.u16(r.f.shstrndx)
	if i >= len(r.sections) {
		return
	}
	texts := r.contents(&r.sections[i])
	for i, at := range names {
		const longest = 64 // of those that matter here: 25
		r.sections[i].name = string(stringAt(texts, at, longest))
	}
}

// contents returns a section's bytes, as far as the file has them.
func (r *elfReader) contents(s *section) []byte { return s.contents(r.data) }

func (s *section) contents(data []byte) []byte {
	if s.kind == sectionNoBits || s.offset > len(data) {
		return nil
	}
	return data[s.offset:][:min(s.size, len(data)-s.offset)]
}

// stringAt returns the text at an offset, up to its NUL and no longer than longest.
func stringAt(texts []byte, at uint32, longest int) []byte {
	if uint64(at) >= uint64(len(texts)) {
		return nil
	}
	text := texts[at:]
	text = text[:min(len(text), longest)]
	if end := bytes.IndexByte(text, 0); end >= 0 {
		text = text[:end]
	}
	return text
}

func (e *elfFile) section(name string) *section {
	for i := range e.sections {
		if e.sections[i].name == name {
			return &e.sections[i]
		}
	}
	return nil
}

// isModule reports whether this is a loadable module: the section holds its description.
func (e *elfFile) isModule() bool {
	return e.kind == elfRelocatable && (e.section(".gnu.linkonce.this_module") != nil || e.section(".modinfo") != nil)
}

var machines = map[int]string{
	2: "sparc", 3: "i386", 4: "m68k", 8: "mips", 15: "parisc", 20: "powerpc", 21: "ppc64", 22: "s390x", 40: "arm", 42: "sh", 43: "sparc64",
	50: "ia64", 62: "x86-64", 93: "arc", 94: "xtensa", 164: "hexagon", 183: "arm64", 189: "microblaze", 243: "riscv", 252: "csky",
	258: "loongarch", 0x9026: "alpha",
}

func machineName(machine int) string {
	if name := machines[machine]; name != "" {
		return name
	}
	return "machine " + strconv.Itoa(machine)
}
