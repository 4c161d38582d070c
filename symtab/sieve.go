package symtab

// A sieve tells at a glance that a name begins (or ends) with none of some texts: it knows which letters those texts
// have at four places. A name whose letters could be one of theirs passes, and is then looked at in earnest.
type sieve struct {
	letters [4][256]uint32 // for each place and letter: the texts that have it there, a bit each
	texts   int
}

// anyLetter stands for a place at which a text does not say what letter it wants.
const anyLetter = 0

// add takes a text in by its letters at the four places. More than 32 texts share bits, which lets more names through.
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

// A prefixSieve looks at the first, third, fourth and fifth letter: names have their underscores in common.
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

// passes takes the first eight bytes of a name, the first the lowest. What follows a shorter name does no harm: it may
// only let the name through.
func (s *prefixSieve) passes(w uint64) bool { return s.sieve.passes(w&0xff | w>>16<<8) }

// A suffixSieve looks at the last four letters, of texts that have as many.
type suffixSieve struct{ sieve }

func (s *suffixSieve) add(text string) { s.sieve.add([4]byte([]byte(text[len(text)-4:]))) }

// passes takes the last eight bytes of a name, the last the highest.
func (s *suffixSieve) passes(w uint64) bool { return s.sieve.passes(w >> 32) }
