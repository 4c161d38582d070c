package imagetest

import "github.com/kallscope/kallscope/symtab"

// addHeaders makes the kernel an ELF file: one segment with all of it, and sections for its code, its symbols and names.
func (k Kernel) addHeaders(m *Made) {
	const executable, segmentAt = 2, 0x100
	sections, count := k.appendSections(m)
	class, order := byte(2), byte(1)
	if k.word() == 4 {
		class = 1
	}
	if k.BigEndian {
		order = 2
	}
	head := append([]byte("\x7fELF"), class, order, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	o := k.order()
	machine := uint16(62)
	if k.word() == 4 {
		machine = 3
	}
	head = o.AppendUint16(o.AppendUint16(head, executable), machine)
	head = k.appendNative(o.AppendUint32(head, 1), k.base())
	head = k.appendNative(k.appendNative(head, segmentAt), uint64(sections))
	head = o.AppendUint32(head, 0)
	for _, v := range []uint16{uint16(64 - 3*(8-k.word())), uint16(56 - 6*(8-k.word())), 1, uint16(64 - 6*(8-k.word())), uint16(count), 1} {
		head = o.AppendUint16(head, v)
	}
	copy(m.Data, head)
	copy(m.Data[segmentAt:], k.segment(sections))
}

// segment is the program header of bytes up to size.
func (k Kernel) segment(size int) []byte {
	const load, all = 1, 7
	b := k.order().AppendUint32(nil, load)
	if k.word() == 8 {
		b = k.order().AppendUint32(b, all)
	}
	for _, v := range []uint64{0, k.base(), k.base(), uint64(size), uint64(size)} {
		b = k.appendNative(b, v)
	}
	if k.word() == 4 {
		b = k.order().AppendUint32(b, all)
	}
	return k.appendNative(b, 0x1000)
}

// A header is one of the section table's.
type header struct {
	name, kind   uint32
	flags        uint64
	offset, size int
	link         uint32
}

const sectionNames = "\x00.shstrtab\x00.text\x00.data\x00.bss\x00.symtab\x00.strtab\x00"

// appendSections appends the contents of sections and their table, and returns where it begins and how many there are.
func (k Kernel) appendSections(m *Made) (at, count int) {
	const progbits, symbols, texts, nobits, write, alloc, exec = 1, 2, 3, 8, 1, 2, 4
	list := []header{{}, {name: 1, kind: texts, offset: len(m.Data), size: len(sectionNames)}}
	m.Data = append(m.Data, sectionNames...)
	list = append(list, header{name: 11, kind: progbits, flags: alloc | exec, size: 0x100},
		header{name: 17, kind: progbits, flags: alloc | write, size: 0x100}, header{name: 23, kind: nobits, flags: alloc | write})
	if k.Symtab {
		table, names := k.elfSymbols(m.Tables)
		list = append(list, header{28, symbols, 0, len(m.Data), len(table), 6},
			header{36, texts, 0, len(m.Data) + len(table), len(names), 0})
		m.Data = append(append(m.Data, table...), names...)
	}
	for len(m.Data)%8 != 0 {
		m.Data = append(m.Data, 0)
	}
	at = len(m.Data)
	for _, h := range list {
		m.Data = k.order().AppendUint32(k.order().AppendUint32(m.Data, h.name), h.kind)
		for _, v := range []uint64{h.flags, 0, uint64(h.offset), uint64(h.size)} {
			m.Data = k.appendNative(m.Data, v)
		}
		m.Data = k.order().AppendUint32(k.order().AppendUint32(m.Data, h.link), 0)
		m.Data = k.appendNative(k.appendNative(m.Data, 8), 0)
	}
	return at, len(list)
}

// elfSymbols writes the tables' symbols as an ELF symbol table, after the empty first one and one that is undefined.
func (k Kernel) elfSymbols(t *symtab.Tables) (table, names []byte) {
	names = append(names, "\x00undefined\x00"...)
	table = k.appendSymbol(nil, 0, 0, 0, 0)
	table = k.appendSymbol(table, 1, 0x10, 0, 0)
	for e := range t.Walk {
		const local, global, weak = 0x00, 0x10, 0x20
		bind, section := byte(local), uint16(2)
		switch kind := e.Text[0]; {
		case kind == 'W':
			bind = weak
		case kind < 'a':
			bind = global
		}
		switch e.Text[0] | 0x20 {
		case 'd', 'r':
			section = 3
		case 'b':
			section = 4
		}
		table = k.appendSymbol(table, uint32(len(names)), bind, section, t.Address(e.Seq))
		names = append(append(names, e.Text[1:]...), 0)
	}
	return table, names
}

func (k Kernel) appendSymbol(b []byte, name uint32, info byte, section uint16, addr uint64) []byte {
	b = k.order().AppendUint32(b, name)
	if k.word() == 8 {
		b = k.order().AppendUint16(append(b, info, 0), section)
		return k.appendNative(k.appendNative(b, addr), 16)
	}
	b = k.order().AppendUint32(k.appendNative(b, addr), 16)
	return k.order().AppendUint16(append(b, info, 0), section)
}
