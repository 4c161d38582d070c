package image

import (
	"slices"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// longestText is how many bytes a symbol's type and name can have: a builder leaves out what does not fit. The limit of
// 5.10 was lower, but that tables are of 5.10 may be a guess. The longest in distributed kernels have 200.
var longestText = release("6.1").NameLimit

// maxMap is how many bytes the map of a kernel's symbols may have: what the page takes of one (wasm/internal/serve). Those
// of distributed kernels have ten million at most.
const maxMap = 256 << 20

// mapLine is how many bytes a symbol takes in a map beside its type and name: digits, two spaces, newline.
func mapLine(word int) int { return 2*word + 3 }

// checkTexts verifies what must be so before a name is expanded: a token can stand for 511 bytes, and a record for 513
// tokens, so that a short file could ask for more text than there is memory. Names with letters that end a line, or that a
// terminal obeys, would forge lines of the map.
func (f *found) checkTexts(names, tokenTable []byte) error {
	sizes := textSizes(tokenTable)
	size, err := f.mapSize(names, &sizes, slices.Max(sizes[:]))
	if err == nil && size > maxMap {
		size, err = f.mapSize(names, &sizes, unfit)
	}
	if err == nil && size > maxMap {
		err = badNames("the map of all symbols would have more than " + strconv.Itoa(maxMap>>20) + " MiB")
	}
	return err
}

// mapSize returns how large the map of all symbols would be at most, in bytes. A short record is not expanded: each of its
// bytes counts as the longest token. 19 of 20 records of a kernel are short enough for that, and expanding only the others
// takes a quarter of the time.
func (f *found) mapSize(names []byte, sizes *[tokens]int, longest int) (total int, err error) {
	for i := range f.n {
		size := int(names[0])
		if names = names[1:]; size&0x80 != 0 {
			size = size&0x7f | int(names[0])<<7
			names = names[1:]
		}
		text := size * longest
		if text > longestText {
			text = textSize(names[:size], sizes)
		}
		switch {
		case text >= unfit:
			return 0, badNames("symbol number " + strconv.Itoa(i) + " has a letter in its name that no name can have")
		case text > longestText:
			return 0, badNames("the name of symbol number " + strconv.Itoa(i) + " is longer than any kernel's")
		}
		names = names[size:]
		total += mapLine(f.word) + text
	}
	return total, nil
}

func textSize(codes []byte, sizes *[tokens]int) (size int) {
	for _, code := range codes {
		size += sizes[code]
	}
	return size
}

// unfit is the size of a token that no name can hold: more than any has. Tokens that no name uses may be anything.
const unfit = 1 << 20

// textSizes returns how many bytes each token stands for.
func textSizes(tokenTable []byte) (sizes [tokens]int) {
	slot := 0
	for _, c := range tokenTable {
		switch {
		case c == 0:
			slot++
		case isLetter(c):
			sizes[slot]++
		default:
			sizes[slot] += unfit
		}
	}
	return sizes
}

// isLetter reports whether a name can hold a byte: not what separates columns and lines of a map, nor control characters.
func isLetter(c byte) bool { return c > ' ' && c != 0x7f }

func badNames(what string) error {
	return &symtab.ParseError{Code: "damaged", Cause: "kallsyms_names: " + what, Hint: "these are not a kernel's tables, or this copy of them is damaged: open the kernel as it was built or installed"}
}
