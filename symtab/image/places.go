package image

import (
	"github.com/kallscope/kallscope/symtab"
)

// decodeAddresses reads kallsyms_offsets or kallsyms_addresses. Base is what relative words are relative to: the
// relative base, or the address of the table itself.
func (m *Image) decodeAddresses(r *raw, f *found, base uint64) {
	t := m.Tables
	t.Options.Word32 = f.word == 4
	if f.encoding == wholeAddresses {
		t.Addresses = make([]uint64, f.n)
		for i := range t.Addresses {
			t.Addresses[i] = r.native(f.offsets+f.word*i, f.word)
		}
		return
	}
	t.Options.BaseRelative = t.Release.BaseOption
	t.Options.AbsolutePercpu = f.encoding == absolutePercpu
	t.Options.PCRelative = f.encoding == placeRelative
	t.Offsets = make([]uint32, f.n)
	for i := range t.Offsets {
		t.Offsets[i] = r.u32(f.offsets + 4*i)
	}
	switch f.encoding {
	case placeRelative:
		t.TextAddress = base // until finishPlaces knows better
		for i := range t.Offsets {
			t.Offsets[i] += uint32(4 * i)
		}
	case baseRelative, absolutePercpu:
		t.RelativeBase = base
	}
}

// finishPlaces makes place-relative words what a builder has them be, relative to _text.
func (m *Image) finishPlaces(f *found) {
	t := m.Tables
	text, ok := addressOf(t, "_text")
	if !ok {
		text, ok = addressOf(t, "_stext")
	}
	if !ok && t.NumSyms > 0 {
		text = t.Address(0)
	}
	if f.encoding == placeRelative {
		apart := uint32(text - t.TextAddress)
		for i := range t.Offsets {
			t.Offsets[i] -= apart
		}
	}
	t.TextAddress = text
}

func addressOf(t *symtab.Tables, name string) (addr uint64, ok bool) {
	var seq int
	if t.SeqsOfNames != nil {
		var k int
		k, ok = t.LookupBinary([]byte(name), nil)
		seq = t.Seq(k)
	} else {
		seq, ok = t.LookupLinear([]byte(name), nil)
	}
	if !ok {
		return 0, false
	}
	return t.Address(seq), true
}

// findBase returns what the words of kallsyms_offsets are relative to.
func (m *Image) findBase(r *raw, f *found) (uint64, error) {
	switch f.encoding {
	case placeRelative:
		return m.tableAddress(r, f), nil
	case baseRelative, absolutePercpu:
	default:
		return 0, nil
	}
	base := r.native(f.base, f.word)
	if base != 0 || f.word != 8 {
		return base, nil
	}
	if addend, ok := r.relocation(f.base); ok {
		m.Proofs = append(m.Proofs, "relative_base is 0 in the image; its relocation has the value")
		return addend, nil
	}
	m.Guesses = append(m.Guesses, "relative_base is 0 in the image and has no relocation: addresses count from 0")
	return 0, nil
}

// linkedAt returns the usual address of the first byte of a raw kernel, by its own header. LoongArch's says how far that
// is from the beginning of its kernel's addresses.
func (r *raw) linkedAt() (base uint64, known bool) {
	const magicAt, loadOffsetAt, size = 0x38, 0x18, 0x40
	if !r.has(0, size) {
		return 0, false
	}
	switch string(r.data[magicAt : magicAt+4]) {
	case "ARMd":
		return 0xffff800080000000, true
	case "RSC\x05":
		return 0xffffffff80000000, true
	case "\xcd\x23\x82\x81":
		return 0x9000000000000000 + r.native(loadOffsetAt, 8), true
	}
	return 0, false
}

// tableAddress returns where kallsyms_offsets will be in memory.
func (m *Image) tableAddress(r *raw, f *found) uint64 {
	if addr, ok := r.address(f.offsets); ok {
		return addr
	}
	base, known := r.linkedAt()
	if !known {
		m.Guesses = append(m.Guesses, "nothing says where the kernel is linked to: addresses count from its first byte")
	} else {
		m.Guesses = append(m.Guesses, "the kernel is linked to the usual address of its architecture, "+hex(base))
	}
	for i := range m.Parts {
		m.Parts[i].Address, m.Parts[i].HasAddress = base+uint64(m.Parts[i].Offset), known
	}
	return base + uint64(f.offsets)
}
