package texts

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/kallscope/kallscope/symtab"
)

// sort puts listings that are not by address into the order of nm -n: by address, of equal ones by name. The builder
// keeps the order of symbols at one address, so it decides about the tables. What is by address already stays as it is,
// also in order of lines at one address: that is the order of a map.
func (r *reader) sort() {
	type spot struct{ from, to, line uint32 }
	places := make([]spot, 0, len(r.lines))
	sorted, at := true, 0
	for _, line := range r.lines {
		end := at + bytes.IndexByte(r.out[at:], '\n') + 1
		places = append(places, spot{uint32(at), uint32(end), line})
		if n := len(places); n > 1 && bytes.Compare(r.address(places[n-2].from), r.address(uint32(at))) > 0 {
			sorted = false
		}
		at = end
	}
	if sorted {
		return
	}
	slices.SortStableFunc(places, func(a, b spot) int {
		if c := bytes.Compare(r.address(a.from), r.address(b.from)); c != 0 {
			return c
		}
		name := uint32(r.width + len(" T "))
		return cmp.Or(bytes.Compare(r.out[min(a.from+name, a.to):a.to], r.out[min(b.from+name, b.to):b.to]), 0)
	})
	out := make([]byte, 0, len(r.out))
	for i, p := range places {
		out = append(out, r.out[p.from:p.to]...)
		r.lines[i] = p.line
	}
	r.out = out
}

func (r *reader) address(at uint32) []byte { return r.out[at:min(int(at)+r.width, len(r.out))] }

// shortened refuses a listing of readelf's in which names were cut: readelf does that unless it is told -W. Since binutils
// 2.35 it puts [...] behind; before, names were 25 letters at most, in 64-bit listings 21.
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
