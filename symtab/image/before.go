package image

// addressesBefore tries the orders in which addresses, or offsets and their base, come first.
func (r *raw) addressesBefore(f *nameTables, word int) *addressTables {
	order := orderOld
	if f.seqs != 0 {
		order = orderIndexed
	}
	before := func(offset, size int) int { return offset - size - (offset-size-f.num)&(f.align-1) }
	base := before(f.num, word)
	offsets := before(base, 4*f.n)
	whole := before(f.num, word*f.n)
	absolute := r.wholeBefore(whole, f, word)
	if e, ok := r.relativeBefore(offsets, base, f, word); ok && !(absolute && r.steady(whole, f.n, word)) {
		return &addressTables{offsets, e, word, base, f.seqs, order}
	}
	if absolute {
		return &addressTables{whole, wholeAddresses, word, 0, f.seqs, order}
	}
	return nil
}

// wholeBefore reports whether n whole addresses lie at an offset, with nothing but padding between them and num_syms.
func (r *raw) wholeBefore(at int, f *nameTables, word int) bool {
	return r.has(at, word*f.n) && r.zeros(at+word*f.n, f.num) && r.ascending(at, f.n, word)
}

// relativeBefore tells the two encodings apart whose base lies before num_syms. The base need not be the address of a
// symbol in the tables: in an ARM kernel of 4.14 it is that of _text, which the tables leave out.
func (r *raw) relativeBefore(at, base int, f *nameTables, word int) (encoding, bool) {
	if !r.has(at, 4*f.n) || !r.zeros(at+4*f.n, base) || !r.zeros(base+word, f.num) {
		return 0, false
	}
	last := uint64(r.u32(at + 4*(f.n-1)))
	sum := r.native(base, word) + last
	switch {
	case r.ascending(at, f.n, 4) && sum >= last && (word == 8 || sum>>32 == 0):
		return baseRelative, true
	case word == 8 && r.ascends(at, f.n, percpuValue) && r.firstRelative(at, f.n) != 0:
		return absolutePercpu, true
	}
	return 0, false
}

// steady tells n whole addresses of 32 bits from n-1 offsets with their base behind them. Those ascend as well where there
// is no gap before the base, but from the last offset to the base is further than from the first to the last.
func (r *raw) steady(at, n, word int) bool {
	const few = 3 // symbols, of which the steps say nothing
	if word == 8 || n < few {
		return word == 4
	}
	value := func(i int) uint32 { return r.u32(at + 4*i) }
	return value(n-1)-value(n-2) <= value(n-2)-value(0)
}
