package symtab

import (
	"bytes"
	"strconv"
)

// Check verifies that the tables agree with each other. It does what CheckOutline does, expands every record, and
// verifies that the name order ascends.
func (t *Tables) Check() error {
	if err := t.CheckOutline(); err != nil {
		return err
	}
	text, start, err := t.checkRecords()
	if err != nil {
		return err
	}
	return t.checkOrder(text, start)
}

// CheckOutline verifies what needs no expanded name: the token index and the markers point where they must, the records
// fill their table, addresses ascend, and the name order is a permutation. It takes a tenth of the time of Check. Programs
// that use tables they have built themselves call it.
func (t *Tables) CheckOutline() error {
	if err := t.checkTokens(); err != nil {
		return err
	}
	if err := t.checkMarkers(); err != nil {
		return err
	}
	if err := t.checkAddresses(); err != nil {
		return err
	}
	return t.checkSeqs()
}

func damaged(table, what string, at int) error {
	return &ParseError{Code: "damaged", Cause: table + ": " + what + " (at " + strconv.Itoa(at) + ")", Hint: "these are not a kernel's tables, or they are damaged"}
}

func (t *Tables) checkTokens() error {
	at := 0
	for slot := range 256 {
		if int(t.TokenIndex[slot]) != at {
			return damaged("token_index", "the entry does not point to its token", slot)
		}
		end := bytes.IndexByte(t.TokenTable[at:], 0)
		if end < 0 {
			return damaged("token_table", "the token has no end", slot)
		}
		at += end + 1
	}
	if at != len(t.TokenTable) {
		return damaged("token_table", "there are bytes behind the last token", at)
	}
	return nil
}

// checkMarkers goes through all records by their lengths and compares every 256th place with its marker.
func (t *Tables) checkMarkers() error {
	if n := (t.NumSyms + 255) / 256; len(t.Markers) != n || t.NumSyms > MaxSymbols {
		return damaged("markers", "there is not one for every 256 symbols", len(t.Markers))
	}
	at := 0
	for i := range t.NumSyms {
		if i&255 == 0 && int(t.Markers[i>>8]) != at {
			return damaged("markers", "the marker does not point to its record", i>>8)
		}
		codes, header, ok := t.codes(at)
		if !ok || len(codes) == 0 {
			return damaged("names", "the record is empty or longer than the table", i)
		}
		at += header + len(codes)
	}
	if at != len(t.Names) {
		return damaged("names", "there are bytes behind the last record", at)
	}
	return nil
}

// checkRecords returns the text of all symbols, one after another.
func (t *Tables) checkRecords() (text []byte, start []uint32, err error) {
	var buf nameBuffer
	e, at := newExpander(t), 0
	text = make([]byte, 0, 2*len(t.Names)) // names compress to somewhat more than half
	start = make([]uint32, 1, t.NumSyms+1)
	for i := range t.NumSyms {
		codes, header, _ := t.codes(at)
		for _, c := range codes {
			if e.token[c].size == 0 {
				return nil, nil, damaged("names", "the record uses a token without text", i)
			}
		}
		text = append(text, buf[:e.expand(&buf, codes)]...)
		start = append(start, uint32(len(text)))
		at += header + len(codes)
	}
	return text, start, nil
}

func (t *Tables) checkAddresses() error {
	if t.Addresses == nil && len(t.Offsets) != t.NumSyms || t.Addresses != nil && len(t.Addresses) != t.NumSyms {
		return damaged("offsets", "there is not one for each symbol", len(t.Offsets)+len(t.Addresses))
	}
	before := uint64(0)
	for i := range t.NumSyms {
		addr := t.Address(i)
		if addr < before {
			return damaged("offsets", "the address is lower than the one before", i)
		}
		before = addr
	}
	return nil
}

func (t *Tables) checkSeqs() error {
	if !t.Indexed() {
		return nil
	}
	if len(t.SeqsOfNames) != 3*t.NumSyms {
		return damaged("seqs_of_names", "there are not three bytes for each symbol", len(t.SeqsOfNames))
	}
	seen := make([]bool, t.NumSyms)
	for k := range t.NumSyms {
		seq := t.Seq(k)
		if seq >= t.NumSyms || seen[seq] {
			return damaged("seqs_of_names", "the number is too large or stands there twice", k)
		}
		seen[seq] = true
	}
	return nil
}

func (t *Tables) checkOrder(text []byte, start []uint32) error {
	if t.SeqsOfNames == nil {
		return nil
	}
	cut := t.sortCut()
	var last []byte
	for k, lastSeq := 0, -1; k < t.NumSyms; k++ {
		seq := t.Seq(k)
		name := cut.Of(text[start[seq]+1 : start[seq+1]])
		if c := bytes.Compare(last, name); c > 0 || c == 0 && seq < lastSeq {
			return damaged("seqs_of_names", "the name belongs before the one ahead of it", k)
		}
		last, lastSeq = name, seq
	}
	return nil
}
