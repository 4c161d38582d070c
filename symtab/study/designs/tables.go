package designs

// A table is one of a design's. Its label names what is in it: tables with one label are equal.
type table struct {
	label string
	parts [][]byte
}

func (t table) size() (bytes int) {
	for _, p := range t.parts {
		bytes += len(p)
	}
	return bytes
}

// tables are all tables of the design but num_syms and relative_base, little-endian where they have words.
func (b *built) tables() []table {
	kind := b.store.kind.String()
	spaced := kind + " every " + number(b.spacing)
	names := kind
	if b.store.kind >= Front {
		names = spaced
	}
	all := []table{
		{"names " + names, [][]byte{b.store.bytes}},
		{"starts " + spaced, [][]byte{words(b.starts)}},
	}
	if t := b.store.tokens; t != nil {
		index := make([]byte, 0, 2*len(t.TokenIndex))
		for _, at := range t.TokenIndex {
			index = append(index, byte(at), byte(at>>8))
		}
		all = append(all, table{"tokens " + names, [][]byte{t.TokenTable, index}})
	}
	return append(append(all, b.indexTables()...), b.offsetTable())
}

func (b *built) indexTables() []table {
	switch b.design.Index {
	case ThreeBytes:
		return []table{{"order of three bytes", [][]byte{seqs(b.order)}}}
	case FourBytes:
		return []table{{"order of four bytes", [][]byte{words(b.order)}}}
	case Order:
		return []table{{"places of three bytes", [][]byte{seqs(b.rank)}}}
	case Hash:
		return []table{{"hash", [][]byte{b.hash}}}
	case PerfectHash:
		return []table{{"perfect hash", [][]byte{b.perfect.bits, words(b.perfect.ranks), b.perfect.places}}}
	}
	return nil
}

// offsetTable has an offset for each symbol, in the order of the names.
func (b *built) offsetTable() table {
	offsets := make([]uint32, b.n)
	label := "offsets"
	for i := range offsets {
		offsets[i] = uint32(b.kernel.tables.Address(i) - b.kernel.tables.RelativeBase)
		if i < len(b.kernel.tables.Offsets) {
			offsets[i] = b.kernel.tables.Offsets[i]
		}
	}
	if b.sorted() {
		label = "offsets by name"
		sorted := make([]uint32, b.n)
		for i, seq := range b.order {
			sorted[i] = offsets[seq]
		}
		offsets = sorted
	}
	return table{label, [][]byte{words(offsets)}}
}

func words(numbers []uint32) []byte {
	out := make([]byte, 0, 4*len(numbers))
	for _, x := range numbers {
		out = append(out, byte(x), byte(x>>8), byte(x>>16), byte(x>>24))
	}
	return out
}

func seqs(numbers []uint32) []byte {
	out := make([]byte, seqBytes*len(numbers))
	for i, x := range numbers {
		putSeq(out, i, x)
	}
	return out
}
