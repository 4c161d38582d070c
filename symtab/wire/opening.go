package wire

import (
	"slices"

	"github.com/kallscope/kallscope/symtab"
)

const (
	openingFirst      = 128  // names of the first symbols: what the scan passes while the binary search runs
	openingAround     = 8    // names of the symbols before each stop of the scan
	openingCandidates = 4096 // seqs_of_names is included from where so many names are left
)

// Opening makes the frame of the first picture: one lookup, and the part of the tables that its picture shows. The build
// makes it from the tables of the sample, and the page shows it before any WebAssembly has arrived. Errors are those of
// Trace.
func Opening(t *symtab.Tables, name []byte) (*Frame, error) {
	trace, err := Trace(t, name)
	if err != nil {
		return nil, err
	}
	c := t.Columns()
	var binary symtab.Trace
	t.LookupBinary(name, &binary)
	target := t.NumSyms - 1
	if k, ok := t.LookupBinary(name, nil); ok {
		target = t.Seq(k)
	}
	some := openingSymbols(c, target)

	v := info(t, c, 0)
	first, candidates := openingCandidatesOf(t, &binary)
	v[InfoOpeningFirstK] = uint32(first)
	f := newFrame(KindOpening)
	f.u32(SecInfo, v)
	f.text(SecRelease, t.Release.Name)
	f.bytes(SecType, c.Type)
	f.marks(SecAreaStart, SecAreaLabel, t.Areas())
	f.marks(SecInitialStart, SecInitialLabel, t.Initials())
	f.u32(SecLinearEvery, every256(c.LinearBytes))
	f.u32(SecSomeIndex, some)
	names, linear := make([]string, len(some)), make([]uint32, len(some))
	for i, s := range some {
		names[i] = string(c.Text[c.TextStart[s]:c.TextStart[s+1]])
		linear[i] = c.LinearBytes[s]
	}
	f.strings(SecSomeText, names)
	f.bytes(SecCandidates, candidates)
	f.bytes(SecTrace, trace.Bytes())
	f.u32(SecSomeLinear, linear)
	return f, nil
}

// openingSymbols are the symbols whose names the picture may show: the first ones, and some before each stop that the page
// makes along the scan (1, 2, 5, 10 … symbols and thousand bytes) and before the target.
func openingSymbols(c *symtab.Columns, target int) []uint32 {
	stops := []int{target}
	for decade := 1; decade <= len(c.Type); decade *= 10 {
		stops = append(stops, decade, 2*decade, 5*decade)
	}
	for decade := 1; decade <= int(c.LinearBytes[len(c.Type)]); decade *= 10 {
		for _, bytes := range []int{decade, 2 * decade, 5 * decade} {
			at, _ := slices.BinarySearch(c.LinearBytes, uint32(bytes))
			stops = append(stops, at)
		}
	}
	var some []uint32
	for i := range min(openingFirst, len(c.Type)) {
		some = append(some, uint32(i))
	}
	for _, stop := range stops {
		for i := max(stop-openingAround, 0); i <= min(stop+1, target, len(c.Type)-1); i++ {
			some = append(some, uint32(i))
		}
	}
	slices.Sort(some)
	return slices.Compact(some)
}

// openingCandidatesOf returns the part of seqs_of_names that the search has left when there are few enough candidates.
func openingCandidatesOf(t *symtab.Tables, trace *symtab.Trace) (firstK int, seqs []byte) {
	for _, f := range trace.Fetches {
		if n := int(f.High) - int(f.Low) + 1; n > 0 && n <= openingCandidates {
			return int(f.Low), t.SeqsOfNames[3*f.Low : 3*(f.High+1)]
		}
	}
	return 0, nil
}

// every256 returns the scan's bytes at 0, 256, 512 … and at the end.
func every256(linear []uint32) []uint32 {
	var out []uint32
	n := len(linear) - 1
	for i := 0; i < n; i += 256 {
		out = append(out, linear[i])
	}
	return append(out, linear[n])
}
