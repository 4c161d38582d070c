package wire

import (
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// maxEqual is the largest number of symbols of one name whose walk back is recorded step by step. Real kernels have a few
// hundred of one name.
const maxEqual = 1 << 14

// Trace looks a name up by linear scan and by binary search and makes the frame of both. If more than 16,384 symbols have
// the name it returns a *symtab.ParseError with the code "equal".
func Trace(t *symtab.Tables, name []byte) (*Frame, error) {
	first, last, ordered := t.Range(name)
	if last-first >= maxEqual {
		return nil, &symtab.ParseError{
			Code: "equal", Cause: "too many symbols have this name to show every step", Hint: "look up another name",
		}
	}
	var binary symtab.Trace
	var linear symtab.Cost
	k, found := t.LookupBinary(name, &binary)
	seq, linearFound := t.LookupLinear(name, &linear)
	if !t.Indexed() {
		found = linearFound // without a name order only the scan can find it
	} else if found {
		seq = t.Seq(k)
	}
	v := make([]uint32, InfoTraceLen)
	var address uint64
	if found {
		v[InfoFound] = 1
		v[InfoSeq] = uint32(seq)
		address = t.Address(seq)
		if ordered {
			v[InfoFirst], v[InfoLastMatch] = uint32(first), uint32(last)
		}
	}
	v[InfoBinaryBytes] = uint32(binary.Cost.Bytes)
	v[InfoLinearExpanded] = uint32(linear.Expanded)
	v[InfoLinearRead] = uint32(min(linear.Bytes, 1<<32-1))
	v[InfoTraceN] = uint32(t.NumSyms)
	for _, f := range binary.Fetches {
		if !f.Walk {
			v[InfoProbes]++
		}
	}
	f := newFrame(KindTrace)
	f.u32(SecInfo, v)
	f.bytes(SecQuery, name)
	f.fetches(t, &binary)
	f.u64(SecMatch, []uint64{address})
	return f, nil
}

// TraceAt looks up the name of the symbol at a position of address order. Errors are those of Trace, and "no-symbol".
func TraceAt(t *symtab.Tables, seq int) (*Frame, error) {
	if seq < 0 || seq >= t.NumSyms {
		return nil, noSymbol(seq)
	}
	return Trace(t, t.AppendName(nil, seq))
}

func (f *Frame) fetches(t *symtab.Tables, trace *symtab.Trace) {
	rows := make([]uint32, 0, FetchStride*len(trace.Fetches))
	steps := make([]uint32, 0, 3*len(trace.Steps))
	var codes, text []byte
	from := 0
	for i, x := range trace.Fetches {
		for from < len(trace.Steps) && int(trace.Steps[from].Fetch) < i {
			from++
		}
		before := uint32(0)
		if from > 0 {
			before = trace.Steps[from-1].BytesEnd
		}
		record := int(x.Record) + int(x.Header)
		codes = append(codes, t.Names[record:record+int(x.Length)]...)
		start := len(text)
		text = append(text, t.Type(int(x.Seq)))
		text = t.AppendName(text, int(x.Seq))
		rows = append(rows, walk(x.Walk), uint32(x.K), uint32(x.Low), uint32(x.High), uint32(x.LeftLow), uint32(x.LeftHigh),
			x.Seq, x.Marker, x.Skipped, x.Record, uint32(x.Header), x.Length, uint32(len(text)-start), uint32(x.Sign), x.Diff, before)
	}
	for _, s := range trace.Steps {
		steps = append(steps, uint32(s.Kind), s.Fetch, s.BytesEnd)
	}
	f.u32(SecFetch, rows)
	f.u32(SecStep, steps)
	f.bytes(SecFetchCodes, codes)
	f.u16(SecFetchLens, trace.TokenLens)
	f.bytes(SecFetchText, text)
}

func walk(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

func noSymbol(seq int) error {
	return &symtab.ParseError{
		Code: "no-symbol", Cause: "there is no symbol " + strconv.Itoa(seq) + " in this map",
		Hint: "symbols are numbered from 0 in address order",
	}
}
