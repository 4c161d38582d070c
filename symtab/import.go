package symtab

// A Tristate is an option that may be left to the importer.
type Tristate uint8

const (
	Infer Tristate = iota
	On
	Off
)

// Wanted is what the person has decided; the rest is inferred from the map.
type Wanted struct {
	Release        string // a release name; empty: inferred
	AllSymbols     Tristate
	AbsolutePercpu Tristate
	LTOClang       Tristate
	Word32         Tristate

	Progress func(p Phase, done, total int)
}

// A Report says how a map was read: as which release, with which options, and what was changed, left out or assumed.
type Report struct {
	Release Release
	Options Options
	Lines   int
	Notes   []Note
}

// A Note is one thing worth knowing about how a map was read.
type Note struct {
	Code    string // stable, for programs
	Count   int    // how many lines it concerns
	Line    int    // the first of them, counted from 1; 0 when it is none in particular
	Text    string // that line, raw, cut to a bearable length
	Message string // a sentence for people
}

// Import reads a map in whatever form people have one and reports what it made of it.
func Import(src []byte, want Wanted) (*Symbols, *Report, error) {
	name := want.Release
	if name == "" {
		name = "6.12"
	}
	r, ok := FindRelease(name)
	if !ok {
		return nil, nil, &ParseError{Code: "release", Text: name, Cause: "unknown release " + name, Hint: "give a release as major.minor, such as 6.12"}
	}
	o := Options{AllSymbols: want.AllSymbols != Off, AbsolutePercpu: want.AbsolutePercpu == On, Progress: want.Progress}
	s, err := Parse(src, r, o)
	if err != nil {
		return nil, nil, err
	}
	return s, &Report{Release: r, Options: o}, nil
}
