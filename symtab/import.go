package symtab

import "strconv"

// A Tristate is an option that a person may leave to the importer.
type Tristate uint8

const (
	Infer Tristate = iota
	On
	Off
)

// Wanted is what a person has decided. The zero value leaves everything to the importer.
type Wanted struct {
	Release        string // a release name; empty: inferred
	AllSymbols     Tristate
	AbsolutePercpu Tristate
	LTOClang       Tristate
	Word32         Tristate

	// Plain says that each line is known to be an address, a type and a name, as symtab/texts writes them: then Import
	// does not ask whether it could be something else.
	Plain bool

	Progress func(p Phase, done, total int)
}

// A Report says how a map was read: as which release, with which options, and what was changed, left out or assumed.
type Report struct {
	Release Release
	Options Options
	Lines   int
	Notes   []Note
}

// Import reads a map in the forms that are met every day: System.map, /proc/kallsyms, the output of nm. It infers what the
// person has not decided, leaves out what the kernel's build leaves out, and reports all of it. What it returns is
// ready for Build with the report's release and options. It does not alias src.
//
// A file in another form ends in an error with CodeBinary or CodeOther, also where each line could be read in some way
// but not in one way only; symtab/texts and symtab/image read more.
//
// It works in three steps: read every line that has an address (lines.go), decide release and options from what was
// seen (infer.go), then filter by that release's rules (settle.go).
func Import(src []byte, want Wanted) (*Symbols, *Report, error) {
	if err := refuse(src); err != nil {
		return nil, nil, err
	}
	m := importer{src: src, plain: want.Plain, percpu: newBounds(), telling: &newFilterSet(&syscallNames, &tellingNames, &toldByName).begins}
	if err := m.read(want.Progress); err != nil {
		return nil, nil, err
	}
	report := &Report{Lines: m.lines}
	if err := m.infer(report, &want); err != nil {
		return nil, nil, err
	}
	if err := m.settle(report, want.AllSymbols); err != nil {
		return nil, nil, err
	}
	if err := m.checkRange(report); err != nil {
		return nil, nil, err
	}
	report.Notes = m.notes.finish(src)
	symbols := m.symbols // a copy: a pointer into the importer would keep src alive
	return &symbols, report, nil
}

// importer is one map being read.
type importer struct {
	src     []byte
	plain   bool // Wanted.Plain
	symbols Symbols
	percpu  bounds
	lines   int
	gaps    []gap
	last    int   // line of the last symbol
	tailed  int   // how many names have a blank in them
	short   int   // a line whose address has fewer than eight digits, or is lower than the one before and the first again; 0 for none
	odd     uint8 // classes of characters in names that no compiler puts there (settle.go)
	signs   signs
	telling *prefixSieve
	notes   noteList
}

// A gap is a place where lines without a symbol were passed over: from this symbol on, symbols stand on consecutive lines,
// the first of which is line.
type gap struct{ symbol, line int }

// line returns the line on which symbol i of the input stands.
func (m *importer) line(i int) int {
	low, high := 0, len(m.gaps)
	for high-low > 1 {
		if mid := (low + high) / 2; m.gaps[mid].symbol <= i {
			low = mid
		} else {
			high = mid
		}
	}
	return m.gaps[low].line + i - m.gaps[low].symbol
}

// checkRange finds addresses that the tables cannot hold. Build would find them, too, but could not name the line.
func (m *importer) checkRange(report *Report) error {
	s, o := &m.symbols, &report.Options
	t := Tables{Release: report.Release, Options: *o, TextAddress: s.TextAddress}
	if t.Release.BaseOption && !o.BaseRelative {
		return nil
	}
	lowest := m.lowest(o) // without one there is no base, and absolute addresses must still fit in 31 bits
	if lowest >= 0 && !t.Release.PlaceOption {
		t.RelativeBase = s.Addr[lowest]
	}
	if m.allFit(&t) {
		return nil
	}
	outside, count := -1, 0
	for i, addr := range s.Addr {
		if _, ok := t.offset(s, addr); !ok {
			if count++; outside < 0 {
				outside = i
			}
		}
	}
	odd := lowest >= 0 && 2*count > s.Len() && !t.Release.PlaceOption // the lowest symbol is the odd one, not all the others
	if odd {
		outside = lowest
	}
	err := outOfRange(&t, s, outside)
	err.Line, err.Offset, err.Text = m.find(s.Addr[outside], s.Symbol(outside)[1:])
	if odd {
		err.Cause = "symbol " + excerpt(s.Symbol(outside)[1:]) + " at " + hex64(s.Addr[outside]) + " is too far below the other " +
			strconv.Itoa(count) + " for their 32-bit offsets"
	}
	return err
}

// lowest returns the symbol with the lowest address that is not absolute, of several the first, -1 if there is none.
func (m *importer) lowest(o *Options) int {
	s, lowest := &m.symbols, -1
	for i, addr := range s.Addr {
		if lowest >= 0 && addr >= s.Addr[lowest] || s.absolute(o, addr) {
			continue
		}
		lowest = i
	}
	return lowest
}

// allFit reports whether all addresses can be encoded. It only tests the bits that must be zero (see Tables.offset).
func (m *importer) allFit(t *Tables) bool {
	s, o, over := &m.symbols, &t.Options, uint64(0)
	switch {
	case t.Release.PlaceOption && o.PCRelative:
		for _, addr := range s.Addr {
			over |= (addr - t.TextAddress + 1<<31) >> 32
		}
	case t.Release.PlaceOption:
		for _, addr := range s.Addr {
			over |= addr >> 32
		}
	case !o.AbsolutePercpu:
		for _, addr := range s.Addr {
			over |= (addr - t.RelativeBase) >> 32
		}
	default:
		for _, addr := range s.Addr {
			if !s.absolute(o, addr) {
				addr -= t.RelativeBase
			}
			over |= addr >> 31
		}
	}
	return over == 0
}
