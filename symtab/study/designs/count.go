package designs

// A built design has all its tables.
type built struct {
	*kernel
	*store
	design  Design
	hash    []byte
	perfect *perfect
	visits  *visits // of the design's index
}

// visits counts the reads of the lookups of all symbols through an index. They are the same for all ways to write names
// and all spacings.
type visits struct {
	times []uint64 // how often each record is read
	index uint64   // bytes of the index
}

func (b *built) countVisits() *visits {
	v := &visits{times: make([]uint64, b.n)}
	for _, e := range b.equal {
		size := uint64(e.size())
		v.index += size * b.visit(e, func(i int) { v.times[i] += size })
	}
	return v
}

// visit calls its argument for each record that the lookup of the name reads, in order, and returns the bytes that it reads of
// indexes. It follows the positions that a lookup must go to; run (run.go) reads the tables themselves.
func (b *built) visit(e span, record func(i int)) (index uint64) {
	switch b.design.Index {
	case ThreeBytes, FourBytes:
		return b.visitHalves(e, record)
	case Hash:
		seq := b.order[e.first]
		slots := len(b.hash) / seqBytes
		for slot := within(hashOf(b.name(seq)), slots); ; slot = (slot + 1) % slots {
			index += seqBytes
			met := seqAt(b.hash, slot)
			record(int(met))
			if met == seq {
				return index
			}
		}
	case PerfectHash:
		seq := b.order[e.first]
		_, read := b.perfect.place(b.name(seq))
		record(int(seq))
		return uint64(read + seqBytes)
	}
	return 0
}

// visitHalves is the kernel's search: halving until a name is equal, then a walk back to the first.
func (b *built) visitHalves(e span, record func(i int)) (index uint64) {
	width := uint64(seqBytes)
	if b.design.Index == FourBytes {
		width = 4
	}
	look := func(position int) {
		index += width
		record(int(b.order[position]))
	}
	low, high := 0, b.n-1
	for low <= high {
		middle := low + (high-low)/2
		look(middle)
		switch {
		case middle < e.first:
			low = middle + 1
		case middle >= e.end:
			high = middle - 1
		default:
			for back := middle - 1; back >= max(0, e.first-1); back-- {
				look(back)
			}
			return index
		}
	}
	return index
}

// byName returns the bytes that a lookup of a name reads.
func (b *built) byName(e span) uint64 {
	switch b.design.Index {
	case None:
		return b.read[b.order[e.first]+1]
	case Order:
		return b.inOrder(e.first)
	}
	var records uint64
	index := b.visit(e, func(i int) { records += b.oneRecord(i) })
	return index + records
}

// allByName returns the bytes that the lookups of all symbols by name read.
func (b *built) allByName() (bytes uint64) {
	if b.visits == nil {
		for _, e := range b.equal {
			bytes += b.byName(e) * uint64(e.size())
		}
		return bytes
	}
	bytes = b.visits.index
	for i, times := range b.visits.times {
		bytes += times * b.oneRecord(i)
	}
	return bytes
}

// inOrder halves the first records of blocks for the last one before the name. Then it reads that block from its start, up to the name.
func (b *built) inOrder(first int) (bytes uint64) {
	low, high := 0, len(b.starts)-1
	for low < high {
		middle := (low + high + 1) / 2
		head := middle * b.spacing
		bytes += startBytes + b.read[head+1] - b.read[head]
		if head < first {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return bytes + startBytes + b.read[first+1] - b.read[low*b.spacing]
}

// byAddress returns the bytes that the lookup of a symbol's address reads.
func (b *built) byAddress(seq int) uint64 {
	bytes := uint64(offsetBytes * halvings(b.n))
	if b.sorted() {
		return bytes + uint64(seqBytes*halvings(b.n)) + seqBytes + b.oneRecord(int(b.rank[seq]))
	}
	return bytes + b.oneRecord(seq)
}

const offsetBytes = 4

// listing returns the bytes that are read to print all symbols in memory order. Names in memory order are read once; in
// other orders each name is looked up.
func (b *built) listing() (bytes uint64) {
	if !b.sorted() {
		return b.read[b.n]
	}
	for i := range b.n {
		bytes += seqBytes + b.oneRecord(i)
	}
	return bytes
}

// memory is the bytes of all tables.
func (b *built) memory() (bytes int) {
	for _, t := range b.tables() {
		bytes += t.size()
	}
	return bytes + b.rest
}

// measure counts the design over all symbols.
func (b *built) measure() Measured {
	m := Measured{Design: b.design, Memory: b.memory(), Listing: b.listing()}
	m.ByName = b.allByName()
	for seq := range b.n {
		m.ByAddress += b.byAddress(seq)
	}
	return m
}
