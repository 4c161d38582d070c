package symtab

import "slices"

// Training finds the tokens. Every byte value that occurs in a symbol stands for itself; every other value, from 255
// down, takes the place of the pair of neighbouring bytes that occurs most often in what is left, until the values or
// the pairs run out. Of pairs that occur equally often the one with the smallest second byte wins, then the one with
// the smallest first byte. A pair is replaced from left to right in each symbol, so "aaa" with the pair "aa" becomes
// the token and one a.
//
// Counting everything anew for each token would read the whole text 190 times. Instead:
//
//   - All symbols stand in one flat text, a NUL before and after each. A token is written into the first and the last
//     byte of what it replaced and nothing is moved: the token after one at p begins at p plus its length, and the byte
//     at p-1 is the token before it. The byte where the second half of a pair began becomes NUL (or the token's last
//     byte), so a position noted earlier is seen to be stale: the token noted is not there any more.
//   - The pair counts are corrected around each replacement, which disturbs four of them.
//   - Each token has the list of its positions. To replace a pair with a token in it, that token's list is walked. Two
//     bytes that stand for themselves have a list for their pair, but only if it occurs often enough: above a floor.
//     The best count never grows from one round to the next, so pairs under the floor do not matter until the best
//     falls below it; then the floor is lowered and the lists are made again from what the text has become.
//   - The pairs above the floor, some hundred, are the candidates among which the best is sought.
//
// "aaaa", "aaa" by hand: count[aa] = 3+2. Token 255 = aa. Text "·aaaa·aaa·" becomes "·XXXX·XXa·": the first is XX of two
// tokens, X X; count[aa] = 0, count[Xa] = 1, count[XX] = 1; on a tie second byte a (61) is before X (ff): token 254 = Xa.
type trainer struct {
	text   []byte // NUL, symbol, NUL, symbol, ..., NUL; in address order
	count  *[1 << 16]uint32
	length [256]uint32 // of each token's text
	tokens tokens

	floor      uint32
	candidates []uint16         // all pairs with at least floor occurrences and no NUL
	list       *[1 << 16]uint16 // for candidates of two plain bytes: which of lists
	lists      [][]uint32       // where such a pair may stand, ascending
	places     [256][]uint32    // for each token: where it may begin, ascending
	left       int              // tokens the symbols still consist of
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
	tr := &trainer{text: text, count: new([1 << 16]uint32), list: new([1 << 16]uint16), left: len(text) - symbols - 1}
	last := byte(0)
	for _, c := range text {
		tr.count[pairOf(last, c)]++
		last = c
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

// best returns the pair that occurs most often, the smallest of equals.
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

// floorStep is by how much the floor lies under the best count when it is set: 8 makes three or four passes over the
// text for a real kernel, and lists for a fraction of all positions.
const floorStep = 8

// lowerFloor collects the candidates, and their lists, anew. It returns false if no pair is left.
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
	tr.candidates = tr.candidates[:0]
	for pair, n := range tr.count {
		if n >= tr.floor && pair&255 != 0 && pair>>8 != 0 {
			tr.candidates = append(tr.candidates, uint16(pair))
		}
	}
	tr.makeLists()
	return true
}

// makeLists notes where the candidates of two plain bytes stand. A plain byte in the text is never stale, since every
// token has overwritten its first and last byte and whatever began within it, so that neighbouring bytes are all there
// is to look at. Half of them are such candidates, so that a branch on it would be foreseen half the time: every
// place is written down, and overwritten by the next one if it was none.
func (tr *trainer) makeLists() {
	clear(tr.list[:])
	tr.lists = nil // the new ones may take the place of the old
	next, step := []uint32{0}, []uint8{0}
	total := uint32(0)
	for _, pair := range tr.candidates {
		if tr.tokens.plain[pair&255] && tr.tokens.plain[pair>>8] {
			tr.list[pair] = uint16(len(next))
			next, step = append(next, total), append(step, 1)
			total += tr.count[pair]
		}
	}
	all := make([]uint32, total)
	var hits [256]uint64 // place, and list in the low 16 bits
	list, first := tr.list, byte(0)
	for from := 0; from < len(tr.text); from += len(hits) {
		n := 0
		for i, second := range tr.text[from:min(from+len(hits), len(tr.text))] {
			l := list[pairOf(first, second)]
			hits[n&255] = uint64(from+i-1)<<16 | uint64(l)
			n += int(step[l])
			first = second
		}
		for _, h := range hits[:n] {
			at := &next[h&0xffff]
			all[*at] = uint32(h >> 16)
			*at++
		}
	}
	tr.lists = make([][]uint32, len(next))
	from := uint32(0)
	for i := 1; i < len(next); i++ {
		tr.lists[i] = all[from:next[i]:next[i]]
		from = next[i]
	}
}

// replace makes slot the token of pair.
func (tr *trainer) replace(pair uint16, slot uint8) {
	a, b := uint8(pair), uint8(pair>>8)
	tok, n := &tr.tokens, tr.count[pair]
	tok.pair[slot], tok.made[slot] = [2]uint8{a, b}, true
	tok.rounds = append(tok.rounds, Round{slot, a, b, n})
	tr.length[slot] = tr.length[a] + tr.length[b]
	found := tr.find(a, b, n)
	tr.places[slot] = found
	tr.merge(found, a, b, slot)
	tr.left -= len(tr.places[slot])
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

// find returns the places of a pair, ascending, without those that overlap an earlier one.
func (tr *trainer) find(a, b uint8, n uint32) []uint32 {
	tok := &tr.tokens
	switch {
	case tok.plain[a] && tok.plain[b]:
		list := tr.lists[tr.list[pairOf(a, b)]]
		return tr.findPlain(list, a, b)
	case a == b:
		return tr.findTwins(a, make([]uint32, 0, n))
	case tok.made[a] && (!tok.made[b] || len(tr.places[a]) <= len(tr.places[b])):
		return tr.findByFirst(a, b, make([]uint32, n+1))
	}
	return tr.findBySecond(a, b, make([]uint32, n+1))
}

// findPlain drops the places from a pair's list where it stands no more. It copies the rest: a slice of the list would
// keep all lists of its making alive.
func (tr *trainer) findPlain(list []uint32, a, b uint8) []uint32 {
	text, n, free := tr.text, 0, uint32(0)
	for _, p := range list {
		list[n] = p
		if at := text[p : p+2]; at[0] == a && at[1] == b && p >= free {
			n++
			free = p + 2
		}
	}
	return slices.Clone(list[:n])
}

// findTwins finds a token followed by itself.
func (tr *trainer) findTwins(a uint8, found []uint32) []uint32 {
	text, la, free := tr.text, tr.length[a], uint32(0)
	kept := tr.places[a][:0]
	for _, p := range tr.places[a] {
		switch {
		case text[p] != a || p < free:
		case text[p+la] == a:
			found = append(found, p)
			free = p + 2*la
		default:
			kept = append(kept, p)
		}
	}
	tr.places[a] = kept
	return found
}

// findByFirst finds a pair by the places of its first half, a token, which keeps the places where it will remain. Both
// outcomes are written down at once and only one is kept: a branch would be foreseen no better than a coin.
func (tr *trainer) findByFirst(a, b uint8, found []uint32) []uint32 {
	text, la, places := tr.text, tr.length[a], tr.places[a]
	kept, n := 0, 0
	for _, p := range places {
		if text[p] != a {
			continue
		}
		places[kept], found[n] = p, p
		if text[p+la] == b {
			n++
		} else {
			kept++
		}
	}
	tr.places[a] = places[:kept]
	return found[:n]
}

// findBySecond finds a pair by the places of its second half, a token.
func (tr *trainer) findBySecond(a, b uint8, found []uint32) []uint32 {
	text, la, places := tr.text, tr.length[a], tr.places[b]
	kept, n := 0, 0
	for _, q := range places {
		if text[q] != b {
			continue
		}
		places[kept], found[n] = q, q-la
		if text[q-1] == a {
			n++
		} else {
			kept++
		}
	}
	tr.places[b] = places[:kept]
	return found[:n]
}

// merge replaces the pair at each of the places and corrects the counts of the pairs around it.
func (tr *trainer) merge(found []uint32, a, b, slot uint8) {
	text, count := tr.text, tr.count
	la, lb := tr.length[a], tr.length[b]
	for _, p := range found {
		q := p + la
		end := q + lb
		before, after := text[p-1], text[end]
		count[pairOf(before, a)]--
		count[pairOf(b, after)]--
		count[pairOf(before, slot)]++
		count[pairOf(slot, after)]++
		text[q] = 0
		text[p], text[end-1] = slot, slot
	}
	count[pairOf(a, b)] -= uint32(len(found))
}
