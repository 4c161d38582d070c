package symtab

// A merging is one round's replacement of the pair a b by slot. It reads a list of positions in blocks. For each block it
// first finds the pairs and then replaces them, while the text of the block is still in the cache.
type merging struct {
	*trainer
	a, b, slot uint8
	la, lb     uint32

	// How often each byte stood before a replaced pair and after one. A replacement changes the counts of four pairs. They
	// follow from these two numbers and are corrected once, after all replacements.
	before, after [256]uint32
}

// mergeBlock is how many positions are read before the pairs found there are replaced.
const mergeBlock = 512

// all replaces the pair everywhere and returns the positions, ascending.
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

// plain finds the pair by its own list, and keeps in that list the positions where it was found.
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

// byFirst finds the pair by the positions of its first half, a token. This token keeps the positions where no pair was
// found. Each position is written to both results and counted in one of them, without a branch, because a processor would
// predict this branch wrongly half of the time.
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

// bySecond finds the pair by the positions of its second half, a token.
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

// window returns room for the positions of a block behind the positions found so far.
func (m *merging) window(total int) []uint32 {
	if len(m.scratch) < total+mergeBlock {
		most := max(int(m.count[pairOf(m.a, m.b)]), total) + mergeBlock
		m.scratch = append(make([]uint32, 0, most), m.scratch[:total]...)[:most]
	}
	return m.scratch[total : total+mergeBlock]
}

// divide leaves the first kept positions to the token whose list was read and puts the positions found behind them. No
// position is in both.
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

// replace writes the token over the pairs that were found and returns how many it replaced.
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

// apart drops positions of pairs that overlap the pair before and returns how many are left. A pair that overlaps one of
// an earlier block has not been found, since that one is replaced already.
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

// cached is how many bytes of text fit into a processor's caches.
const cached = 6 << 20

// prefetch reads a byte at each position of a text that is too long for the caches, so that the bytes are there when they
// are needed. It has many reads under way at the same time; finding pairs, which also writes, has few (a million symbols:
// 0.68 s became 0.54). The result only keeps the compiler from leaving the reads out.
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
