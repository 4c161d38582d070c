package symtab

import "bytes"

// Suggest returns up to limit symbols for a text that a person is typing: first symbols whose names begin with it, in name
// order, then symbols whose names match it (pattern), in address order. Of equal names only the first is returned. prefixed
// is how many of the returned symbols are of the first kind. total is how many symbols of the table begin with the text.
// Without a name order both kinds are in address order.
func (t *Tables) Suggest(text []byte, limit int) (seqs []int, prefixed, total int) {
	if len(text) == 0 || limit <= 0 {
		return nil, 0, 0
	}
	seen := map[string]bool{}
	if t.Indexed() {
		var from, to int
		from, to = t.PrefixRange(text)
		var name []byte
		for k := from; k < to && len(seqs) < limit; k++ {
			name = t.AppendName(name[:0], t.Seq(k))
			seqs = appendUnseen(seqs, t.Seq(k), name, seen)
		}
		total = to - from
	} else {
		t.eachName(func(i int, name []byte) bool {
			if bytes.HasPrefix(name, text) {
				total++
				if len(seqs) < limit {
					seqs = appendUnseen(seqs, i, name, seen)
				}
			}
			return true
		})
	}
	prefixed = len(seqs)
	if len(seqs) < limit {
		p := newPattern(text)
		t.eachName(func(i int, name []byte) bool {
			if p.matches(name) {
				seqs = appendUnseen(seqs, i, name, seen)
			}
			return len(seqs) < limit
		})
	}
	return seqs, prefixed, total
}

// appendUnseen appends a symbol unless one with its name is there. There are few, so their names are kept beside them.
func appendUnseen(seqs []int, seq int, name []byte, seen map[string]bool) []int {
	if seen[string(name)] {
		return seqs
	}
	seen[string(name)] = true
	return append(seqs, seq)
}

// Sharing returns, for each of the symbols, how many symbols of the table have its name, itself included.
func (t *Tables) Sharing(seqs []int) []int {
	counts := make([]int, len(seqs))
	if t.Indexed() {
		var name []byte
		for i, seq := range seqs {
			name = t.AppendName(name[:0], seq)
			first, _ := t.PrefixRange(name)
			// No name contains a NUL, so this is where names begin that are longer.
			longer, _ := t.PrefixRange(append(name, 0))
			counts[i] = longer - first
		}
		return counts
	}
	wanted := make([][]byte, len(seqs))
	for i, seq := range seqs {
		wanted[i] = t.AppendName(nil, seq)
	}
	t.eachName(func(_ int, name []byte) bool {
		for i, w := range wanted {
			if bytes.Equal(name, w) {
				counts[i]++
			}
		}
		return true
	})
	return counts
}

// eachName expands all names in address order until visit returns false.
func (t *Tables) eachName(visit func(i int, name []byte) bool) {
	var buf nameBuffer
	e := t.ready()
	at := 0
	for i := range t.NumSyms {
		codes, header, ok := t.codes(at)
		if !ok || !visit(i, buf.name(e.expand(&buf, codes))) {
			return
		}
		at += header + len(codes)
	}
}

// PrefixRange returns the range in name order, from included and to not, of the names that begin with prefix.
func (t *Tables) PrefixRange(prefix []byte) (from, to int) {
	n := len(t.SeqsOfNames) / 3
	var name []byte
	search := func(before func(name []byte) bool) int {
		low, high := 0, n
		for low < high {
			mid := low + (high-low)/2
			name = t.AppendName(name[:0], t.Seq(mid))
			if before(name) {
				low = mid + 1
			} else {
				high = mid
			}
		}
		return low
	}
	from = search(func(name []byte) bool { return bytes.Compare(name, prefix) < 0 })
	to = search(func(name []byte) bool { return bytes.Compare(name, prefix) < 0 || bytes.HasPrefix(name, prefix) })
	return from, to
}
