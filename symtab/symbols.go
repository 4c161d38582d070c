package symtab

// MaxSymbols is how many symbols three bytes of kallsyms_seqs_of_names can number.
const MaxSymbols = 1 << 24

// Symbols are the symbols that go into the tables, in the order of the input, one column for each property.
type Symbols struct {
	Addr  []uint64
	Text  []byte   // each symbol's type character and name, one after another
	Start []uint32 // symbol i is Text[Start[i]:Start[i+1]]; one more entry than symbols

	TextAddress uint64 // of _text, wherever it stands in the input and whether it was kept or not; 0 if absent

	// PercpuFirst and PercpuLast are the first and the last address of per-CPU symbols. The range is empty (first > last)
	// unless the input has the two symbols that bound it.
	PercpuFirst, PercpuLast uint64

	TooLong []LongName // left out for their length, in input order
}

// A LongName is a symbol whose name reaches the release's limit.
type LongName struct {
	Line int
	Name string
}

// Len returns the number of symbols.
func (s *Symbols) Len() int { return len(s.Addr) }

// Symbol returns the type character and name of symbol i, as a slice of Text.
func (s *Symbols) Symbol(i int) []byte { return s.Text[s.Start[i]:s.Start[i+1]] }

// absolute reports whether symbol i keeps its address as it is.
func (s *Symbols) absolute(o *Options, addr uint64) bool {
	return o.AbsolutePercpu && addr >= s.PercpuFirst && addr <= s.PercpuLast
}

// grow makes room for about as many symbols as a map of size bytes has.
func (s *Symbols) grow(size int) {
	const shortLine = 32 // real maps' lines average 43 bytes, 25 of them type and name
	s.Addr = make([]uint64, 0, size/shortLine+16)
	s.Start = make([]uint32, 1, size/shortLine+17)
	s.Text = make([]byte, 0, size/5*3+16) // types and names are 0.56 to 0.59 of a real map, 0.66 with addresses of eight digits
}

func (s *Symbols) add(addr uint64, kind byte, name []byte) {
	s.Addr = append(s.Addr, addr)
	s.Text = append(s.Text, kind)
	s.Text = append(s.Text, name...)
	s.Start = append(s.Start, uint32(len(s.Text)))
}

// Padding is how the names begin that x86-64 kernels give to the padding before each function.
const Padding = "__pfx_"

// IsPadding reports whether a name is that of a function's padding.
func IsPadding(name []byte) bool {
	return len(name) >= len(Padding) && string(name[:len(Padding)]) == Padding
}
