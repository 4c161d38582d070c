package designs

// Names says how the names are written.
type Names uint8

const (
	Plain       Names = iota // text, in memory order
	Tokens                   // the kernel's records, in memory order
	Sorted                   // text, in name order
	Front                    // front coded, in name order
	FrontTokens              // tokens over front coding, in name order
)

var namesWords = [...]string{"plain", "tokens", "sorted", "front", "fronttok"}

func (n Names) String() string { return namesWords[n] }

// Index says how a name is found.
type Index uint8

const (
	None        Index = iota // by reading all names
	ThreeBytes               // positions in name order, as the kernel since 6.2
	FourBytes                // the same, a word each
	Hash                     // open addressing
	PerfectHash              // minimal
	Order                    // the names stand in their order
)

var indexWords = [...]string{"none", "3", "4", "hash", "mph", "order"}

func (i Index) String() string { return indexWords[i] }

// A Design is one way to keep a kernel's symbols.
type Design struct {
	Names   Names
	Index   Index
	Spacing int // records for each start offset
}

// Spacings are the distances between markers that each design is tried with, in entries. Kernels have 256.
var Spacings = [...]int{1, 4, 16, 64, 256, 1024, 4096}

// All returns the 91 designs, by names, spacing and index.
func All() []Design {
	var all []Design
	for names := Plain; names <= FrontTokens; names++ {
		for _, spacing := range Spacings {
			if names >= Sorted {
				all = append(all, Design{names, Order, spacing})
				continue
			}
			for index := None; index <= PerfectHash; index++ {
				all = append(all, Design{names, index, spacing})
			}
		}
	}
	return all
}

// A Measured design has been built and counted. All but Ran are bytes.
type Measured struct {
	Design
	Memory    int    // of all tables
	Image     int    // of all tables, each packed by itself; 0 where that was not asked for
	ByName    uint64 // read to find the addresses of all symbols by their names, one lookup each
	ByAddress uint64 // read to find the names of all symbols by their addresses
	Listing   uint64 // read to list all symbols in memory order
	Ran       int    // names whose lookups were really run
}

// Facts are numbers that several designs have in common.
type Facts struct {
	Symbols, Distinct int
	HashBytes         int     // of the hash table
	HashNames         float64 // names that a lookup in the hash table reads
	PerfectBytes      int     // of the perfect hash, bits and places
	PerfectBits       float64 // a distinct name, without its place
}
