package image

import (
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// findBase sets what the words of kallsyms_offsets are relative to, and reports whether a relocation record had it. The
// tables have been decoded with a base of 0.
func (m *Image) findBase(r *raw, f *found) (relocated bool) {
	t := m.Tables
	switch f.encoding {
	case placeRelative:
		var known bool
		if t.TextAddress, known = m.tableAddress(r, f); !known { // finishPlaces makes it that of _text
			m.countFromFirst()
		}
		return false
	case baseRelative, absolutePercpu:
	default:
		return false
	}
	t.RelativeBase = r.native(f.base, f.word)
	if t.RelativeBase != 0 || f.word != 8 {
		return false
	}
	t.RelativeBase = m.relocatedBase(r, f)
	return true
}

// relocatedBase returns the value that relative_base gets when a relocatable kernel starts, 0 where that is not established.
//
// One relocation record has the value. Program headers say at which place; without them the place, like all addresses of
// the kernel, counts from an unknown address of its first byte. Several records fit the low bits of such a place, so each
// gives an address that the first byte may have, and that address must agree with everything else (SPEC 15).
func (m *Image) relocatedBase(r *raw, f *found) uint64 {
	h, hasHeader := r.readHeader(f.num)
	w := linkage{raw: r, tables: m.Tables, first: h.at, records: r.records(h.at)}
	if hasHeader {
		w.size = h.size
	}
	matches := w.candidates(f.base)
	switch len(matches) {
	case 0:
		m.Guesses = append(m.Guesses, "relative_base is 0 in the image, and no relocation record that agrees with the rest of the kernel has its value: "+fromBase)
		return 0
	case 1:
	default:
		m.Guesses = append(m.Guesses, "relative_base is 0 in the image, and each of "+strconv.Itoa(len(matches))+" relocation records could have its value: "+fromBase)
		return 0
	}
	c := matches[0]
	m.Proofs = append(m.Proofs, "relative_base is "+hex(c.value)+" by its relocation record: the kernel then begins at "+hex(c.begin)+
		", where the words of "+strconv.Itoa(c.agree)+" of "+strconv.Itoa(c.records)+" records have places for their values, and every symbol lies in it")
	return c.value
}

const fromBase = "addresses count from relative_base"

// A linkage is the evidence for the address that a kernel is linked to begin at.
type linkage struct {
	raw     *raw
	tables  *symtab.Tables
	first   int    // offset of the kernel's first byte
	size    uint64 // of the kernel in memory, 0 if unknown
	records []record
}

// A candidate is an address that the kernel may begin at, with the value of relative_base that follows.
type candidate struct {
	begin, value, kind uint64
	records, agree     int // of this kind of relocation, and those of them that fit
}

// candidates returns those that agree with all there is: the records, the kernel's size in memory and its symbols.
func (w *linkage) candidates(baseAt int) []candidate {
	const kernelHalf = 1<<17 - 1 // the upper 17 bits of every address of a 64-bit kernel
	const alignment = 1 << 16    // of the first byte of a kernel that can be relocated
	var found []candidate
	want, exact := w.raw.address(baseAt)
	for _, rec := range w.records {
		c := candidate{begin: rec.place - uint64(baseAt-w.first), value: rec.value, kind: rec.kind}
		switch {
		case exact && rec.place != want:
			continue
		case !exact && (rec.place>>47 != kernelHalf || c.begin%alignment != 0):
			continue
		}
		if !exact && !w.agrees(&c) {
			continue
		}
		if w.holdsSymbols(&c, exact) {
			found = append(found, c)
		}
	}
	return found
}

// agrees reports whether the records fit the kernel when it begins at an address: each place lies in it, the word there is
// 0 or has the value already, and the value lies in the kernel. A few other bytes of a kernel look like records.
func (w *linkage) agrees(c *candidate) bool {
	const strays = 64 // at most one record, or one in so many
	if !w.raw.spend(len(w.records)) {
		return false
	}
	for _, rec := range w.records {
		if rec.kind != c.kind {
			continue
		}
		c.records++
		at := rec.place - c.begin + uint64(w.first)
		if at >= uint64(len(w.raw.data)) || !w.raw.has(int(at), 8) {
			continue
		}
		if word := w.raw.native(int(at), 8); word != 0 && word != rec.value {
			continue
		}
		if w.size == 0 || rec.value-c.begin <= w.size {
			c.agree++
		}
	}
	return c.records-c.agree <= max(1, c.records/strays)
}

// holdsSymbols reports whether the symbols fit a kernel that begins at an address: none lies outside of it, _text is its
// first byte, and _stext begins a page.
func (w *linkage) holdsSymbols(c *candidate, exact bool) bool {
	const page = 4096
	t := w.tables
	if text, ok := addressOf(t, "_text"); ok && !exact && c.value+text != c.begin {
		return false
	}
	if stext, ok := addressOf(t, "_stext"); ok && (c.value+stext)%page != 0 {
		return false
	}
	if exact || w.size == 0 || t.Options.AbsolutePercpu {
		return true
	}
	last := t.NumSyms - 1
	return c.value >= c.begin && c.value+t.Address(last)-c.begin <= w.size
}

// tableAddress returns where kallsyms_offsets will be in memory, as far as that is known: by program headers, or by the
// kernel's own header, which tells its architecture. What else the file begins with says nothing.
func (m *Image) tableAddress(r *raw, f *found) (addr uint64, known bool) {
	if addr, ok := r.address(f.offsets); ok {
		return addr, true
	}
	h, ok := r.readHeader(f.num)
	if !ok {
		return 0, false
	}
	m.Guesses = append(m.Guesses, "the kernel is linked to the usual address of its architecture, "+hex(h.usual))
	for i := range m.Parts {
		m.Parts[i].Address, m.Parts[i].HasAddress = h.usual+uint64(m.Parts[i].Offset-h.at), true
	}
	return h.usual + uint64(f.offsets-h.at), true
}

// countFromFirst makes the first symbol's address 0, and says so.
func (m *Image) countFromFirst() {
	t := m.Tables
	t.TextAddress -= t.Address(0)
	first := ""
	for e := range t.Walk {
		if len(e.Text) > 0 {
			first = ", " + string(e.Text[1:])
		}
		break
	}
	m.Guesses = append(m.Guesses, fromFirst+first)
}

const fromFirst = "nothing says where the kernel is linked to: addresses count from its first symbol"

// proveBase says what in the image, beside its tables, agrees with the addresses. Where nothing does, they are as stored.
func (m *Image) proveBase(r *raw, f *found, relocated bool) {
	switch {
	case relocated:
		return
	case len(r.segments) > 0:
		m.proveBySegments(r)
		return
	}
	h, known := r.readHeader(f.num)
	text, ok := addressOf(m.Tables, "_text")
	switch {
	case known && ok && f.encoding != placeRelative && text == h.usual:
		m.Proofs = append(m.Proofs, "_text is at "+hex(text)+", where kernels of this architecture are linked to begin")
	case known && ok && f.encoding == placeRelative && text == h.usual:
		m.Proofs = append(m.Proofs, "_text is the byte of the image at which the kernel's header is")
	}
}

// proveBySegments compares the addresses of code with those that the program headers load the file to.
func (m *Image) proveBySegments(r *raw) {
	code, outside := 0, 0
	for e := range m.Tables.Walk {
		if len(e.Text) == 0 || e.Text[0]|0x20 != 't' {
			continue
		}
		code++
		if !r.loads(m.Tables.Address(e.Seq)) {
			outside++
		}
	}
	if outside == 0 {
		m.Proofs = append(m.Proofs, "the addresses of all "+strconv.Itoa(code)+" symbols of code lie in what the program headers load")
		return
	}
	m.Guesses = append(m.Guesses, strconv.Itoa(outside)+" of "+strconv.Itoa(code)+" symbols of code lie outside of what the program headers load: addresses are as they are stored")
}
