package image

import (
	"encoding/binary"
	"strconv"
)

// A raw is an unpacked kernel: bytes, how to read numbers from them, and where they will be in memory.
type raw struct {
	data     []byte
	order    binary.ByteOrder
	ordered  bool // order is known, by the file's own header
	word     int  // bytes of a native word; 0 while unknown
	elf      *elfFile
	segments []segment
	settled  bool     // why it has no tables is known, whatever streams there may be in it
	unpacked bool     // it came whole out of a compressed stream
	steps    int      // what trying may still cost, see spend
	markers  []uint32 // memory for those of one try, of which there are many
}

// A segment is a run of bytes of the file that will be at an address.
type segment struct {
	offset, size int
	address      uint64
}

// The allowance bounds how many records and words may be looked at: so many for each byte of a raw kernel, and so many more for
// all kernels of a file together, which small kernels need. Finding the tables of a real kernel takes less than one a byte.
const (
	allowancePerByte = 8
	allowanceAlways  = 16 << 20
)

// newRaw prepares the search in a kernel, with some steps to spare beside those for its bytes.
func newRaw(data []byte, spare int) (*raw, error) {
	r := &raw{data: data, order: binary.LittleEndian, steps: spare + allowancePerByte*len(data)}
	if !isELF(data) {
		const arm64Magic, arm64Flags, bigEndian = 0x38, 0x18, 1
		if len(data) > 0x40 && string(data[arm64Magic:arm64Magic+4]) == "ARMd" {
			r.word = 8
			if data[arm64Flags]&bigEndian != 0 {
				r.order = binary.BigEndian
			}
			r.ordered = true
		} else if elf, at := elfBehind(data); elf != nil {
			r.order, r.ordered, r.word, r.segments = elf.order, true, elf.word, elf.segments
			for i := range r.segments {
				r.segments[i].offset += at
			}
		}
		return r, nil
	}
	elf, err := readELF(data)
	if err != nil {
		return nil, err
	}
	r.elf, r.order, r.ordered, r.word, r.segments = elf, elf.order, true, elf.word, elf.segments
	return r, nil
}

// spend charges work to the allowance and reports whether there is any left.
func (r *raw) spend(steps int) bool {
	r.steps -= steps
	return r.steps >= 0
}

// u16, u32 and native read a number; the caller has checked that it is there.
func (r *raw) u16(at int) int    { return int(r.order.Uint16(r.data[at:])) }
func (r *raw) u32(at int) uint32 { return r.order.Uint32(r.data[at:]) }

func (r *raw) native(at, word int) uint64 {
	if word == 8 {
		return r.order.Uint64(r.data[at:])
	}
	return uint64(r.order.Uint32(r.data[at:]))
}

// has reports whether size bytes lie at an offset.
func (r *raw) has(at, size int) bool {
	return at >= 0 && size >= 0 && at <= len(r.data) && size <= len(r.data)-at
}

// address returns where the byte at an offset will be in memory.
func (r *raw) address(offset int) (addr uint64, ok bool) {
	for _, s := range r.segments {
		if offset >= s.offset && offset-s.offset < s.size {
			return s.address + uint64(offset-s.offset), true
		}
	}
	return 0, false
}

// loads reports whether an address is that of a byte of the file, or in the rest of its segment's last page, where symbols
// may mark ends: in 7.2 __end_rodata begins the next page.
func (r *raw) loads(address uint64) bool {
	const page = 4096
	for _, s := range r.segments {
		end := s.address + uint64(s.size)
		if address-s.address <= uint64(s.size)+-end%page {
			return true
		}
	}
	return false
}

func (r *raw) bigEndian() bool { return r.order == binary.BigEndian }

// format says in words what the raw kernel is.
func (r *raw) format() string {
	order := "little-endian"
	if r.bigEndian() {
		order = "big-endian"
	}
	if r.elf != nil {
		return "ELF" + strconv.Itoa(8*r.word) + " " + order + " " + machineName(r.elf.machine)
	}
	return "raw, " + strconv.Itoa(8*r.word) + "-bit " + order
}

// alignFrom rounds an offset up to an alignment counted from another offset: tables are aligned to each other, and the
// raw kernel's first byte need not be.
func alignFrom(base, offset, align int) int {
	return offset + (base-offset)&(align-1)
}

// hex prints an address.
func hex(v uint64) string {
	const digits = "0123456789abcdef"
	text := []byte("0x")
	for shift := 60; shift >= 0; shift -= 4 {
		text = append(text, digits[v>>shift&15])
	}
	return string(text)
}
