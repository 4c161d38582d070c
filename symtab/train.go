package symtab

import "github.com/kallscope/kallscope/symtab/internal/word"

// Training finds the tokens. Every byte value that occurs in a symbol stands for itself. The other values are used from 255
// down: each replaces the pair of neighbouring bytes that occurs most often in the text as it is then. Training ends when
// there are no more values or no more pairs. Of pairs that occur equally often the one with the smallest second byte wins,
// then the one with the smallest first byte. A pair is replaced from left to right in each symbol, so "aaa" with the pair
// "aa" becomes the token and one a.
//
// To count all pairs again for each token would read the whole text 190 times. Instead:
//
//   - All symbols stand in one text, a NUL before and after each. A token is written into the first and the last byte of
//     the pair that it replaces, and nothing is moved. The token after one at p begins at p plus its length, and the byte
//     at p-1 is the token before it. The byte where the second half of the pair began becomes NUL (or the token's last
//     byte). A position in a list is out of date when the token it was listed for is not there any more.
//   - The pair counts are corrected at each replacement, which changes four of them.
//   - Each token has a list of its positions. To replace a pair with a token in it, that token's list is read. A pair of
//     two bytes that stand for themselves has a list only if it occurs often: at least as often as a floor says. The
//     highest count never grows from one round to the next, so pairs under the floor do not matter until the highest
//     count falls below it. Then the floor is lowered and the lists are made again from the text as it is.
//   - The pairs above the floor, about a hundred, are the candidates for the next token.
//
// "aaaa", "aaa" by hand: count[aa] = 3+2. Token 255 = aa. Text "·aaaa·aaa·" becomes "·XXXX·XXa·": the first is XX of two
// tokens, X X; count[aa] = 0, count[Xa] = 1, count[XX] = 1; on a tie second byte a (61) is before X (ff): token 254 = Xa.
type trainer struct {
	text   []byte // NUL, symbol, NUL, symbol, ..., NUL; in address order
	count  *[1 << 16]uint32
	length [256]uint32 // of each token's text
	tokens tokens

	floor      uint32
	candidates []uint16     // all pairs with at least floor occurrences and no NUL
	lists      []pairPlaces // of the candidates of two plain bytes
	places     [256]span    // for each token: where it may begin
	arena      []uint32     // the positions that spans refer to, ascending within each
	scratch    []uint32     // for the places of the pair being replaced
	left       int          // how many tokens the symbols consist of now
}

// A span is a range of the arena.
type span struct{ from, to uint32 }

func (s span) size() int { return int(s.to - s.from) }

// pairPlaces is where a pair of plain bytes may stand.
type pairPlaces struct {
	pair   uint16
	places span
}

// tokens are what the 256 byte values stand for.
type tokens struct {
	plain  [256]bool // stands for itself
	pair   [256][2]uint8
	made   [256]bool // stands for pair
	rounds []Round
}

// appendText appends what a slot stands for; nothing for an unused one.
func (k *tokens) appendText(dst []byte, slot uint8) []byte {
	switch {
	case k.made[slot]:
		dst = k.appendText(dst, k.pair[slot][0])
		return k.appendText(dst, k.pair[slot][1])
	case k.plain[slot]:
		return append(dst, slot)
	}
	return dst
}

// newTrainer takes the text of the symbols in address order, a NUL before and after each.
func newTrainer(text []byte, symbols int) *trainer {
	tr := &trainer{text: text, count: new([1 << 16]uint32), left: len(text) - symbols - 1}
	for from := 0; from < len(text)-1; from += countBlock {
		countPairs(tr.count, text[from:min(from+countBlock+1, len(text))])
	}
	for c := range tr.length {
		tr.length[c] = 1
	}
	for pair, n := range tr.count {
		if n > 0 {
			tr.tokens.plain[pair&255] = true
		}
	}
	tr.tokens.plain[0] = false
	return tr
}

const countBlock = 4096

// countPairs counts the pairs in a block of text, eight in each turn of the loop. The last byte of a block is the first of
// the next. The text is counted in blocks because a browser compiles a function well only when it is called again.
func countPairs(count *[1 << 16]uint32, block []byte) {
	i := 0
	for ; i+8 < len(block); i += 8 {
		w := word.LittleEndian64(block[i:])
		count[uint16(w)]++
		count[uint16(w>>8)]++
		count[uint16(w>>16)]++
		count[uint16(w>>24)]++
		count[uint16(w>>32)]++
		count[uint16(w>>40)]++
		count[uint16(w>>48)]++
		count[pairOf(byte(w>>56), block[i+8])]++
	}
	for ; i+1 < len(block); i++ {
		count[pairOf(block[i], block[i+1])]++
	}
}

func pairOf(first, second byte) uint16 { return uint16(first) | uint16(second)<<8 }

func (tr *trainer) train(o *Options) {
	free := 0
	for _, plain := range tr.tokens.plain {
		if !plain {
			free++
		}
	}
	for slot := 255; slot >= 0; slot-- {
		if tr.tokens.plain[slot] {
			continue
		}
		best, ok := tr.best()
		if !ok {
			break
		}
		tr.replace(best, uint8(slot))
		o.progress(PhaseTrain, len(tr.tokens.rounds), free)
	}
}

// best returns the pair that occurs most often, of several the smallest.
func (tr *trainer) best() (uint16, bool) {
	for {
		kept, best, most := tr.candidates[:0], uint16(0), uint32(0)
		for _, pair := range tr.candidates {
			n := tr.count[pair]
			if n < tr.floor {
				continue
			}
			kept = append(kept, pair)
			if n > most || n == most && pair < best {
				best, most = pair, n
			}
		}
		tr.candidates = kept
		if most > 0 {
			return best, true
		}
		if !tr.lowerFloor() {
			return 0, false
		}
	}
}

// floorStep is the quotient of the highest count and the floor when the floor is set. With 8 a real kernel's text is
// passed over three or four times, and lists hold a small part of all positions.
const floorStep = 8

// lowerFloor sets a lower floor and makes candidates and lists again. It returns false if no pair is left.
func (tr *trainer) lowerFloor() bool {
	most := uint32(0)
	for pair, n := range tr.count {
		if n > most && pair&255 != 0 && pair>>8 != 0 {
			most = n
		}
	}
	if most == 0 {
		return false
	}
	tr.floor = most/floorStep + 1
	if most < floorStep*floorStep {
		tr.floor = 1
	}
	need := tr.collectCandidates()
	// A somewhat higher floor is good enough where it saves a new arena.
	for len(tr.arena) > 0 && need > len(tr.arena) && tr.floor < most/2 {
		tr.floor += tr.floor/4 + 1
		need = tr.collectCandidates()
	}
	tr.makeLists()
	return true
}

// collectCandidates finds all pairs above the floor and returns how many positions their lists and those of the tokens
// will hold.
func (tr *trainer) collectCandidates() (need int) {
	tr.candidates = tr.candidates[:0]
	for pair, n := range tr.count {
		if n < tr.floor || pair&255 == 0 || pair>>8 == 0 {
			continue
		}
		tr.candidates = append(tr.candidates, uint16(pair))
		if tr.isPlain(uint16(pair)) {
			need += int(n)
		}
	}
	for _, s := range tr.places {
		need += s.size()
	}
	return need
}

// isPlain reports whether both bytes of a pair stand for themselves.
func (tr *trainer) isPlain(pair uint16) bool {
	return tr.tokens.plain[pair&255] && tr.tokens.plain[pair>>8]
}

// replace makes slot the token of pair.
func (tr *trainer) replace(pair uint16, slot uint8) {
	a, b := uint8(pair), uint8(pair>>8)
	tok, n := &tr.tokens, tr.count[pair]
	tok.pair[slot], tok.made[slot] = [2]uint8{a, b}, true
	tok.rounds = append(tok.rounds, Round{slot, a, b, n})
	tr.length[slot] = tr.length[a] + tr.length[b]
	m := merging{trainer: tr, a: a, b: b, slot: slot, la: tr.length[a], lb: tr.length[b]}
	tr.places[slot] = m.all()
	m.settle(tr.places[slot].size())
	tr.left -= tr.places[slot].size()
	for c := range 256 {
		tr.consider(pairOf(slot, byte(c)))
		if c != int(slot) {
			tr.consider(pairOf(byte(c), slot))
		}
	}
}

// consider makes a new pair a candidate if it occurs often enough.
func (tr *trainer) consider(pair uint16) {
	if tr.count[pair] >= tr.floor && pair&255 != 0 && pair>>8 != 0 {
		tr.candidates = append(tr.candidates, pair)
	}
}
