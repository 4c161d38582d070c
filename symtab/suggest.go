package symtab

import "bytes"

// Suggest returns up to limit symbols for a person typing text: first those whose names begin with it, in name order,
// then, in address order, those whose names contain it. Of equal names only the first is given. prefixed says how many
// of the symbols given are of the first sort, total how many names in all begin so.
func (t *Tables) Suggest(text []byte, limit int) (seqs []int, prefixed, total int) {
	if len(text) == 0 || limit <= 0 {
		return nil, 0, 0
	}
	from, to := t.PrefixRange(text)
	var last, name []byte
	for k := from; k < to && len(seqs) < limit; k++ {
		name = t.AppendName(name[:0], t.Seq(k))
		if k > from && bytes.Equal(name, last) {
			continue
		}
		seqs = append(seqs, t.Seq(k))
		last, name = name, last
	}
	prefixed = len(seqs)
	return t.containing(seqs, text, limit), prefixed, to - from
}

// containing goes over all names; a name met before is told by its text, since few are kept.
func (t *Tables) containing(seqs []int, text []byte, limit int) []int {
	if len(seqs) >= limit {
		return seqs
	}
	seen := map[string]bool{}
	var buf nameBuffer
	e := t.ready()
	at := 0
	for i := range t.NumSyms {
		codes, header, ok := t.codes(at)
		if !ok {
			break
		}
		at += header + len(codes)
		name := buf.name(e.expand(&buf, codes))
		if bytes.Index(name, text) > 0 && !seen[string(name)] {
			seen[string(name)] = true
			if seqs = append(seqs, i); len(seqs) == limit {
				break
			}
		}
	}
	return seqs
}

// PrefixRange returns the places in name order, from included, to not, of the names that begin with prefix.
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
