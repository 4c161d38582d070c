package symtab

// Sizes are the bytes each table takes in the kernel's memory, without the alignment between tables.
type Sizes struct {
	NumSyms, Names, Markers, TokenTable, TokenIndex, SeqsOfNames, Offsets, RelativeBase int
}

// Sizes counts them (SPEC 1).
func (t *Tables) Sizes() Sizes {
	s := Sizes{
		NumSyms: t.countSize(), Names: len(t.Names), Markers: t.countSize() * len(t.Markers),
		TokenTable: len(t.TokenTable), TokenIndex: 2 * len(t.TokenIndex),
		SeqsOfNames: len(t.SeqsOfNames), Offsets: 4 * len(t.Offsets), RelativeBase: t.word(),
	}
	if t.Addresses != nil {
		s.RelativeBase = 0
		s.Offsets = t.word() * len(t.Addresses)
	}
	if t.Release.PlaceOption {
		s.RelativeBase = 0 // gone in 7.0
	}
	return s
}

// countSize is the number of bytes of num_syms and of each marker.
func (t *Tables) countSize() int {
	if t.Release.WideCounts {
		return t.word()
	}
	return 4
}

// Codes returns the compressed bytes of the record at position i, a slice of Names.
func (t *Tables) Codes(i int) []byte {
	codes, _, _ := t.codes(t.Record(i))
	return codes
}
