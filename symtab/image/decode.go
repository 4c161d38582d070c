package image

import (
	"bytes"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// decode makes Tables of what was found and verifies them.
func (m *Image) decode(r *raw, found *found, f *finder) error {
	const checks = 3
	report := func(done int) error { return f.options.progress(PhaseCheck, done, checks) }
	if err := report(0); err != nil {
		return err
	}
	m.Word, m.BigEndian, m.Format = r.word, r.bigEndian(), r.format()
	m.Layout = orderNames[found.order]
	m.place(r, found)

	t := r.tables(found)
	if err := found.checkTexts(t.Names, t.TokenTable); err != nil {
		return err
	}
	m.Tables = t
	m.chooseRelease(found, f.release)
	t.Release.WideCounts = found.markerSize == 8
	t.Release.TwoByteLengths = t.Release.TwoByteLengths || found.wide > 0
	m.decodeAddresses(r, found)
	if err := report(1); err != nil {
		return err
	}
	t.Derive()
	relocated := m.findBase(r, found)
	m.finishPlaces(found)
	t.Options.AllSymbols = hasData(t)
	if err := report(2); err != nil {
		return err
	}
	if err := m.check(); err != nil {
		return err
	}
	m.prove(found)
	m.proveBase(r, found, relocated)
	return report(checks)
}

// tables copies the tables of which only the byte order has to be decoded.
func (r *raw) tables(f *found) *symtab.Tables {
	t := &symtab.Tables{NumSyms: f.n}
	t.Names = bytes.Clone(r.data[f.names:f.nameTables.end])
	t.TokenTable = bytes.Clone(r.data[f.table:f.tokenTables.end])
	for slot := range t.TokenIndex {
		t.TokenIndex[slot] = uint16(r.u16(f.index + 2*slot))
	}
	t.Markers = make([]uint32, (f.n+markedRecords-1)/markedRecords)
	for i := range t.Markers {
		t.Markers[i] = uint32(r.native(f.markers+f.markerSize*i, f.markerSize))
	}
	if seqs := f.seqsAt(); seqs != 0 {
		t.SeqsOfNames = bytes.Clone(r.data[seqs : seqs+seqSize*f.n])
	}
	return t
}

// seqsAt returns where the name index is, 0 if there is none.
func (f *found) seqsAt() int { return f.addressTables.seqs }

// place lists where the tables lie, in the order of the image.
func (m *Image) place(r *raw, f *found) {
	width := 4
	if f.encoding == wholeAddresses {
		width = f.word
	}
	sizes := map[symtab.Table][2]int{
		symtab.TableNumSyms:     {f.num, f.numSize},
		symtab.TableNames:       {f.names, f.nameTables.end - f.names},
		symtab.TableMarkers:     {f.markers, f.markerSize * ((f.n + markedRecords - 1) / markedRecords)},
		symtab.TableTokenTable:  {f.table, f.tokenTables.end - f.table},
		symtab.TableTokenIndex:  {f.index, indexSize},
		symtab.TableSeqsOfNames: {f.seqsAt(), seqSize * f.n},
		symtab.TableOffsets:     {f.offsets, width * f.n},
	}
	if f.base != 0 {
		sizes[symtab.TableRelativeBase] = [2]int{f.base, f.word}
	}
	for _, table := range layouts[f.order] {
		if at, has := sizes[table]; has {
			p := Part{Table: table, Whole: f.encoding == wholeAddresses, Offset: at[0], Size: at[1]}
			p.Address, p.HasAddress = r.address(p.Offset)
			m.Parts = append(m.Parts, p)
		}
	}
}

// layouts are the orders of the tables, as the releases have them.
var layouts = [...][]symtab.Table{
	orderOld: release("6.1").Layout, orderIndexed: release("6.2").Layout, orderLast: release("6.4").Layout, orderPlace: release("7.0").Layout,
}

// release returns the rules of a release that is known.
func release(name string) symtab.Release {
	r, _ := symtab.FindRelease(name)
	return r
}

// hasData reports whether data is among the symbols: what is kept of it where only text is (CONFIG_KALLSYMS_ALL=n) is
// never in .bss.
func hasData(t *symtab.Tables) bool {
	for e := range t.Walk {
		if len(e.Text) > 0 && e.Text[0]|0x20 == 'b' {
			return true
		}
	}
	return false
}

// check verifies what has been decoded. In some releases, a kernel linked with Clang's link-time optimisation orders
// names without their suffixes. Only the order shows it, so check tries both orders.
func (m *Image) check() error {
	t := m.Tables
	err := t.Check()
	if err == nil || !t.Release.LTOOption || t.SeqsOfNames == nil {
		return err
	}
	t.Options.LTOClang = true
	if t.Check() == nil {
		m.Proofs = append(m.Proofs, "names are in order without their suffixes: the kernel was linked with Clang's link-time optimisation")
		return nil
	}
	t.Options.LTOClang = false
	return err
}

// prove adds to the proofs what has been verified so far.
func (m *Image) prove(f *found) {
	n := strconv.Itoa(f.n)
	m.Proofs = append(m.Proofs,
		"token_index says of each of the 256 tokens where it begins",
		"the "+n+" records of names all begin with a symbol's type and end where the markers begin",
		"all "+strconv.Itoa(len(m.Tables.Markers))+" markers point to every 256th record")
	if f.seqsAt() != 0 {
		m.Proofs = append(m.Proofs, "seqs_of_names holds each number below "+n+" once, and names ascend in its order")
	}
	m.Proofs = append(m.Proofs, "addresses ascend when each word is "+encodingNames[f.encoding]+" (which says nothing of where the kernel is linked to)")
}
