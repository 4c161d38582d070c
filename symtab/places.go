package symtab

// makeLists lists the positions of the candidates of two plain bytes. A plain byte in the text is always up to date, since
// every token has overwritten its first and last byte and whatever began between them. So it is enough to look at
// neighbouring bytes. Half of these pairs are candidates, so a processor would predict a branch wrongly half of the time.
// Every position is written, and the next one overwrites it if it was no candidate's.
func (tr *trainer) makeLists() {
	ids := new([1 << 16]uint16) // of a pair with a list, one more than its index
	at := tr.makeRoom(tr.listLists(ids))
	next := make([]uint32, 1+len(tr.lists)) // where in the arena a list's next place goes
	for i, l := range tr.lists {
		next[i+1] = at + l.places.from
	}
	var hits [scanBlock]uint32
	for from := 0; from < len(tr.text)-1; from += scanBlock {
		block := tr.text[from:min(from+scanBlock+1, len(tr.text))]
		deal(hits[:scan(&hits, block, ids)], uint32(from), tr.arena, next)
	}
	for i := range tr.lists {
		l := &tr.lists[i]
		l.places = span{at + l.places.from, next[i+1]}
	}
}

const scanBlock = 256

// scan writes for each pair with a list its position in a block of text, and in the low 16 bits the pair's id. The last
// byte of a block is the first of the next. A turn of its loop takes four pairs: in WebAssembly a turn costs as much as two
// pairs, and native code has not enough registers for eight.
func scan(hits *[scanBlock]uint32, block []byte, ids *[1 << 16]uint16) (n int) {
	place := uint32(0)
	note := func(pair uint16, ahead uint32) {
		id := uint32(ids[pair])
		hits[n&(scanBlock-1)] = (place+ahead)<<16 | id
		n += int((id + 0xffff) >> 16)
	}
	for ; len(block) > 4; block = block[4:] {
		b := block[:5]
		note(pairOf(b[0], b[1]), 0)
		note(pairOf(b[1], b[2]), 1)
		note(pairOf(b[2], b[3]), 2)
		note(pairOf(b[3], b[4]), 3)
		place += 4
	}
	for ; len(block) > 1; block = block[1:] {
		note(pairOf(block[0], block[1]), 0)
		place++
	}
	return n
}

// deal puts positions into the lists they belong to.
func deal(hits []uint32, from uint32, arena, next []uint32) {
	for _, h := range hits {
		at := &next[h&0xffff]
		arena[*at] = from + h>>16
		*at++
	}
}

// listLists says which candidates get lists, lays these out one behind the other, and returns how many positions they hold.
func (tr *trainer) listLists(ids *[1 << 16]uint16) (total uint32) {
	tr.lists = tr.lists[:0]
	for _, pair := range tr.candidates {
		if tr.isPlain(pair) {
			to := total + tr.count[pair]
			tr.lists = append(tr.lists, pairPlaces{pair, span{total, to}})
			ids[pair] = uint16(len(tr.lists))
			total = to
		}
	}
	return total
}

// makeRoom moves the positions of the tokens to the front of the arena, or of a new one where this is too small, and
// returns where room for total positions begins. The lists of before are given up.
func (tr *trainer) makeRoom(total uint32) uint32 {
	slots, need := tr.inArena()
	need += total
	old := tr.arena
	if need > uint32(len(old)) {
		tr.arena = make([]uint32, need+need/16) // for the second lists of real kernels too
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

// inArena returns the tokens in the order of their positions in the arena, and how many positions there are.
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
