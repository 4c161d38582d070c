package symtab

// A merging is one round's replacement of the pair a b by slot. It goes over a list of places by the block, finding
// first and replacing then, so that the text of a block is still in cache the second time.
type merging struct {
	*trainer
	a, b, slot uint8
	la, lb     uint32

	// How often each byte stood before a pair replaced and after one. A replacement disturbs the counts of four pairs,
	// which share these two numbers and are corrected once, when all is replaced.
	before, after [256]uint32
}

// mergeBlock is how many places are looked at before those found are replaced.
const mergeBlock = 512

// all replaces the pair everywhere and returns where, ascending.
func (m *merging) all() span {
	tok := &m.tokens
	switch {
	case m.isPlain(pairOf(m.a, m.b)):
		return m.plain(m.listOf(m.a, m.b))
	case tok.made[m.a] && (!tok.made[m.b] || m.places[m.a].size() <= m.places[m.b].size()):
		return m.byFirst()
	}
	return m.bySecond()
}

// listOf returns where a pair of two plain bytes may stand.
func (m *merging) listOf(a, b uint8) span {
	for _, l := range m.lists {
		if l.pair == pairOf(a, b) {
			return l.places
		}
	}
	return span{}
}

// plain finds the pair where its own list says, which becomes the list of the places found.
func (m *merging) plain(s span) span {
	list := m.arena[s.from:s.to]
	text, a, b, total := m.text, m.a, m.b, 0
	for rest := list; len(rest) > 0; {
		block := rest[:min(len(rest), mergeBlock)]
		rest = rest[len(block):]
		prefetch(text, block)
		found, n := list[total:total+len(block)], 0
		for _, p := range block {
			at := text[p : p+2]
			found[n] = p
			n += int(isZero((at[0] ^ a) | (at[1] ^ b)))
		}
		total += m.replace(found[:n])
	}
	return span{s.from, s.from + uint32(total)}
}

// byFirst finds the pair by the places of its first half, a token, which keeps the places where it will remain. Both
// outcomes are written down at once and only one is kept: a branch would be foreseen no better than a coin.
func (m *merging) byFirst() span {
	text, a, b, la, list := m.text, m.a, m.b, m.la, m.list(m.a)
	kept, total := 0, 0
	for rest := list; len(rest) > 0; {
		block := rest[:min(len(rest), mergeBlock)]
		rest = rest[len(block):]
		prefetch(text, block)
		found, n := m.window(total), 0
		for _, p := range block {
			first := text[p] ^ a
			hit := isZero(first | (text[p+la] ^ b))
			found[n], list[kept] = p, p
			n += int(hit)
			kept += int(isZero(first) - hit)
		}
		total += m.replace(found[:n])
	}
	return m.divide(m.a, kept, total)
}

// bySecond finds the pair by the places of its second half, a token.
func (m *merging) bySecond() span {
	text, a, b, la, list := m.text, m.a, m.b, m.la, m.list(m.b)
	kept, total := 0, 0
	for rest := list; len(rest) > 0; {
		block := rest[:min(len(rest), mergeBlock)]
		rest = rest[len(block):]
		prefetch(text, block)
		found, n := m.window(total), 0
		for _, q := range block {
			second := text[q] ^ b
			hit := isZero(second | (text[q-1] ^ a))
			found[n], list[kept] = q-la, q
			n += int(hit)
			kept += int(isZero(second) - hit)
		}
		total += m.replace(found[:n])
	}
	return m.divide(m.b, kept, total)
}

// isZero returns 1 for 0 and 0 for anything else, without a branch.
func isZero(c uint8) uint32 { return (uint32(c) - 1) >> 31 }

// window returns room for the places of a block behind the first total places found.
func (m *merging) window(total int) []uint32 {
	if len(m.scratch) < total+mergeBlock {
		most := max(int(m.count[pairOf(m.a, m.b)]), total) + mergeBlock
		m.scratch = append(make([]uint32, 0, most), m.scratch[:total]...)[:most]
	}
	return m.scratch[total : total+mergeBlock]
}

// divide leaves the first kept places to the token whose list was gone over and puts those found behind them: a place is
// in one of the two at most.
func (m *merging) divide(token uint8, kept, found int) span {
	s := &m.places[token]
	front := s.to - uint32(found)
	copy(m.arena[front:s.to], m.scratch[:found])
	slot := span{front, s.to}
	s.to = s.from + uint32(kept)
	return slot
}

// list returns the places of a token.
func (m *merging) list(token uint8) []uint32 {
	s := m.places[token]
	return m.arena[s.from:s.to]
}

// replace writes the token over the pairs at the places found, which it returns the number of.
func (m *merging) replace(found []uint32) int {
	if m.a == m.b {
		found = found[:m.apart(found)]
	}
	text, la, lb, slot := m.text, m.la, m.lb, m.slot
	for _, p := range found {
		q := p + la
		end := q + lb
		m.before[text[p-1]]++
		m.after[text[end]]++
		text[q] = 0
		text[p], text[end-1] = slot, slot
	}
	return len(found)
}

// apart drops the places that overlap the one before and returns how many are left. Those that overlap one of an earlier
// block have not been found.
func (m *merging) apart(found []uint32) int {
	n, free := 0, uint32(0)
	for _, p := range found {
		if p >= free {
			found[n] = p
			n++
			free = p + m.la + m.lb
		}
	}
	return n
}

// settle corrects the counts after n replacements.
func (m *merging) settle(n int) {
	for c := range 256 {
		before, after := m.before[c], m.after[c]
		m.count[pairOf(uint8(c), m.a)] -= before
		m.count[pairOf(uint8(c), m.slot)] += before
		m.count[pairOf(m.b, uint8(c))] -= after
		m.count[pairOf(m.slot, uint8(c))] += after
	}
	m.count[pairOf(m.a, m.b)] -= uint32(n)
}

// cached is the length of text that caches hold.
const cached = 6 << 20

// prefetch reads a byte at each place of a text too long for caches, so that it is on its way there: many reads of memory
// at the same time, where finding, which writes what it finds, has few under way (a million symbols: 0.68 s became
// 0.54). The result is for nothing but to keep the reading from being left out.
//
//go:noinline
func prefetch(text []byte, places []uint32) (fetched byte) {
	if len(text) <= cached {
		return 0
	}
	for _, p := range places {
		fetched |= text[p]
	}
	return fetched
}
