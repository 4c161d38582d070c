package symtab

import "github.com/kallscope/kallscope/symtab/internal/word"

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

// maxRecord is the length of the longest record, in compressed bytes: two length bytes have 14 bits for it.
const maxRecord = 1<<14 - 1

// encodeNames writes one record a symbol from the compressed text, and a marker for every 256th.
func (t *Tables) encodeNames(tr *trainer, s *Symbols, order []uint32, o *Options) error {
	// One length byte for each, a second one for the few records of 128 bytes or more, and room for a last whole word.
	t.Names = make([]byte, len(order)+tr.left+tr.left/128+8)
	t.Markers = make([]uint32, 0, (len(order)+255)/256)
	at, end := 0, uint32(0)
	for i, from := range order {
		if i&255 == 0 {
			t.Markers = append(t.Markers, uint32(at))
		}
		begin := end + 1
		end = begin + s.Start[from+1] - s.Start[from]
		length := tr.collect(t.Names[at+1:], begin, end)
		t.Names[at] = byte(length)
		if length >= 128 && t.Release.TwoByteLengths {
			if length > maxRecord {
				return &ParseError{Code: "record", Text: excerpt(s.Symbol(int(from))), Cause: "a symbol has more than 16,383 compressed bytes, the largest length that two bytes can tell",
					Hint: "shorten the name"}
			}
			widen(t.Names[at:], length)
			at++
		}
		at += 1 + length
		if i%progressLines == 0 {
			o.progress(PhaseEncode, i, len(order))
		}
	}
	t.Names = t.Names[:at]
	return nil
}

// collect writes the tokens of the symbol that stands from begin to end and returns how many there are. Where a token
// ends is known only after it has been read and its length looked up, so each step waits for memory. Two walks at the same
// time, one from each end, wait half as long; a token's last byte is its number just as its first is. The second walk
// collects its tokens at the end of the text, from where they are copied.
func (tr *trainer) collect(dst []byte, begin, end uint32) int {
	text, length := tr.text, &tr.length
	front, back, last := 0, end, end
	for begin < end {
		c := text[begin]
		begin += length[c]
		dst[front] = c
		front++
		if begin >= end {
			break
		}
		c = text[end-1]
		end -= length[c]
		back--
		text[back] = c
	}
	n := int(last - back)
	if n <= 8 && int(back)+8 <= len(text) {
		word.PutLittleEndian64(dst[front:], word.LittleEndian64(text[back:]))
	} else {
		copy(dst[front:], text[back:last])
	}
	return front + n
}

// widen gives a record two length bytes: the low seven bits with the top bit set, then the other bits.
func widen(record []byte, length int) {
	copy(record[2:], record[1:1+length])
	record[0], record[1] = byte(length)|0x80, byte(length>>7)
}

// encodeAddresses writes one word for each symbol, in the encoding of the release and the options.
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
	// Always negative: the sign tells these from absolute addresses.
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
	case s.absolute(&t.Options, s.Addr[i]):
		what, hint = "0 for an absolute per-CPU symbol, which has 31 bits", "build without absolute per-CPU symbols"
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
