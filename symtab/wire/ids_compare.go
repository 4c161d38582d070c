package wire

// Frames of comparisons and of tables that are built otherwise (symtab/compare).
const (
	KindCompared Kind = 40
	KindChanges  Kind = 41
	KindBuilt    Kind = 42
	KindShares   Kind = 43
)

// Sections of these frames.
const (
	SecTableBytes     = 240 // u32, 8 of A, then 8 of B: names, offsets, seqs_of_names, markers, token_table, token_index, relative_base, num_syms; of Built only 8
	SecMoreTotals     = 241 // u64, see More…
	SecComparedNames  = 242 // strings
	SecComparedGroups = 243 // u32, 5 a group: how it is grouped (0 family, 1 kind, 2 area), symbols of A and of B, bytes of the tables in A and in B. Of Shares 3: grouping, symbols, bytes
	SecChanges        = 244 // u32, 6 a change: symbol of A, symbol of B (1<<32-1 for none), size in A and in B (1<<32-1 for unknown), bytes of the tables in A and in B
)

// SecInfo of a Compared frame, in symbols.
const (
	InfoComparedKept    = iota
	InfoComparedInOrder // kept ones that stand in one order in both
	InfoComparedGrown   // functions
	InfoComparedShrunk
	InfoComparedSame        // functions that kept their size
	InfoComparedHoles       // functions left out, because a hole is assumed after them
	InfoComparedPadding     // __pfx_ symbols among the added ones
	InfoComparedPaddingGone // and among the removed ones
	InfoComparedLists       // from here on the lengths of the seven lists, in the order of symtab/compare.List
	InfoComparedLen         = InfoComparedLists + 7
)

// Numbers of SecMoreTotals. Those of records are signed.
const (
	MoreGrownBy = iota // bytes that functions grew by
	MoreShrunkBy
	MoreCodeA // bytes from _stext to _etext, 0 for unknown
	MoreCodeB
	MoreRecordsAdded
	MoreRecordsRemoved
	MoreRecordsOthers // how much larger the records of symbols are that are in both
	MoreLen
)

// SecInfo of a Built frame.
const (
	InfoBuiltSymbols = iota
	InfoBuiltPacked  // bytes of all tables after the compressor that SecCompressor names
	InfoBuiltProbes  // most probes of a search, 0 without a name order
	InfoBuiltLen
)
