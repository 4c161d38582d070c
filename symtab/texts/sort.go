package texts

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/kallscope/kallscope/symtab"
)

// sort sorts a listing that is not sorted by address as nm -n does: by address, and by name at one address. The builder
// keeps the order of symbols at one address, so this order changes the tables. A listing that is sorted by address keeps
// its order, also at one address.
func (r *reader) sort() {
	places := make([]spot, 0, len(r.lines))
	at := 0
	for _, line := range r.lines {
		end := at + bytes.IndexByte(r.out[at:], '\n') + 1
		places = append(places, spot{uint32(at), uint32(end), line})
		at = end
	}
	if len(places) == 0 || r.ascends(places) {
		return
	}
	places = r.withoutRepeats(places)
	if !r.ascends(places) {
		r.byAddress(places)
	}
	out := make([]byte, 0, len(r.out))
	for i, p := range places {
		out = append(out, r.out[p.from:p.to]...)
		r.lines[i] = p.line
	}
	r.out, r.lines = out, r.lines[:len(places)]
}

func (r *reader) ascends(places []spot) bool {
	for i := range places[1:] {
		if bytes.Compare(r.address(places[i].from), r.address(places[i+1].from)) > 0 {
			return false
		}
	}
	return true
}

// byAddress sorts by address, then by name.
func (r *reader) byAddress(places []spot) {
	slices.SortStableFunc(places, func(a, b spot) int {
		if c := bytes.Compare(r.address(a.from), r.address(b.from)); c != 0 {
			return c
		}
		name := uint32(r.width + len(" T "))
		return cmp.Or(bytes.Compare(r.out[min(a.from+name, a.to):a.to], r.out[min(b.from+name, b.to):b.to]), 0)
	})
}

// A spot is a line of the rewritten map, with the line of the text it was made from.
type spot struct{ from, to, line uint32 }

// withoutRepeats leaves out what was pasted a second time. A listing that is not sorted by address consists of
// stretches in which addresses ascend. A stretch is a repetition if at least half of its lines occurred, word for word,
// in earlier stretches. (In a listing sorted by name, stretches have two or three lines, and equal lines are in the
// same stretch.)
func (r *reader) withoutRepeats(places []spot) []spot {
	seen := make(map[string]bool)
	kept := places[:0:0]
	for from := 0; from < len(places); {
		end, again := from, 0
		for ; end < len(places) && (end == from || bytes.Compare(r.address(places[end-1].from), r.address(places[end].from)) <= 0); end++ {
			if seen[string(r.out[places[end].from:places[end].to])] {
				again++
			}
		}
		for _, p := range places[from:end] {
			if 2*again < end-from || !seen[string(r.out[p.from:p.to])] {
				kept = append(kept, p)
			}
		}
		for _, p := range places[from:end] {
			seen[string(r.out[p.from:p.to])] = true
		}
		from = end
	}
	r.repeated = len(places) - len(kept)
	return kept
}

func (r *reader) address(at uint32) []byte { return r.out[at:min(int(at)+r.width, len(r.out))] }

// shortened returns an error for a listing in which readelf has cut names, as it does without -W. Since binutils 2.35
// such names end in [...]. Before, they had at most 25 letters, and 21 in listings of 64 bits.
func (r *reader) shortened() error {
	marked, count, longest, full := 0, 0, 0, 0
	at := 0
	for _, line := range r.lines {
		end := at + bytes.IndexByte(r.out[at:], '\n')
		name := r.out[min(at+r.width+len(" T "), end):end]
		at = end + 1
		if bytes.HasSuffix(name, []byte("[...]")) {
			if count++; count == 1 {
				marked = int(line)
			}
		}
		if len(name) > longest {
			longest, full = len(name), 0
		}
		if len(name) == longest {
			full++
		}
	}
	if count == 0 && !((longest == 21 || longest == 25) && full > 3 && 50*full > len(r.lines)) {
		return nil
	}
	return &symtab.ParseError{Code: "cut-names", Line: marked, Cause: "this is the output of readelf -s, which has cut the longer names short",
		Hint: "run: nm -n vmlinux > my.map (or readelf -sW)"}
}
