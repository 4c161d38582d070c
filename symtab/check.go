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

// damaged is the error for a table that contradicts itself or another. at numbers what is wrong: a token, a record or an entry, from 0.
func damaged(table, unit string, at int, what string) error {
	return &ParseError{Code: "damaged", Cause: "kallsyms_" + table + ", " + unit + " " + strconv.Itoa(at) + ": " + what,
		Hint: "these are not a kernel's tables, or this copy of them is damaged: open the kernel as it was built or installed"}
}

func (t *Tables) checkTokens() error {
	at := 0
	for slot := range 256 {
		if int(t.TokenIndex[slot]) != at {
			return damaged("token_index", "entry", slot, "it does not point to the token of its number")
		}
		end := bytes.IndexByte(t.TokenTable[at:], 0)
		if end < 0 {
			return damaged("token_table", "token", slot, "it has no end")
		}
		at += end + 1
	}
	if at != len(t.TokenTable) {
		return damaged("token_table", "byte", at, "the last token ended before it")
	}
	return nil
}

// checkMarkers goes through all records by their lengths and compares every 256th place with its marker.
func (t *Tables) checkMarkers() error {
	if n := (t.NumSyms + 255) / 256; len(t.Markers) != n || t.NumSyms > MaxSymbols {
		return damaged("markers", "entry", len(t.Markers), "the table ends here, and has not one for every 256 symbols")
	}
	at := 0
	for i := range t.NumSyms {
		if i&255 == 0 && int(t.Markers[i>>8]) != at {
			return damaged("markers", "entry", i>>8, "it does not point to record "+strconv.Itoa(i))
		}
		codes, header, ok := t.codes(at)
		if !ok || len(codes) == 0 {
			return damaged("names", "record", i, "it is empty or longer than the table")
		}
		at += header + len(codes)
	}
	if at != len(t.Names) {
		return damaged("names", "byte", at, "the last record ended before it")
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
				return nil, nil, damaged("names", "record", i, "it uses token "+strconv.Itoa(int(c))+", which has no text")
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
		return damaged("offsets", "entry", len(t.Offsets)+len(t.Addresses), "the table ends here, and has not one for each symbol")
	}
	before := uint64(0)
	for i := range t.NumSyms {
		addr := t.Address(i)
		if addr < before {
			return damaged("offsets", "entry", i, "its address is lower than the one before")
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
		return damaged("seqs_of_names", "byte", len(t.SeqsOfNames), "the table ends here, and has not three bytes for each symbol")
	}
	seen := make([]bool, t.NumSyms)
	for k := range t.NumSyms {
		seq := t.Seq(k)
		if seq >= t.NumSyms || seen[seq] {
			return damaged("seqs_of_names", "entry", k, "its number is too large or stands there twice")
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
			return damaged("seqs_of_names", "entry", k, "its name belongs before the one ahead of it")
		}
		last, lastSeq = name, seq
	}
	return nil
}
