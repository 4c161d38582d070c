package symtab

// search is one lookup by name in name order.
type search struct {
	tables   *Tables
	expander *expander
	matcher  matcher
	wanted   []byte
	trace    *Trace // may be nil
	buf      nameBuffer
}

// fetch says where one symbol stands in the tables.
type fetch struct {
	seq     int // position in address order
	marker  int // offset of its block
	headers int // length bytes read on the way from there
	record  int // offset of its record
	header  int // length bytes of its own
	codes   []byte
	length  int // of its text, type included
}

// LookupBinary finds a name by binary search in the name order, as kernels do from 6.2 on. It returns the first position in
// name order whose name is equal. Seq turns it into a position in address order. If tr is nil nothing is recorded and
// nothing is allocated; otherwise tr is overwritten. Without a name order nothing is found.
func (t *Tables) LookupBinary(name []byte, tr *Trace) (k int, ok bool) {
	if tr != nil {
		tr.reset()
	}
	if len(name) == 0 {
		return 0, false
	}
	s := search{tables: t, expander: t.ready(), matcher: t.matcher(), wanted: name, trace: tr}
	hit, ok := s.halve()
	if !ok {
		return 0, false
	}
	return s.walkBack(hit), true
}

// Range returns the first and the last position in name order whose name is equal.
func (t *Tables) Range(name []byte) (first, last int, ok bool) {
	first, ok = t.LookupBinary(name, nil)
	if !ok {
		return 0, 0, false
	}
	s := search{tables: t, expander: t.ready(), matcher: t.matcher(), wanted: name}
	for last = first; last+1 < t.ordered(); last++ {
		if sign, ok := s.look(last+1, 0, 0, false); !ok || sign != 0 {
			break
		}
	}
	return first, last, true
}

// ordered returns how many symbols the name order has.
func (t *Tables) ordered() int { return min(t.NumSyms, len(t.SeqsOfNames)/3) }

// halve returns any position whose name is equal.
func (s *search) halve() (hit int, ok bool) {
	low, high := 0, s.tables.ordered()-1
	for low <= high {
		mid := low + (high-low)/2
		sign, ok := s.look(mid, low, high, false)
		switch {
		case !ok:
			return 0, false
		case sign > 0:
			low = mid + 1
		case sign < 0:
			high = mid - 1
		default:
			s.left(mid, mid)
			return mid, true
		}
		s.left(low, high)
	}
	return 0, false
}

// walkBack goes back from hit and returns the first position whose name is equal.
func (s *search) walkBack(hit int) int {
	first := hit
	for first > 0 {
		sign, ok := s.look(first-1, first, first, true)
		if !ok {
			break
		}
		if sign == 0 {
			first--
		}
		s.left(first, first)
		if sign != 0 {
			break
		}
	}
	return first
}

// look fetches the k-th name and compares it. The interval low to high is only recorded in the trace.
func (s *search) look(k, low, high int, walk bool) (sign int, ok bool) {
	var f fetch
	if !s.fetch(k, &f) {
		return 0, false
	}
	candidate := s.buf.name(f.length)
	sign = s.matcher.compare(s.wanted, candidate)
	if tr := s.trace; tr != nil {
		tr.fetched(s.expander, &f, k, low, high, walk)
		tr.compared(sign, common(s.wanted, candidate), low, high)
	}
	return sign, true
}

// left records the interval that is left after the last comparison.
func (s *search) left(low, high int) {
	if s.trace != nil {
		f := &s.trace.Fetches[len(s.trace.Fetches)-1]
		f.LeftLow, f.LeftHigh = int32(low), int32(high)
	}
}

// fetch expands the k-th symbol in name order into the buffer. Three bytes give its position in address order. The
// lowest eight bits of this say how many records to skip, from the marker that the other bits number.
func (s *search) fetch(k int, f *fetch) (ok bool) {
	t := s.tables
	f.seq = t.Seq(k)
	if f.seq < 0 || f.seq >= t.NumSyms || f.seq>>8 >= len(t.Markers) {
		return false
	}
	f.marker = int(t.Markers[f.seq>>8])
	f.record, f.headers = t.skip(f.marker, f.seq&255)
	if f.codes, f.header, ok = t.codes(f.record); ok {
		f.length = s.expander.expand(&s.buf, f.codes)
	}
	return ok
}
