package symtab

// A Release is the set of rules by which one kernel release builds and reads its tables. Every difference between releases
// is a field. Code asks the field, never the name.
type Release struct {
	Name string

	// Input.
	NameLimit   int      // a name of this many bytes or more is reported and left out
	StrictLines bool     // one line, one symbol, single spaces; before: three fields anywhere, as scanf reads them
	AllowEmpty  bool     // no symbol at all yields empty tables instead of a failure
	FromNM      bool     // the builder's input was nm's own list; System.map (filtered by MapFilter) lacks some of it
	MapFilter   Patterns // lines the kernel's build drops on the way from nm to System.map
	Ignore      Patterns // symbols the builder itself drops
	KeepBounds  bool     // __start_* and __stop_* stay even where only text is kept

	// Options the release's builder knows.
	PercpuOption bool // AbsolutePercpu
	BaseOption   bool // BaseRelative: without it, a table of absolute addresses; afterwards always relative
	LTOOption    bool // LTOClang
	PlaceOption  bool // PCRelative; and no relative base any more

	// Tables.
	WideCounts     bool // num_syms and markers are native words: kernels of 64 bits until 4.2 at least, and not in 5.5
	TwoByteLengths bool // records of 128 bytes and more have a second length byte
	SeqsOfNames    bool // the name-ordered index, hence the binary search
	SortClean      Cut  // with LTOClang: what is cut off a name before it is sorted
	MatchClean     Cut  // with LTOClang: what is cut off a candidate before it is compared
	RawFirst       bool // with LTOClang: the uncut candidate is compared first, and its order steers the search

	// Printing.
	Layout       []Table // the order of the tables in the image and in the assembler file
	WordHeader   bool    // the assembler file begins with PTR and ALGN
	NameComments bool    // names and seqs lines carry the symbol as a comment
	AddrComments bool    // offsets lines do
	SizeLines    bool    // .size after names, markers, token_table and offsets

	listed bool // shown to people; false where a row exists for one detail only
}

// A Table names one of the kernel's tables.
type Table uint8

const (
	TableNumSyms      Table = iota // kallsyms_num_syms
	TableNames                     // kallsyms_names
	TableMarkers                   // kallsyms_markers
	TableTokenTable                // kallsyms_token_table
	TableTokenIndex                // kallsyms_token_index
	TableSeqsOfNames               // kallsyms_seqs_of_names
	TableOffsets                   // kallsyms_offsets, or kallsyms_addresses
	TableRelativeBase              // kallsyms_relative_base
)

// A Cut says where a name ends when it is compared, in a kernel built with Clang's link-time optimisation. That appends
// suffixes to the names of local symbols.
type Cut uint8

const (
	CutNothing  Cut = iota
	CutFirstDot     // at the first '.'
	CutLLVM         // at the first ".llvm."
)

var (
	layoutOld  = []Table{TableOffsets, TableRelativeBase, TableNumSyms, TableNames, TableMarkers, TableTokenTable, TableTokenIndex}
	layout62   = []Table{TableOffsets, TableRelativeBase, TableNumSyms, TableNames, TableMarkers, TableSeqsOfNames, TableTokenTable, TableTokenIndex}
	layout64   = []Table{TableNumSyms, TableNames, TableMarkers, TableTokenTable, TableTokenIndex, TableOffsets, TableRelativeBase, TableSeqsOfNames}
	layout70   = []Table{TableNumSyms, TableNames, TableMarkers, TableTokenTable, TableTokenIndex, TableOffsets, TableSeqsOfNames}
	ruleSeries = releaseRows()
)

// releaseRows derives each release from the one before it.
func releaseRows() []Release {
	r510 := Release{
		Name: "5.10", NameLimit: 128, FromNM: true, MapFilter: mapFilter510, Ignore: ignore510,
		PercpuOption: true, BaseOption: true, LTOOption: true, MatchClean: CutFirstDot, RawFirst: true,
		Layout: layoutOld, WordHeader: true, listed: true,
	}
	r61 := r510
	r61.Name, r61.NameLimit, r61.TwoByteLengths = "6.1", 512, true
	r61.FromNM, r61.MapFilter, r61.Ignore = false, mapFilter61, ignore61

	r62 := r61
	r62.Name, r62.SeqsOfNames, r62.Layout, r62.SortClean = "6.2", true, layout62, CutFirstDot

	r61s := r62 // the backport: 6.2's index with later fixes
	r61s.Name, r61s.Ignore = "6.1-stable", ignore61Stable
	r61s.SortClean, r61s.MatchClean, r61s.RawFirst = CutLLVM, CutLLVM, false

	r64 := r62
	r64.Name, r64.MapFilter, r64.Ignore, r64.Layout = "6.4", mapFilter64, ignore64, layout64

	r65 := r64
	r65.Name, r65.StrictLines, r65.AddrComments = "6.5", true, true
	r65.SortClean, r65.MatchClean = CutLLVM, CutLLVM

	r66 := r65 // differs in the LTO comparison alone, so no name of its own for people
	r66.Name, r66.RawFirst, r66.listed = "6.6", false, false

	r610 := r66
	r610.Name, r610.KeepBounds, r610.AllowEmpty, r610.listed = "6.10", true, true, true

	r611 := r610
	r611.Name, r611.BaseOption, r611.LTOOption, r611.NameComments = "6.11", false, false, true
	r611.SortClean, r611.MatchClean = CutNothing, CutNothing

	r615 := r611
	r615.Name, r615.PercpuOption = "6.15", false

	r70 := r615
	r70.Name, r70.PlaceOption, r70.Layout, r70.MapFilter = "7.0", true, layout70, mapFilter70
	r70.WordHeader = false

	r73 := r70
	r73.Name, r73.SizeLines = "7.3", true

	return []Release{r510, r61, r61s, r62, r64, r65, r66, r610, r611, r615, r70, r73}
}

// Releases returns the releases in which a rule changed, oldest first.
func Releases() []Release {
	var list []Release
	for _, r := range ruleSeries {
		if r.listed {
			list = append(list, r)
		}
	}
	return list
}

// FindRelease returns the rules of the named release. The name is one of those in Releases, or any "major.minor", which has
// the rules of the nearest release at or below it. The result has the name that was asked for.
func FindRelease(name string) (Release, bool) {
	var best Release
	found := false
	want, ok := releaseNumber(name)
	for _, r := range ruleSeries {
		if r.Name == name {
			return r, true
		}
		number, plain := releaseNumber(r.Name)
		if ok && plain && number <= want {
			best, found = r, true
		}
	}
	if !found {
		return Release{}, false
	}
	best.Name = name
	return best, true
}

// releaseNumber turns "6.12" into a number that orders releases; ok is false for anything but major.minor.
func releaseNumber(name string) (number int, ok bool) {
	major, minor, dots, digits := 0, 0, 0, 0
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case c == '.' && dots == 0 && digits > 0:
			major, minor, dots, digits = minor, 0, 1, 0
		case c >= '0' && c <= '9' && digits < 4:
			minor, digits = minor*10+int(c-'0'), digits+1
		default:
			return 0, false
		}
	}
	return major*10000 + minor, dots == 1 && digits > 0
}
