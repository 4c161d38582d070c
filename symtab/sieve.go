package symtab

// A sieve tells quickly that a name begins (or ends) with none of some texts. It knows which letters those texts have at
// four places. A name passes if the letters at these places could be those of one text; then it must be compared.
type sieve struct {
	letters [4][256]uint32 // for each place and letter: the texts that have it there, one bit for each text
	texts   int
}

// anyLetter stands for a place beyond the end of a text, where any letter may follow.
const anyLetter = 0

// add adds a text by its letters at the four places. With more than 32 texts some share a bit, and more names pass.
func (s *sieve) add(letters [4]byte) {
	bit := uint32(1) << (s.texts % 32)
	s.texts++
	for place, letter := range letters {
		if letter != anyLetter {
			s.letters[place][letter] |= bit
			continue
		}
		for c := range s.letters[place] {
			s.letters[place][c] |= bit
		}
	}
}

// passes looks at the four low bytes of a word.
func (s *sieve) passes(w uint64) bool {
	return s.letters[0][byte(w)]&s.letters[1][byte(w>>8)]&s.letters[2][byte(w>>16)]&s.letters[3][byte(w>>24)] != 0
}

// A prefixSieve looks at the first, third, fourth and fifth letter. The second one tells little: it is often an underscore.
type prefixSieve struct{ sieve }

func (s *prefixSieve) add(text string) {
	var letters [4]byte
	for place, at := range [4]int{0, 2, 3, 4} {
		if at < len(text) {
			letters[place] = text[at]
		}
	}
	s.sieve.add(letters)
}

// passes reports whether a name may begin with one of the texts. w is its first eight bytes, the first one lowest. What follows
// a shorter name in w can only make passes return true.
func (s *prefixSieve) passes(w uint64) bool { return s.sieve.passes(w&0xff | w>>16<<8) }

// A suffixSieve looks at the last four letters. Its texts must have as many.
type suffixSieve struct{ sieve }

func (s *suffixSieve) add(text string) { s.sieve.add([4]byte([]byte(text[len(text)-4:]))) }

// passes reports whether a name may end with one of the texts. w is its last eight bytes, the last one highest.
func (s *suffixSieve) passes(w uint64) bool { return s.sieve.passes(w >> 32) }
