package wire

// Version is the version of the frame format. It is raised when a reader of the version before would misread a frame.
const Version = 1

// Kind says what a frame holds.
type Kind uint16

const (
	KindTables      Kind = 1
	KindTrace       Kind = 2
	KindOpening     Kind = 3
	KindSuggestions Kind = 4
	KindEntry       Kind = 5
	KindLocation    Kind = 6
	KindTiming      Kind = 7
	KindError       Kind = 8
	KindDone        Kind = 9
	KindImage       Kind = 10
	KindComparison  Kind = 11
	KindCosts       Kind = 12
	KindTraining    Kind = 13
	KindPlayed      Kind = 14
	KindWritten     Kind = 15
	KindDesigns     Kind = 16
	KindGrowth      Kind = 17
	KindColumns     Kind = 18
	KindMatches     Kind = 19
	KindCard        Kind = 20
	KindMiss        Kind = 21
	KindPlaces      Kind = 22
	KindContests    Kind = 40
	KindShrinking   Kind = 41
	KindReleases    Kind = 42
)

// Section ids, one number space for all kinds.
const (
	SecInfo         = 1  // u32: the kind's numbers, see Info…
	SecRelease      = 2  // u8: release name, UTF-8
	SecText         = 3  // u8: names without type, one after another
	SecTextStart    = 4  // u32, n+1: where each name starts in SecText
	SecType         = 5  // u8, n: type characters
	SecRecord       = 6  // u32, n+1: where each record starts in SecNames
	SecLinearBytes  = 7  // u32, n+1: bytes of table the linear scan has read before each symbol (SPEC 16)
	SecNames        = 8  // u8: kallsyms_names
	SecSeqs         = 9  // u8, 3n: kallsyms_seqs_of_names
	SecAddress      = 10 // u64, n
	SecMarkers      = 11 // u32: kallsyms_markers
	SecTokenTable   = 12 // u8: kallsyms_token_table
	SecTokenIndex   = 13 // u16, 256: kallsyms_token_index
	SecTokenUses    = 14 // u32, 256: how often each code stands in SecNames
	SecRounds       = 15 // u32, 4 a round: slot, first, second, count
	SecAreaStart    = 16 // u32: first symbol (address order) of each area of the image
	SecAreaLabel    = 17 // strings: .text, .rodata, …
	SecInitialStart = 18 // u32: first k (name order) of each thumb-index letter
	SecInitialLabel = 19 // strings
	SecNoteNumbers  = 20 // u32, 2 a note: line, count
	SecNoteCodes    = 21 // strings
	SecNoteMessages = 22 // strings
	SecNoteTexts    = 23 // strings: an excerpt of the line concerned
	SecOffsets      = 24 // u32, n: kallsyms_offsets
	SecFingerprint  = 25 // u64, 1: FNV-1a of the map's text, unpacked, or of a kernel's bytes as they lie in the file or archive

	SecQuery      = 30 // u8: the name looked for
	SecFetch      = 31 // u32, FetchStride a fetch, see Fetch…
	SecStep       = 32 // u32, 3 a step: kind, fetch, bytes read at its end
	SecFetchCodes = 33 // u8: the compressed bytes of all fetched records
	SecFetchLens  = 34 // u16: text length of each of those bytes
	SecFetchText  = 35 // u8: type and name of all fetched records
	SecMatch      = 36 // u64: address of the match

	SecLinearEvery = 41 // u32: SecLinearBytes at 0, 256, 512, …, and at n
	SecSomeIndex   = 42 // u32: symbols whose names are here (rising)
	SecSomeText    = 43 // strings
	SecCandidates  = 44 // u8, 3 each: seqs_of_names from InfoOpeningFirstK on
	SecTrace       = 45 // u8: a Trace frame
	SecSomeLinear  = 46 // u32: SecLinearBytes at each of SecSomeIndex

	SecIndex  = 50 // u32: symbols, in address order
	SecCodes  = 51 // u8: compressed bytes of one record
	SecLens   = 52 // u16: text length of each
	SecOffset = 53 // u64: offset into the symbol, its size
	SecSame   = 54 // u32, one for each of SecIndex: how many symbols have its name

	SecCode     = 60 // u8: error code
	SecLine     = 61 // u32: line (0: none)
	SecLineText = 62 // u8: excerpt of the line
	SecCause    = 63 // u8
	SecHint     = 64 // u8

	SecChoicePaths = 65 // strings: the files of an archive to choose from; these three are of an Error with code "choose" only
	SecChoiceSizes = 66 // u64: bytes of each
	SecChoiceKinds = 67 // strings: "map" or "kernel"

	SecLayerNames  = 70 // strings: what the kernel was packed in, from the outside in
	SecLayerPlaces = 71 // u32, 2 a layer: where its content begins in what the layer before contains, and how long it is
	SecFormat      = 72 // u8: of the raw kernel, in words
	SecBanner      = 73 // u8: "Linux version …", empty if there is none
	SecWhy         = 74 // u8: why the release
	SecProofs      = 75 // strings: what was verified
	SecGuesses     = 76 // strings: what was assumed
	SecPartNames   = 77 // strings: tables, by the kernel's names, in the order of the image or of the release
	SecPartPlaces  = 78 // u32, 3 a part: offset in the raw kernel, bytes, 1 where the address is known
	SecPartAddress = 79 // u64, a part
	SecCompared    = 80 // u32, 3 a table: bytes in the kernel, bytes built again, offset of the first that differs (1<<32-1: none)
	SecReasons     = 81 // strings, a table: what that byte means; empty where there is none

	SecSearch       = 90 // u32, n: bytes that the binary search of each symbol's name reads
	SecScan         = 91 // u32, n: bytes that the linear scan for it reads
	SecRank         = 92 // u32, n: its position in name order
	SecTotals       = 93 // u64, see Total…: what all lookups together did
	SecSpacings     = 94 // u64, 4 a spacing: a marker every so many records, bytes read by all lookups, bytes of skipping, bytes of markers
	SecBatches      = 95 // u64, 3 a batch: names at once, bytes of one scan, bytes of as many searches; means, rounded
	SecApart        = 96 // u32, 2 times 12: eleven quantiles and the pairs that stay neighbours, by name of neighbours in memory, then the other way
	SecQuantiles    = 97 // u32, 2 times 7: least, 1 %, 10 %, median, 90 %, 99 %, most of SecScan, then of SecSearch
	SecScanTenths   = 98 // u32: symbols by tenths of a power of ten of their scan's bytes, from 10^0
	SecSearchTenths = 99 // u32: the same of the search

	SecLeft     = 100 // u32: bytes of the names after each round
	SecChoices  = 101 // u32, 4 a choice: round, first, second, count
	SecExamples = 102 // u32: symbols
	SecStepLens = 103 // u32: length of each of SecStepCodes' parts: of each example at the start, then after each round
	SecStepCode = 104 // u8: codes of the examples, one after another

	SecGains      = 105 // u32, 7: the same quantiles of how many times as much the scan reads as the search, in thousandths
	SecGainTenths = 106 // u32: symbols by tenths of a power of ten of that, from 10^0 thousandths

	SecPlayed     = 110 // u32, 5 a round: slot, first, second, count, bytes left
	SecNext       = 111 // u32, 4 a pair: first, second, count, count before the last round
	SecDesigns    = 120 // u64, DesignLen a design, see Design…
	SecCompressor = 121 // u8: what packed the tables; empty if nothing did
	SecGrowth     = 130 // u64, 6 a kernel: symbols, most probes, symbols whose scan reads less, bytes of tables, bytes of all searches, of all scans

	SecSize         = 140 // u32, n: bytes to the next higher address, 1<<32-1 where nothing tells
	SecEqual        = 141 // u32, n: symbols with the name, itself included
	SecKinds        = 142 // u32, see Count…: symbols by what a filter's buttons ask for
	SecProblems     = 143 // u32: column of each word that was ignored, in bytes
	SecProblemWords = 144 // strings
	SecProblemTexts = 145 // strings: why
	SecAliases      = 146 // u32: the other symbols at its address
	SecCopies       = 147 // u32: the symbols with its name, by address
	SecNear         = 148 // u32, 2 each of SecCopies: the nearest global function before and after, 1<<32-1 for none
	SecTools        = 149 // strings
	SecForms        = 150 // strings: the symbol as that tool takes it
	SecAround       = 151 // u32: symbols next to a missing name, in name order
	SecVariants     = 152 // u32: symbols whose names are a form of it
	SecHolding      = 153 // u32: others that have it in their names
	SecSpelt        = 154 // u32, 2 each: symbol, letters that differ
	SecSuffixes     = 155 // strings
	SecSuffixCounts = 156 // u32: functions with each
	SecShift        = 157 // u64, 1: what was subtracted from addresses
	SecPlaces       = 158 // u32, 4 a place: line, symbol (1<<32-1 for none), verdict (explore.Verdict), others that agree
	SecPlaceNumbers = 159 // u64, 3 a place: offset, size said (0 for none), size here (0 for unknown)
	SecPlaceTexts   = 160 // strings: what was read
	SecSpreads      = 180 // u32, 4 times explore.Bars: symbols by bar: letters, size, record, bytes a search reads
	SecScales       = 181 // u32, 2 a spread: where its bars begin and how wide they are, 0 where they double (explore.Scale)
	SecAreaCounts   = 182 // u32: matches by area of the Tables frame
	SecGroups       = 183 // u32: where in the matches each name begins, where equal names stand together
	SecGroupBytes   = 184 // u32: bytes of the tables that each of these names takes

	SecTied         = 200 // u32: pairs that stand as often as the chosen one, for each round
	SecTouched      = 201 // u32: symbols that have the pair, for each round
	SecRivals       = 202 // u32, 4 each: round, first, second, count; the chosen pair first
	SecReleaseNames = 203 // strings
	SecLayouts      = 204 // u8, LayoutLen a release: its tables in the order of the image (symtab.Table), NoTable behind the last
)

// SecInfo of a Tables or Opening frame.
const (
	InfoNumSyms          = iota
	InfoFlags            // Flag…
	InfoNumSymsBytes     // sizes of the tables, bytes
	InfoNamesBytes       //
	InfoMarkersBytes     //
	InfoTokenTableBytes  //
	InfoTokenIndexBytes  //
	InfoSeqsBytes        //
	InfoOffsetsBytes     //
	InfoRelativeBytes    //
	InfoPlainBytes       // all names as plain text, each with its type character and a NUL
	InfoMaxProbes        // most probes any search can take
	InfoHardest          // position in address order of the unique name whose binary search reads most bytes, 1<<32-1 for none
	InfoHardestBytes     // and those bytes
	InfoLast             // position of the last symbol in memory whose name is unique, 1<<32-1 for none
	InfoLines            // lines of the map
	InfoMemory           // wasm memory after the build, KiB (0: unknown)
	InfoRelativeBaseLow  //
	InfoRelativeBaseHigh //
	InfoOpeningFirstK    // Opening: k of the first of SecCandidates
	InfoTablesLen
)

// InfoFlags bits.
const (
	FlagAllSymbols = 1 << iota
	FlagAbsolutePercpu
	FlagWord32
	FlagSeqsOfNames
	FlagLTOClang
	FlagBaseRelative
	FlagPCRelative
	FlagIndexBuilt // seqs_of_names was built here: the release has none
)

// SecInfo of a Trace frame.
const (
	InfoFound          = iota
	InfoSeq            // position of the match in address order (first match)
	InfoFirst          // range of equal names in name order
	InfoLastMatch      //
	InfoProbes         // fetches that are not walk-back
	InfoBinaryBytes    //
	InfoLinearExpanded //
	InfoLinearRead     // bytes
	InfoTraceN         // n, number of symbols
	InfoTraceLen
)

// Columns of SecFetch.
const (
	FetchWalk      = iota
	FetchK         // position in name order (mid)
	FetchLow       // interval before, int32
	FetchHigh      //
	FetchLeftLow   // interval after, int32; empty when LeftHigh < LeftLow
	FetchLeftHigh  //
	FetchSeq       //
	FetchMarker    // markers[seq >> 8]
	FetchSkipped   // seq & 255
	FetchRecord    // offset of the record in names
	FetchHeader    // bytes of its length, 1 or 2
	FetchLength    // compressed bytes
	FetchTextLen   // bytes of type and name
	FetchSign      // int32: strcmp(wanted, entry)
	FetchDiff      // letters in common
	FetchBytesFrom // bytes read before this fetch
	FetchStride
)

// SecInfo of an Image frame.
const (
	InfoImageFile  = iota // bytes of the file
	InfoImageRaw          // bytes of the raw kernel
	InfoImageBuilt        // 1: there were no tables in it, they were built from its ELF symbol table
	InfoImageLen
)

// SecInfo of a Costs frame. Positions that there are not are 1<<32-1.
const (
	InfoLosers       = iota // symbols whose scan reads less than their search
	InfoLastLoser           // the last of them in address order
	InfoLoserNear           // where 95 of 100 of them lie before or at
	InfoLoserCode           // how many of them are functions
	InfoGain715             // symbols whose scan reads at least 715 times as much
	InfoLeastSearch         // bytes
	InfoMedianSearch        //
	InfoMostSearch          //
	InfoShared              // names that several symbols have
	InfoSharing             // and these symbols
	InfoThree               // where a name of three functions begins in name order
	InfoThreeHit            // where its lookup's halving meets it
	InfoMostShared          // where the name that most symbols have begins in name order
	InfoCrossing            // names from which on one scan reads less than as many searches
	InfoCostsLen
)

// Numbers of SecTotals.
const (
	TotalProbes  = iota
	TotalFetches // probes and steps of a walk back
	TotalSeqs    // bytes
	TotalMarkers
	TotalSkipped
	TotalExpand
	TotalWhole          // bytes that a scan over all symbols reads
	TotalSharedInMemory // letters with which neighbours in memory begin alike
	TotalSharedByName   // and neighbours in the alphabet
	TotalsLen
)

// Numbers of SecLayouts.
const (
	LayoutLen = 8
	NoTable   = 255
)

// SecInfo of a Training frame.
const (
	InfoTrainingStart = iota // bytes of the names before the first round
	InfoTrainingLen
)

// Numbers of a design in SecDesigns. Bytes are of the lookups of all symbols together.
const (
	DesignNames   = iota // symtab/study/designs.Names
	DesignIndex          // symtab/study/designs.Index
	DesignSpacing        // records for each start
	DesignMemory         // bytes of all tables
	DesignImage          // bytes of them packed; 0 where that was not asked for
	DesignByName
	DesignByAddress
	DesignListing // bytes read to list all symbols in memory order
	DesignRan     // names really looked up
	DesignLen
)

// SecInfo of a Designs frame.
const (
	InfoDesignSymbols = iota
	InfoDesignDistinct
	InfoDesignHash    // bytes of the hash table
	InfoDesignPerfect // bytes of the perfect hash
	InfoDesignProbes  // names that a thousand lookups in the hash table read
	InfoDesignsLen
)

// Numbers of SecKinds: the six of explore.Kind, then these.
const (
	CountEqual   = 6 + iota // symbols whose name several have
	CountSuffix             // functions with a compiler's suffix
	CountAlias              // symbols whose address several have
	CountPadding            // __pfx_ symbols
	CountsLen
)

// SecInfo of a Matches frame.
const (
	InfoGroup   = iota // 1: equal names stand together
	InfoMissing        // 1: the query is one name, and no symbol has it
	InfoNames          // different names among the matches
	InfoTable          // bytes of the tables that they take
	InfoZero           // 1: all addresses of the map are zero
	InfoMore           // 1: these are the first; the filter has not seen all symbols
	InfoMatchesLen
)

// SecInfo of a Card frame.
const (
	InfoCardSeq = iota
	InfoCardRank
	InfoCardPosition // among its copies, from 1
	InfoCardProbes
	InfoCardBack
	InfoCardSearch // bytes
	InfoCardScan   // bytes
	InfoCardFound  // the symbol that lookups find, 1<<32-1 for none
	InfoCardLen
)

// SecInfo of a Miss frame.
const (
	InfoMissPlace = iota // position in name order at which it would stand
	InfoMissHeld         // symbols that have it in their names
	InfoMissProbes
	InfoMissSearch  // bytes
	InfoMissScan    // bytes
	InfoMissLeftOut // 1: the release's build drops such names
	InfoMissNoData  // 1: the map has no data symbols
	InfoMissTooLong // 1: the name is longer than the release's tables hold
	InfoMissOnly    // functions that are there only under a name with something after a dot
	InfoMissLen
)

// SecInfo of a Places frame.
const (
	InfoPlacesLines = iota
	InfoPlacesSizes // places that say a size of a name that is here
	InfoPlacesAgree // how many of these say the size it has here
	InfoPlacesLen
)
