package image

import (
	"github.com/kallscope/kallscope/symtab"
)

// decodeAddresses reads kallsyms_offsets or kallsyms_addresses. What relative words are relative to is found later
// (findBase), and 0 until then.
func (m *Image) decodeAddresses(r *raw, f *found) {
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
	if f.encoding == placeRelative {
		for i := range t.Offsets {
			t.Offsets[i] += uint32(4 * i)
		}
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
