package symtab

// A Trace records what LookupBinary did, step by step. Every entry holds the whole state after it, so that each step can be
// shown without the steps before it.
type Trace struct {
	Fetches []Fetch
	Steps   []Step

	// TokenLens holds the text length of each compressed byte of each record fetched, from the fetch's TokenStart on.
	TokenLens []uint16

	Cost Cost
}

// A Fetch is one symbol that was looked at: found by the name order, expanded and compared.
type Fetch struct {
	Walk      bool  // part of the walk back to the first equal name, after the hit; otherwise a probe
	K         int32 // which symbol in name order
	Low, High int32 // the interval before, both ends included
	LeftLow   int32 // the interval after; empty when LeftHigh < LeftLow. After a hit it holds the first equal name that is known
	LeftHigh  int32

	Seq     uint32 // position in address order
	Marker  uint32 // offset of the block's first record in Names
	Skipped uint32 // records skipped from there
	Record  uint32 // offset of the record in Names
	Length  uint32 // compressed bytes
	Header  uint8  // length bytes

	TokenStart uint32 // in Trace.TokenLens
	Sign       int8   // the order of the wanted name against this one: -1, 0 or 1
	Diff       uint32 // letters in common before the first difference
}

// A StepKind is one of the reads that a fetch consists of.
type StepKind uint8

const (
	StepSeq    StepKind = iota // three bytes of seqs_of_names
	StepMarker                 // four bytes of markers
	StepSkip                   // the length bytes of the records skipped; no step where there are none
	StepExpand                 // the record and its tokens; the comparison comes at its end
)

// A Step is one part of a fetch. It is finished when BytesEnd bytes of table have been read in all.
type Step struct {
	Kind     StepKind
	Fetch    uint32 // in Trace.Fetches
	BytesEnd uint32
}

// reset empties the trace and keeps its memory.
func (tr *Trace) reset() {
	*tr = Trace{Fetches: tr.Fetches[:0], Steps: tr.Steps[:0], TokenLens: tr.TokenLens[:0]}
}

// fetched records a fetch before its comparison: the steps and their cost.
func (tr *Trace) fetched(e *expander, f *fetch, k int, low, high int, walk bool) {
	index := uint32(len(tr.Fetches))
	tr.Fetches = append(tr.Fetches, Fetch{
		Walk: walk, K: int32(k), Low: int32(low), High: int32(high),
		Seq: uint32(f.seq), Marker: uint32(f.marker), Skipped: uint32(f.seq & 255), Record: uint32(f.record),
		Length: uint32(len(f.codes)), Header: uint8(f.header), TokenStart: uint32(len(tr.TokenLens)),
	})
	for _, c := range f.codes {
		tr.TokenLens = append(tr.TokenLens, uint16(e.token[c].size))
	}
	tr.step(StepSeq, index, 3)
	tr.step(StepMarker, index, 4)
	if f.seq&255 != 0 {
		tr.step(StepSkip, index, f.headers)
	}
	tr.step(StepExpand, index, expandBytes(f.header, len(f.codes), f.length))
	tr.Cost.Expanded++
	tr.Cost.Skipped += uint64(f.seq & 255)
	tr.Cost.Tokens += uint64(len(f.codes))
}

func (tr *Trace) step(kind StepKind, fetch uint32, bytes int) {
	tr.Cost.Bytes += uint64(bytes)
	tr.Steps = append(tr.Steps, Step{kind, fetch, uint32(tr.Cost.Bytes)})
}

// compared adds the result of the comparison to the last fetch.
func (tr *Trace) compared(sign, diff, leftLow, leftHigh int) {
	f := &tr.Fetches[len(tr.Fetches)-1]
	f.Sign, f.Diff, f.LeftLow, f.LeftHigh = int8(sign), uint32(diff), int32(leftLow), int32(leftHigh)
	tr.Cost.Compared += uint64(diff) + 1
}
