package symtab

// encodeTokens writes the 256 token texts one after another and where each begins.
func (t *Tables) encodeTokens(tok *tokens) {
	var texts [256][]byte
	for slot := range texts {
		texts[slot] = tok.appendText(nil, uint8(slot))
	}
	for slot, text := range texts {
		t.TokenIndex[slot] = uint16(len(t.TokenTable))
		t.TokenTable = append(append(t.TokenTable, text...), 0)
	}
}

// maxRecord is the longest record two length bytes can announce.
const maxRecord = 1<<14 - 1

// encodeNames writes one record a symbol from the compressed text, and a marker for every 256th.
func (t *Tables) encodeNames(tr *trainer, s *Symbols, order []uint32, o *Options) error {
	t.Names = make([]byte, 0, tr.left+len(order)+64)
	t.Markers = make([]uint32, 0, (len(order)+255)/256)
	at := uint32(1)
	for i, from := range order {
		if i&255 == 0 {
			t.Markers = append(t.Markers, uint32(len(t.Names)))
		}
		end := at + s.Start[from+1] - s.Start[from]
		record := len(t.Names)
		t.Names = append(t.Names, 0)
		for at < end {
			c := tr.text[at]
			t.Names = append(t.Names, c)
			at += tr.length[c]
		}
		at = end + 1
		if length := len(t.Names) - record - 1; length < 128 || !t.Release.TwoByteLengths {
			t.Names[record] = byte(length)
		} else if !t.widen(record, length) {
			return &ParseError{Code: "record", Text: excerpt(s.Symbol(int(from))), Cause: "a symbol takes more than 16383 bytes compressed",
				Hint: "shorten the name"}
		}
		if i%progressLines == 0 {
			o.progress(PhaseEncode, i, len(order))
		}
	}
	return nil
}

// widen gives the record just written a length of two bytes: the low seven bits, marked, then the rest.
func (t *Tables) widen(record, length int) bool {
	if length > maxRecord {
		return false
	}
	t.Names = append(t.Names, 0)
	copy(t.Names[record+2:], t.Names[record+1:])
	t.Names[record], t.Names[record+1] = byte(length)|0x80, byte(length>>7)
	return true
}

// encodeAddresses writes one word a symbol, in the encoding that release and options call for.
func (t *Tables) encodeAddresses(s *Symbols, order []uint32) error {
	o, n := &t.Options, t.NumSyms
	t.TextAddress = s.TextAddress
	if t.Release.BaseOption && !o.BaseRelative {
		t.Addresses = make([]uint64, n)
		for i, from := range order {
			t.Addresses[i] = s.Addr[from]
		}
		return nil
	}
	t.Offsets = make([]uint32, n)
	if !t.Release.PlaceOption {
		for _, from := range order {
			if addr := s.Addr[from]; !s.absolute(o, addr) {
				t.RelativeBase = addr
				break
			}
		}
	}
	for i, from := range order {
		word, ok := t.offset(s, s.Addr[from])
		if !ok {
			return outOfRange(t, s, int(from))
		}
		t.Offsets[i] = word
	}
	return nil
}

// offset encodes one address; ok is false if it does not fit.
func (t *Tables) offset(s *Symbols, addr uint64) (word uint32, ok bool) {
	const max32 = 1<<32 - 1
	o := &t.Options
	switch {
	case t.Release.PlaceOption && o.PCRelative:
		d := int64(addr - t.TextAddress)
		return uint32(d), d == int64(int32(d))
	case t.Release.PlaceOption:
		return uint32(addr), addr <= max32
	case !o.AbsolutePercpu:
		d := addr - t.RelativeBase
		return uint32(d), d <= max32
	case s.absolute(o, addr):
		return uint32(addr), addr <= max32>>1
	}
	// Negative always, so that the sign tells these from the absolute ones.
	d := int64(t.RelativeBase - addr - 1)
	return uint32(d), d < 0 && d == int64(int32(d))
}

func outOfRange(t *Tables, s *Symbols, i int) *ParseError {
	base, what := t.RelativeBase, "the first symbol"
	if t.Release.PlaceOption {
		base, what = t.TextAddress, "_text"
	}
	what += " at " + hex64(base) + " for a 32-bit offset"
	hint := "leave symbols so far from the others out"
	switch {
	case t.Release.PlaceOption && !t.Options.PCRelative:
		what = "0 for a 32-bit word"
		hint = "64-bit kernels from 7.0 on are built with --pc-relative"
	case s.PercpuFirst != 0 || t.Options.AbsolutePercpu || t.Options.Word32:
	case t.Release.PercpuOption:
		hint = "x86-64 kernels up to 6.14 have per-CPU symbols at low addresses: build with absolute per-CPU symbols"
	default:
		hint = "x86-64 kernels up to 6.14 have per-CPU symbols at low addresses: choose a release up to 6.14"
	}
	return &ParseError{Code: "range", Text: excerpt(s.Symbol(i)),
		Cause: "symbol " + excerpt(s.Symbol(i)[1:]) + " at " + hex64(s.Addr[i]) + " is too far from " + what,
		Hint:  hint}
}
