// Package explored makes the frames of wasm/symbols (symtab/wire/doc.go describes them). It is a package of its own, because what
// it links, regular expressions among it, would make the programs larger that do not need it.
package explored

import (
	"math"
	"slices"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/explore"
	"github.com/kallscope/kallscope/symtab/wire"
)

// Columns makes the frame of what a list shows of all symbols beside the tables.
func Columns(m *explore.Map) *wire.Frame {
	f := wire.New(wire.KindColumns)
	f.PutU32(wire.SecSearch, m.Costs.Search)
	f.PutU32(wire.SecRank, m.Rank)
	f.PutU32(wire.SecSize, m.Size)
	f.PutU32(wire.SecEqual, m.Equal)
	counts := make([]uint32, wire.CountsLen)
	for i := range m.Len() {
		name, letter := m.Name(i), m.Columns.Type[i]
		padding := symtab.IsPadding(name)
		counts[explore.KindOf(letter)]++
		counts[wire.CountEqual] += bit(m.Equal[i] > 1)
		counts[wire.CountAlias] += bit(m.Shared(i))
		counts[wire.CountPadding] += bit(padding)
		counts[wire.CountSuffix] += bit(!padding && explore.IsFunction(letter) && explore.HasSuffix(name))
	}
	f.PutU32(wire.SecKinds, counts)
	all := make([]uint32, m.Len())
	for i := range all {
		all[i] = uint32(i)
	}
	var scales []uint32
	for _, s := range m.Scales {
		scales = append(scales, s.From, s.Step)
	}
	f.PutU32(wire.SecSpreads, m.Spread(all))
	f.PutU32(wire.SecScales, scales)
	return f
}

// Matches makes the frame of what a run has found so far, by a column, downwards if asked. More says that the run is not at its
// end. The run keeps its symbols in address order, so that it can go on.
func Matches(m *explore.Map, run *explore.Run, by explore.Column, down, more bool) *wire.Frame {
	q, seqs := run.Query, slices.Clone(run.Seqs)
	areas, spread := m.ByArea(seqs), m.Spread(seqs)
	var groups []uint32
	if q.Group {
		groups = m.Together(seqs)
	} else {
		m.Sort(seqs, by, down)
	}
	total := m.Sum(seqs)
	f := wire.New(wire.KindMatches)
	info := make([]uint32, wire.InfoMatchesLen)
	info[wire.InfoGroup] = bit(q.Group)
	info[wire.InfoMissing] = bit(!more && m.IsMissing(q, seqs))
	info[wire.InfoNames] = uint32(total.Names)
	info[wire.InfoTable] = uint32(min(total.Table, math.MaxUint32))
	info[wire.InfoZero] = bit(m.ZeroAddresses)
	info[wire.InfoMore] = bit(more)
	f.PutU32(wire.SecInfo, info)
	f.PutU32(wire.SecIndex, seqs)
	f.PutU64(wire.SecTotals, []uint64{total.Kernel})
	putProblems(f, q)
	f.PutU32(wire.SecSpreads, spread)
	f.PutU32(wire.SecAreaCounts, areas)
	f.PutU32(wire.SecGroups, groups)
	f.PutU32(wire.SecGroupBytes, groupBytes(m, seqs, groups))
	return f
}

// groupBytes are the bytes of the tables that each group of symbols takes.
func groupBytes(m *explore.Map, seqs, starts []uint32) []uint32 {
	bytes := make([]uint32, len(starts))
	for g, from := range starts {
		to := len(seqs)
		if g+1 < len(starts) {
			to = int(starts[g+1])
		}
		for _, i := range seqs[from:to] {
			bytes[g] += uint32(m.TableBytes(int(i)))
		}
	}
	return bytes
}

func bit(is bool) uint32 {
	if is {
		return 1
	}
	return 0
}

// Card makes the frame of one symbol, nil for a position that none has.
func Card(m *explore.Map, i int) *wire.Frame {
	c := m.Card(i)
	if c == nil {
		return nil
	}
	f := wire.New(wire.KindCard)
	info := make([]uint32, wire.InfoCardLen)
	for at, value := range map[int]int{
		wire.InfoCardSeq: c.Seq, wire.InfoCardRank: c.Rank, wire.InfoCardPosition: c.Position, wire.InfoCardProbes: c.Probes, wire.InfoCardBack: c.Back,
		wire.InfoCardSearch: c.Search, wire.InfoCardScan: c.Scan, wire.InfoCardFound: c.Found,
	} {
		info[at] = uint32(value)
	}
	lens := make([]uint16, len(c.Tokens))
	var text []byte
	for at, code := range c.Tokens {
		token := m.Tables.Token(code)
		lens[at] = uint16(len(token))
		text = append(text, token...)
	}
	f.PutU32(wire.SecInfo, info)
	f.PutBytes(wire.SecText, text)
	f.PutBytes(wire.SecCodes, c.Tokens)
	f.PutU16(wire.SecLens, lens)
	f.PutU32(wire.SecAliases, positions(c.Aliases))
	f.PutU32(wire.SecCopies, positions(c.Copies))
	var near []int
	for _, copy := range c.Copies {
		before, after := m.Near(copy)
		near = append(near, before, after)
	}
	f.PutU32(wire.SecNear, positions(near))
	var tools, forms []string
	for _, form := range c.Forms {
		tools, forms = append(tools, form.Tool), append(forms, form.Text)
	}
	f.PutStrings(wire.SecTools, tools)
	f.PutStrings(wire.SecForms, forms)
	return f
}

// positions are the numbers of symbols; -1 becomes 1<<32-1.
func positions(list []int) []uint32 {
	out := make([]uint32, len(list))
	for i, x := range list {
		out[i] = uint32(x)
	}
	return out
}

// Missing makes the frame of a name that is not there, nil if it is.
func Missing(m *explore.Map, name string) *wire.Frame {
	miss := m.Miss(name)
	if miss == nil {
		return nil
	}
	f := wire.New(wire.KindMiss)
	f.PutU32(wire.SecInfo, []uint32{
		uint32(miss.Place), uint32(miss.Held), uint32(miss.Probes), uint32(miss.Search), uint32(miss.Scan), bit(miss.LeftOut), bit(miss.NoData), bit(miss.TooLong), uint32(miss.Only),
	})
	f.PutU32(wire.SecAround, positions(miss.Around))
	f.PutU32(wire.SecVariants, positions(miss.Variants))
	f.PutU32(wire.SecHolding, positions(miss.Holding))
	var spelt, counts []uint32
	for _, s := range miss.Spelt {
		spelt = append(spelt, uint32(s.Seq), uint32(s.Letters))
	}
	f.PutU32(wire.SecSpelt, spelt)
	var suffixes []string
	for _, s := range miss.Suffixes {
		suffixes, counts = append(suffixes, s.Suffix), append(counts, uint32(s.Count))
	}
	f.PutStrings(wire.SecSuffixes, suffixes)
	f.PutU32(wire.SecSuffixCounts, counts)
	return f
}

// Places makes the frame of the places in a text.
func Places(l *explore.Located) *wire.Frame {
	f := wire.New(wire.KindPlaces)
	f.PutU32(wire.SecInfo, []uint32{uint32(l.Lines), uint32(l.Sizes), uint32(l.Agree)})
	f.PutText(wire.SecWhy, l.Why)
	f.PutU64(wire.SecShift, []uint64{l.Shift})
	var places []uint32
	var numbers []uint64
	var texts []string
	for _, p := range l.Places {
		places = append(places, uint32(p.Line), uint32(p.Seq), uint32(p.Verdict), uint32(p.Others))
		numbers = append(numbers, p.Offset, p.Said, p.Size)
		texts = append(texts, p.Text)
	}
	f.PutU32(wire.SecPlaces, places)
	f.PutU64(wire.SecPlaceNumbers, numbers)
	f.PutStrings(wire.SecPlaceTexts, texts)
	return f
}
