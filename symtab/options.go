package symtab

// Options are the switches that the kernel's build hands its table builder, and the width of an address. The zero value
// stands for the builder without any switch.
type Options struct {
	AllSymbols     bool // keep data symbols too, not only those between the text section's bounds
	AbsolutePercpu bool // x86-64 until 6.14: per-CPU symbols become type A and keep their small addresses
	BaseRelative   bool // until 6.10: 32-bit offsets from a base; without it a table of whole addresses
	LTOClang       bool // until 6.10: the kernel was linked with Clang's link-time optimisation
	PCRelative     bool // from 7.0: offsets are relative to their own place
	Word32         bool // addresses have 32 bits

	// Progress, when set, is called from time to time, on the goroutine that does the work.
	Progress func(p Phase, done, total int)
}

// A Phase is one stage of building, as reported to Options.Progress.
type Phase uint8

const (
	PhaseParse  Phase = iota // reading lines
	PhaseSort                // putting symbols in address order
	PhaseTrain               // finding the 256 tokens
	PhaseIndex               // sorting by name
	PhaseEncode              // writing the tables
)

var phaseNames = [...]string{"parse", "sort", "train", "index", "encode"}

func (p Phase) String() string {
	if int(p) < len(phaseNames) {
		return phaseNames[p]
	}
	return "phase"
}

func (o *Options) progress(p Phase, done, total int) {
	if o.Progress != nil {
		o.Progress(p, done, total)
	}
}

// Valid returns an error for an option that the release's builder does not know.
func (o Options) Valid(r Release) error {
	refuse := func(option string) error {
		return &ParseError{Code: "option", Text: option, Cause: "the builder of " + r.Name + " has no option " + option,
			Hint: "leave the option out, or choose another release"}
	}
	switch {
	case o.AbsolutePercpu && !r.PercpuOption:
		return refuse("--absolute-percpu")
	case o.BaseRelative && !r.BaseOption:
		return refuse("--base-relative")
	case o.LTOClang && !r.LTOOption:
		return refuse("--lto-clang")
	case o.PCRelative && !r.PlaceOption:
		return refuse("--pc-relative")
	}
	return nil
}
