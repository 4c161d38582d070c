package image

import (
	"encoding/binary"

	"github.com/kallscope/kallscope/symtab"
)

// nameTables are kallsyms_num_syms, kallsyms_names, kallsyms_markers and, where it lies between them and the token
// table, kallsyms_seqs_of_names.
type nameTables struct {
	num        int // offset of the number of symbols
	n          int
	names, end int
	markers    int
	seqs       int // 0 if not here
	wide       int // records with a two-byte length
	layout
}

const (
	maxRecord     = 2 + 512 // length bytes, and at worst a byte for each of type and name
	markedRecords = 256
	widestMarker  = 8
	seqSize       = 3
)

// findNames goes back from the token table, one word at a time. It tries each word as the number of symbols and returns
// the first that fits.
//
// Most words fail at once: they are too large, or one of the first records after them cannot be a symbol's. Any other
// word costs a walk over all the records, and the allowance bounds these walks. A real kernel has one such word.
func (r *raw) findNames(t *tokenTables, progress func(done int) error) (*nameTables, error) {
	const wordSize, charge, report = 4, 16 << 10, 8 << 20
	for at := t.table - wordSize; at >= 0; at -= wordSize {
		if at%charge < wordSize && !r.spend(charge/wordSize) {
			return nil, errAllowance // there may be many token tables to go back from
		}
		if at%report < wordSize {
			if err := progress(len(r.data) - at); err != nil {
				return nil, err
			}
		}
		n := r.u32(at)
		if !plausible(n, t.table-at) {
			continue
		}
		if names := r.namesAt(t, at, int(n)); names != nil {
			return names, nil
		}
		if r.steps < 0 {
			return nil, errAllowance
		}
	}
	return nil, errNames
}

// plausible reports whether n symbols could have their tables in a number of bytes.
func plausible(n uint32, bytes int) bool {
	const least, most = 2, maxRecord + widestMarker + seqSize
	return n > 0 && n <= symtab.MaxSymbols && int(n)*least < bytes && bytes/most <= int(n)
}

// namesAt tries a word as the low half of the number of symbols. The first record does not begin with a zero, so what
// padding there is says where the names begin, and they are walked over once for all layouts.
func (r *raw) namesAt(t *tokenTables, low, n int) *nameTables {
	const half = 4
	names := r.skipZeros(low+half, widestAlign)
	var w *walk
	for _, l := range knownLayouts {
		num := l.numAt(r, low)
		if num < 0 || names-num != l.align || (t.table-num)%l.align != 0 {
			continue
		}
		if w == nil {
			w = r.walk(t, names, n)
		}
		if w.end < 0 {
			return nil
		}
		f := &nameTables{num: num, n: n, names: names, end: w.end, wide: w.wide, layout: l}
		if r.markersFit(t, f, w) {
			return f
		}
	}
	return nil
}

// markersFit looks for the markers behind the names, and for the token table or the name index behind the markers.
func (r *raw) markersFit(t *tokenTables, f *nameTables, w *walk) bool {
	f.markers = alignFrom(t.table, f.end, f.align)
	if !r.zeros(f.end, f.markers) || !w.agree(f.markers, f.markerSize) {
		return false
	}
	end := f.markers + f.markerSize*len(w.markers)
	next := alignFrom(t.table, end, f.align)
	if !r.zeros(end, next) {
		return false
	}
	if next == t.table {
		return true
	}
	if alignFrom(t.table, next+seqSize*f.n, f.align) == t.table && r.isPermutation(next, f.n) {
		f.seqs = next
		return true
	}
	return false
}

// zeros reports whether there is only padding between two offsets.
func (r *raw) zeros(from, to int) bool {
	for _, b := range r.data[from:min(max(from, to), len(r.data))] {
		if b != 0 {
			return false
		}
	}
	return to <= len(r.data)
}

// A walk goes over records and notes what their markers must be.
type walk struct {
	r       *raw
	t       *tokenTables
	markers []uint32
	wide    int
	end     int // where the last record ends, see records
}

// walk goes over n records.
func (r *raw) walk(t *tokenTables, names, n int) *walk {
	w := &walk{r: r, t: t, markers: r.markers[:0]}
	w.end = w.records(names, n)
	r.markers = w.markers
	return w
}

// records returns where the n-th record ends, -1 if one of them cannot be a symbol's or the allowance does not go so far.
func (w *walk) records(from, n int) (end int) {
	for end = from; n > 0 && end >= 0; n -= markedRecords {
		w.markers = append(w.markers, uint32(end-from))
		seen := 0
		if end, seen = w.over(end, min(n, markedRecords)); !w.r.spend(seen) {
			return -1
		}
	}
	return end
}

// over goes over n records from one on. It returns where the next begins, -1 if one of them cannot be a symbol's, and how
// many it has looked at.
func (w *walk) over(at, n int) (next, seen int) {
	data := w.r.data[:w.t.table]
	for i := range n {
		if at+2 > len(data) {
			return -1, i + 1
		}
		size := int(data[at])
		at++
		if size&0x80 != 0 {
			size = size&0x7f | int(data[at])<<7
			at++
			w.wide++
		}
		if size == 0 || size >= maxRecord || size > len(data)-at || !w.t.begins[data[at]] {
			return -1, i + 1
		}
		at += size
	}
	return at, n
}

// agree compares with the markers in the image, of so many bytes each.
func (w *walk) agree(at, size int) bool {
	if at+size*len(w.markers) > w.t.table {
		return false
	}
	for i, marker := range w.markers {
		if w.r.native(at+size*i, size) != uint64(marker) {
			return false
		}
	}
	return true
}

// isPermutation reports whether 3n bytes hold each number below n once.
func (r *raw) isPermutation(at, n int) bool {
	if !r.has(at, seqSize*n) || !r.spend(n/8) {
		return false
	}
	seen := make([]uint64, n/64+1)
	for b := r.data[at : at+seqSize*n]; len(b) > 0; b = b[seqSize:] {
		seq := int(b[0])<<16 | int(binary.BigEndian.Uint16(b[1:]))
		bit := uint64(1) << (seq & 63)
		if seq >= n || seen[seq>>6]&bit != 0 {
			return false
		}
		seen[seq>>6] |= bit
	}
	return true
}
