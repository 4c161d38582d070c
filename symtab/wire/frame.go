package wire

import (
	"unsafe"
)

const (
	magic       = "kscp"
	headerSize  = 16
	entrySize   = 12
	sectionEdge = 8
)

type section struct {
	id    uint16
	width uint8
	data  []byte
}

// Frame is a frame that is being made. Its numbers and bytes stay in the caller's slices until Bytes copies them or Place
// hands them over. Until then the caller must not change them.
type Frame struct {
	kind     Kind
	sections []section
}

func newFrame(kind Kind) *Frame { return &Frame{kind: kind} }

// Sections are added in rising order of id, as readers require. A wrong order is a bug in this package.
func (f *Frame) add(id uint16, width uint8, data []byte) {
	if n := len(f.sections); n > 0 && f.sections[n-1].id >= id {
		panic("wire: section ids must rise")
	}
	f.sections = append(f.sections, section{id, width, data})
}

func (f *Frame) bytes(id uint16, v []byte) { f.add(id, 1, v) }
func (f *Frame) text(id uint16, v string)  { f.add(id, 1, []byte(v)) }
func (f *Frame) u16(id uint16, v []uint16) { f.add(id, 2, littleEndian(v)) }
func (f *Frame) u32(id uint16, v []uint32) { f.add(id, 4, littleEndian(v)) }
func (f *Frame) u64(id uint16, v []uint64) { f.add(id, 8, littleEndian(v)) }

// strings writes each string with a NUL behind it. A NUL within a string, as in an excerpt of a damaged line, becomes a
// space.
func (f *Frame) strings(id uint16, v []string) {
	var b []byte
	for _, s := range v {
		for i := range len(s) {
			if c := s[i]; c != 0 {
				b = append(b, c)
			} else {
				b = append(b, ' ')
			}
		}
		b = append(b, 0)
	}
	f.add(id, 1, b)
}

// Len is the frame's length in bytes.
func (f *Frame) Len() int {
	end := headerSize + entrySize*len(f.sections)
	for _, s := range f.sections {
		end = align(end) + len(s.data)
	}
	return end
}

// Place calls its argument with the pieces of the frame and their offsets. All bytes between the pieces are zero. The
// browser program copies each piece into the buffer that it sends, so that Go's memory holds no second copy.
func (f *Frame) Place(put func(offset int, data []byte)) {
	head := make([]byte, 0, headerSize+entrySize*len(f.sections))
	head = append(head, magic...)
	head = append16(head, Version)
	head = append16(head, uint16(f.kind))
	head = append32(head, uint32(len(f.sections)))
	head = append32(head, uint32(f.Len()))
	end := cap(head)
	for _, s := range f.sections {
		offset := align(end)
		head = append16(head, s.id)
		head = append(head, s.width, 0)
		head = append32(head, uint32(offset))
		head = append32(head, uint32(len(s.data)))
		end = offset + len(s.data)
	}
	put(0, head)
	end = len(head)
	for _, s := range f.sections {
		offset := align(end)
		put(offset, s.data)
		end = offset + len(s.data)
	}
}

// Bytes returns the whole frame.
func (f *Frame) Bytes() []byte {
	out := make([]byte, f.Len())
	f.Place(func(offset int, data []byte) { copy(out[offset:], data) })
	return out
}

func align(n int) int { return (n + sectionEdge - 1) &^ (sectionEdge - 1) }

func append16(b []byte, v uint16) []byte { return append(b, byte(v), byte(v>>8)) }

func append32(b []byte, v uint32) []byte {
	return append(b, byte(v), byte(v>>8), byte(v>>16), byte(v>>24))
}

// littleEndian shares the memory of v where the machine is little-endian (WebAssembly always is).
func littleEndian[T uint16 | uint32 | uint64](v []T) []byte {
	if len(v) == 0 {
		return nil
	}
	size := int(unsafe.Sizeof(v[0]))
	b := unsafe.Slice((*byte)(unsafe.Pointer(&v[0])), len(v)*size)
	if probe := uint16(1); *(*byte)(unsafe.Pointer(&probe)) == 1 {
		return b
	}
	out := make([]byte, len(b))
	for i := 0; i < len(b); i += size {
		for j := range size {
			out[i+j] = b[i+size-1-j]
		}
	}
	return out
}
