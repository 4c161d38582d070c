package designs

import "bytes"

// A reader answers questions from a design's bytes alone, and counts what it reads. What it finds is compared with the kernel.
type reader struct {
	*built
	bytes uint64
	text  []byte // of the record read last
	spare []byte // memory for the name that a front-coded record stands for
}

// lookup returns the position in memory order of the first symbol with that name.
func (r *reader) lookup(name []byte) (seq uint32, ok bool) {
	switch r.design.Index {
	case None:
		return r.scan(name)
	case Order:
		first, ok := r.halveBlocks(name)
		if !ok {
			return 0, false
		}
		return r.order[first], true
	case Hash:
		slots := len(r.hash) / seqBytes
		for slot := within(hashOf(name), slots); ; slot = (slot + 1) % slots {
			r.bytes += seqBytes
			if seq = seqAt(r.hash, slot); seq == noSymbol {
				return 0, false
			}
			if bytes.Equal(r.fetch(int(seq)), name) {
				return seq, true
			}
		}
	case PerfectHash:
		place, read := r.perfect.place(name)
		r.bytes += uint64(read)
		if place < 0 || place >= len(r.perfect.places)/seqBytes {
			return 0, false
		}
		r.bytes += seqBytes
		seq = seqAt(r.perfect.places, place)
		return seq, bytes.Equal(r.fetch(int(seq)), name)
	}
	first, ok := r.halve(name)
	if !ok {
		return 0, false
	}
	return r.order[first], true
}

// all returns all symbols with that name, in memory order. A design without a name order scans everything for them.
func (r *reader) all(name []byte) (seqs []uint32) {
	var position int
	var ok bool
	switch r.design.Index {
	case ThreeBytes, FourBytes:
		position, ok = r.halve(name)
	case Order:
		position, ok = r.halveBlocks(name)
	default:
		for i, at := 0, 0; i < r.n; i++ {
			if at = r.record(at); bytes.Equal(r.text[1:], name) {
				seqs = append(seqs, uint32(i))
			}
		}
		return seqs
	}
	for ; ok; ok = position < r.n && bytes.Equal(r.fetch(r.recordOf(position)), name) {
		seqs = append(seqs, r.order[position])
		position++
	}
	return seqs
}

// recordOf is the record of a position in name order.
func (r *reader) recordOf(position int) int {
	if r.sorted() {
		return position
	}
	return int(r.order[position])
}

// scan reads names from the first on.
func (r *reader) scan(name []byte) (uint32, bool) {
	at := 0
	for i := range r.n {
		at = r.record(at)
		if bytes.Equal(r.text[1:], name) {
			return uint32(i), true
		}
	}
	return 0, false
}

// halve is the kernel's search. It returns the first position in name order.
func (r *reader) halve(name []byte) (first int, ok bool) {
	look := func(position int) int {
		r.bytes += seqBytes
		if r.design.Index == FourBytes {
			r.bytes++
		}
		return bytes.Compare(name, r.fetch(int(r.order[position])))
	}
	low, high := 0, r.n-1
	for low <= high {
		middle := low + (high-low)/2
		switch sign := look(middle); {
		case sign > 0:
			low = middle + 1
		case sign < 0:
			high = middle - 1
		default:
			for middle > 0 && look(middle-1) == 0 {
				middle--
			}
			return middle, true
		}
	}
	return 0, false
}

// halveBlocks finds the last block that begins before the name, and reads it from its start. It returns the position in name order.
func (r *reader) halveBlocks(name []byte) (first int, ok bool) {
	low, high := 0, len(r.starts)-1
	for low < high {
		middle := (low + high + 1) / 2
		r.bytes += startBytes
		r.text = r.text[:0]
		r.record(int(r.starts[middle]))
		if bytes.Compare(r.text[1:], name) < 0 {
			low = middle
		} else {
			high = middle - 1
		}
	}
	first = low * r.spacing
	r.text = r.text[:0]
	r.bytes += startBytes
	for at := int(r.starts[low]); first < r.n; first++ {
		at = r.record(at)
		if sign := bytes.Compare(r.text[1:], name); sign >= 0 {
			return first, sign == 0
		}
	}
	return 0, false
}

// fetch reads a record by way of its start and returns its name.
func (r *reader) fetch(i int) []byte {
	r.bytes += startBytes
	at := int(r.starts[i/r.spacing])
	r.text = r.text[:0]
	for range i % r.spacing {
		at = r.skip(at)
	}
	r.record(at)
	return r.text[1:]
}

// skip passes over a record.
func (r *reader) skip(at int) int {
	if r.store.kind != Tokens {
		return r.record(at) // the end of a plain text is found only by reading it, and a front-coded record needs the letters before it
	}
	length, header := r.header(at)
	r.bytes += uint64(header)
	return at + header + length
}

// header is that of a kernel's record.
func (r *reader) header(at int) (length, header int) {
	if !r.tokens.Release.TwoByteLengths {
		return int(r.store.bytes[at]), 1
	}
	return numberAt(r.store.bytes[at:])
}

// record reads one record and returns where the next begins. text then holds its type and name; before the call it
// holds those of the record before.
func (r *reader) record(at int) (next int) {
	b := r.store.bytes
	switch r.store.kind {
	case Front:
		shared, size := numberAt(b[at:])
		length, more := numberAt(b[at+size:])
		from := at + size + more
		r.rest(shared, b[from], b[from+1:from+1+length])
		next = from + 1 + length
		r.bytes += uint64(next - at)
	case FrontTokens:
		shared, size := numberAt(b[at:])
		r.bytes += uint64(size)
		rest, end := r.expand(r.spare[:0], at+size)
		r.spare = rest
		r.rest(shared, rest[0], rest[1:])
		next = end
	case Tokens:
		r.text, next = r.expand(r.text[:0], at)
	default:
		end := at + bytes.IndexByte(b[at:], 0)
		r.text = append(r.text[:0], b[at:end]...)
		next = end + 1
		r.bytes += uint64(next - at)
	}
	return next
}

// rest appends the letters that are not shared to those that are.
func (r *reader) rest(shared int, kind byte, letters []byte) {
	if len(r.text) == 0 {
		r.text = append(r.text, 0)
	}
	r.text = append(r.text[:1+shared], letters...)
	r.text[0] = kind
}

// expand appends the text of a kernel's record to dst. It reads, for each byte of the record, that byte, two of the token index,
// and the token's text with its NUL.
func (r *reader) expand(dst []byte, at int) (text []byte, next int) {
	length, header := r.header(at)
	r.bytes += uint64(header)
	for _, code := range r.store.bytes[at+header : at+header+length] {
		token := r.tokens.Token(code)
		dst = append(dst, token...)
		r.bytes += uint64(1 + 2 + len(token) + 1)
	}
	return dst, at + header + length
}
