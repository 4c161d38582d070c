package wire

import "github.com/kallscope/kallscope/symtab"

// Suggestions makes the frame of what symtab's Suggest returns for a text that a person is typing.
func Suggestions(t *symtab.Tables, text []byte, limit int) *Frame {
	seqs, prefixed, total := t.Suggest(text, limit)
	return suggestions(t, seqs, prefixed, total)
}

// Near makes a frame of the same kind of what symtab's Near returns for a name that no symbol has.
func Near(t *symtab.Tables, text []byte, limit int) *Frame {
	return suggestions(t, t.Near(text, limit), 0, 0)
}

func suggestions(t *symtab.Tables, seqs []int, prefixed, total int) *Frame {
	f := newFrame(KindSuggestions)
	f.u32(SecInfo, []uint32{uint32(prefixed), uint32(total)})
	f.u32(SecIndex, words(seqs))
	f.u32(SecSame, words(t.Sharing(seqs)))
	return f
}

func words(ints []int) []uint32 {
	list := make([]uint32, len(ints))
	for i, n := range ints {
		list[i] = uint32(n)
	}
	return list
}

// Entry makes the frame of one record: its compressed bytes and the text of each.
func Entry(t *symtab.Tables, seq int) (*Frame, error) {
	if seq < 0 || seq >= t.NumSyms {
		return nil, noSymbol(seq)
	}
	codes := t.Codes(seq)
	var text []byte
	var lens []uint16
	for _, c := range codes {
		token := t.Token(c)
		text = append(text, token...)
		lens = append(lens, uint16(len(token)))
	}
	f := newFrame(KindEntry)
	f.bytes(SecText, text) // type and name
	f.u32(SecIndex, []uint32{uint32(seq)})
	f.bytes(SecCodes, codes)
	f.u16(SecLens, lens)
	return f, nil
}

// Location makes the frame that says which symbol covers an address. The address is hexadecimal, with or without 0x.
func Location(t *symtab.Tables, text string) (*Frame, error) {
	address, ok := symtab.ParseAddress(text)
	if !ok {
		return nil, &symtab.ParseError{
			Code: "address", Text: text, Cause: "this is not an address",
			Hint: "write up to 16 hexadecimal digits, such as 0xffffffff81000000",
		}
	}
	f := newFrame(KindLocation)
	at, covered := t.LookupAddress(address)
	if !covered {
		f.u32(SecIndex, []uint32{0, 0})
		f.u64(SecOffset, []uint64{address, 0, 0})
		return f, nil
	}
	f.u32(SecIndex, []uint32{1, uint32(at.Seq)})
	f.u64(SecOffset, []uint64{address, at.Offset, at.Size})
	return f, nil
}

// Timing makes the frame of the mean times of one linear and one binary lookup, in picoseconds, with the number of runs of
// each.
func Timing(linear, linearTimes, binary, binaryTimes uint64) *Frame {
	f := newFrame(KindTiming)
	f.u64(SecOffset, []uint64{linear, linearTimes, binary, binaryTimes})
	return f
}

// Done makes the frame that ends an answer of several chunks.
func Done() *Frame { return newFrame(KindDone) }

// Error makes the frame of an error. A *symtab.ParseError keeps its code, line, text, cause and hint; of any other error
// the text is the cause.
func Error(err error) *Frame {
	e, ok := err.(*symtab.ParseError)
	if !ok {
		e = &symtab.ParseError{Code: "error", Cause: err.Error()}
	}
	f := newFrame(KindError)
	f.text(SecCode, e.Code)
	f.u32(SecLine, []uint32{uint32(e.Line)})
	f.text(SecLineText, e.Text)
	f.text(SecCause, e.Cause)
	f.text(SecHint, e.Hint)
	return f
}
