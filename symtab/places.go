package symtab

import "github.com/kallscope/kallscope/symtab/internal/word"

// makeLists notes where the candidates of two plain bytes stand. A plain byte in the text is never stale, since every
// token has overwritten its first and last byte and whatever began within it, so that neighbouring bytes are all there
// is to look at. Half of them are such candidates, so that a branch on it would be foreseen half the time: every
// place is written down, and overwritten by the next one if it was none.
func (tr *trainer) makeLists() {
	listed := new([1 << 16]uint8) // 1 for a pair that gets a list
	next := new([1 << 16]uint32)  // where in the arena such a pair's next place goes
	at := tr.makeRoom(tr.listLists(listed))
	for _, l := range tr.lists {
		next[l.pair] = at + l.places.from
	}
	text, arena := tr.text, tr.arena
	var hits [siftBlock]uint32
	for from := 0; from < len(text)-1; from += len(hits) {
		block := text[from:min(from+len(hits)+1, len(text))]
		for _, i := range hits[:sift(block, listed, &hits)] {
			at := &next[pairOf(block[i], block[i+1])]
			arena[*at] = uint32(from) + i
			*at++
		}
	}
	for i := range tr.lists {
		l := &tr.lists[i]
		l.places = span{at + l.places.from, next[l.pair]}
	}
}

const siftBlock = 1024

// sift writes down where in a block pairs stand that get a list, and returns how many. It takes eight pairs in a turn of
// its loop: in WebAssembly a turn costs as much as looking at two pairs.
func sift(block []byte, listed *[1 << 16]uint8, hits *[siftBlock]uint32) (n int) {
	i := 0
	note := func(pair uint16, place int) {
		hits[n&(siftBlock-1)] = uint32(place)
		n += int(listed[pair])
	}
	for ; i+8 < len(block); i += 8 {
		w := word.LittleEndian64(block[i:])
		note(uint16(w), i)
		note(uint16(w>>8), i+1)
		note(uint16(w>>16), i+2)
		note(uint16(w>>24), i+3)
		note(uint16(w>>32), i+4)
		note(uint16(w>>40), i+5)
		note(uint16(w>>48), i+6)
		note(pairOf(byte(w>>56), block[i+8]), i+7)
	}
	for ; i < len(block)-1; i++ {
		note(pairOf(block[i], block[i+1]), i)
	}
	return n
}

// listLists says which candidates get lists, one behind the other, and returns how many places these have in all.
func (tr *trainer) listLists(listed *[1 << 16]uint8) (total uint32) {
	tr.lists = tr.lists[:0]
	for _, pair := range tr.candidates {
		if tr.tokens.plain[pair&255] && tr.tokens.plain[pair>>8] {
			listed[pair] = 1
			to := total + tr.count[pair]
			tr.lists = append(tr.lists, pairPlaces{pair, span{total, to}})
			total = to
		}
	}
	return total
}

// makeRoom moves the places of the tokens to the front of the arena, or of a new one if more than that is needed, and
// returns where there is room for total places. What lists there were is given up.
func (tr *trainer) makeRoom(total uint32) uint32 {
	slots, need := tr.inArena()
	need += total
	old := tr.arena
	if need > uint32(len(old)) {
		tr.arena = make([]uint32, need+need/4) // tokens grow in number: with this little more it is the last arena for real kernels
	}
	at := uint32(0)
	for _, slot := range slots {
		s := &tr.places[slot]
		n := uint32(copy(tr.arena[at:], old[s.from:s.to]))
		*s = span{at, at + n}
		at += n
	}
	return at
}

// inArena returns the tokens in the order their places have in the arena, and how many places these are.
func (tr *trainer) inArena() (slots []uint8, total uint32) {
	for _, r := range tr.tokens.rounds {
		s := tr.places[r.Slot]
		total += s.to - s.from
		slots = append(slots, r.Slot)
		for i := len(slots) - 1; i > 0 && tr.places[slots[i-1]].from > s.from; i-- {
			slots[i], slots[i-1] = slots[i-1], slots[i]
		}
	}
	return slots, total
}
