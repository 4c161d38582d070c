package symtab

import "bytes"

// Tables are a kernel's symbol tables. Tables made by hand are complete after Derive.
type Tables struct {
	Release Release
	Options Options

	NumSyms     int
	Names       []byte      // NumSyms records: length, then that many token numbers
	Markers     []uint32    // where every 256th record begins in Names
	TokenTable  []byte      // 256 strings, each followed by a NUL
	TokenIndex  [256]uint16 // where each string begins in TokenTable
	SeqsOfNames []byte      // NumSyms times three bytes, most significant first: in name order, the position in address order; nil before 6.2, see BuildIndex
	Offsets     []uint32    // one word for each symbol, see Address for the encodings; nil when Addresses is used

	// Addresses are whole addresses, in kernels built without a relative base (until 6.10).
	Addresses []uint64

	RelativeBase uint64 // what Offsets are relative to; 0 from 7.0 on
	TextAddress  uint64 // of _text; from 7.0 Offsets are relative to it here, where a kernel's are relative to their own place

	Rounds []Round // how the tokens were found, in order; empty for tables not built here

	expander *expander // what the lookups read tokens from
}

// A Round is one step of training: the pair First Second, which occurred Count times, became the token Slot.
type Round struct {
	Slot, First, Second uint8
	Count               uint32
}

// Derive computes what lookups need in addition to the tables. Build does it for the tables it makes.
func (t *Tables) Derive() {
	t.expander = newExpander(t)
	t.expander.marks = t.findLandmarks()
}

// Seq returns the position in address order of the k-th symbol in name order, -1 if there is none.
func (t *Tables) Seq(k int) int {
	if k < 0 || k >= len(t.SeqsOfNames)/3 {
		return -1
	}
	b := t.SeqsOfNames[3*k : 3*k+3]
	return int(b[0])<<16 | int(b[1])<<8 | int(b[2])
}

// Address returns the address of the symbol at position i of the address order; 0 if the table has none.
func (t *Tables) Address(i int) uint64 {
	if i < 0 {
		return 0
	}
	if t.Addresses != nil {
		if i < len(t.Addresses) {
			return t.Addresses[i]
		}
		return 0
	}
	if i >= len(t.Offsets) {
		return 0
	}
	word := t.Offsets[i]
	switch {
	case t.Release.PlaceOption && t.Options.PCRelative:
		return t.TextAddress + uint64(int64(int32(word)))
	case t.Release.PlaceOption:
		return uint64(word)
	case !t.Options.AbsolutePercpu:
		return t.RelativeBase + uint64(word)
	case int32(word) >= 0:
		return uint64(word)
	}
	return t.RelativeBase - 1 - uint64(int64(int32(word)))
}

// Record returns where the record at position i begins in Names, counted from its marker; -1 if it cannot be reached.
func (t *Tables) Record(i int) int {
	if i < 0 || i>>8 >= len(t.Markers) {
		return -1
	}
	at, _ := t.skip(int(t.Markers[i>>8]), i&255)
	return at
}

// skip passes over n records from offset at on. It returns where the next record begins, -1 if Names ends before that, and
// how many length bytes it read.
func (t *Tables) skip(at, n int) (next, headers int) {
	names := t.Names
	headers = n
	for ; n > 0; n-- {
		if uint(at) >= uint(len(names)) {
			return -1, 0
		}
		b := int(names[at])
		at++
		if b&0x80 != 0 {
			if uint(at) >= uint(len(names)) {
				return -1, 0
			}
			if t.Release.TwoByteLengths {
				b = b&0x7f | int(names[at])<<7
				at++
				headers++
			}
		}
		at += b
	}
	if at >= len(names) {
		return -1, headers
	}
	return at, headers
}

// Type returns the type character of the symbol at position i, 0 if it has none.
func (t *Tables) Type(i int) byte {
	codes, _, ok := t.codes(t.Record(i))
	if !ok || len(codes) == 0 {
		return 0
	}
	at := int(t.TokenIndex[codes[0]])
	if at >= len(t.TokenTable) {
		return 0
	}
	return t.TokenTable[at]
}

// AppendName appends the name of the symbol at position i, without its type.
func (t *Tables) AppendName(dst []byte, i int) []byte {
	codes, _, ok := t.codes(t.Record(i))
	if !ok {
		return dst
	}
	from := len(dst)
	for _, c := range codes {
		dst = append(dst, t.Token(c)...)
	}
	if len(dst) > from {
		dst = append(dst[:from], dst[from+1:]...)
	}
	return dst
}

// Token returns the text of a token, a slice of TokenTable.
func (t *Tables) Token(slot byte) []byte {
	at := int(t.TokenIndex[slot])
	if at >= len(t.TokenTable) {
		return nil
	}
	text := t.TokenTable[at:]
	if end := bytes.IndexByte(text, 0); end >= 0 {
		text = text[:end]
	}
	return text
}

// codes returns the token numbers of the record at an offset and the size of its header.
func (t *Tables) codes(record int) (codes []byte, header int, ok bool) {
	names := t.Names
	if uint(record) >= uint(len(names)) {
		return nil, 0, false
	}
	length, header := int(names[record]), 1
	if length&0x80 != 0 && t.Release.TwoByteLengths {
		if record+1 >= len(names) {
			return nil, 0, false
		}
		length, header = length&0x7f|int(names[record+1])<<7, 2
	}
	from := record + header
	if length > len(names)-from {
		return nil, 0, false
	}
	return names[from : from+length], header, true
}

// An Entry is one symbol as Walk passes it.
type Entry struct {
	Seq    int    // position in address order
	Record int    // where its record begins in Names
	Header int    // length bytes of the record, 1 or 2
	Length int    // compressed bytes
	Text   []byte // type and name; overwritten by the next entry
	Bytes  int    // bytes of table read to expand this entry (see Cost)
}

// Walk yields every symbol in address order and reads Names once: for e := range t.Walk. It stops where the table is
// damaged.
func (t *Tables) Walk(yield func(Entry) bool) {
	at := 0
	var text []byte
	for i := 0; i < t.NumSyms; i++ {
		codes, header, ok := t.codes(at)
		if !ok {
			return
		}
		text = text[:0]
		for _, c := range codes {
			text = append(text, t.Token(c)...)
		}
		if !yield(Entry{i, at, header, len(codes), text, header + 4*len(codes) + len(text)}) {
			return
		}
		at += header + len(codes)
	}
}
