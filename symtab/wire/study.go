package wire

import (
	"math"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/study"
)

// Costs makes the frame of what the lookups of all symbols cost, and of how far sorting would part neighbours.
func Costs(c *study.Costs, s study.Summary, a *study.Apart) *Frame {
	f := newFrame(KindCosts)
	f.u32(SecInfo, costsInfo(c, s))
	f.u32(SecSearch, c.Search)
	f.u32(SecScan, c.Scan)
	f.u32(SecRank, a.Rank)
	f.u64(SecTotals, []uint64{c.Probes, c.Fetches, c.Seqs, c.Markers, c.Skipped, c.Expand, c.Whole(), a.SharedInMemory, a.SharedByName})
	var spacings, batches []uint64
	for _, s := range c.Spacings() {
		spacings = append(spacings, uint64(s.Every), s.Read, s.Skips, uint64(s.Memory))
	}
	for _, b := range c.Batches() {
		batches = append(batches, uint64(b.Names), uint64(math.Round(b.Scan)), uint64(math.Round(b.Search)))
	}
	f.u64(SecSpacings, spacings)
	f.u64(SecBatches, batches)
	f.u32(SecApart, append(distances(a.ByName), distances(a.InOrder)...))
	scan, search := study.Describe(c.Scan), study.Describe(c.Search)
	f.u32(SecQuantiles, append(quantiles(scan), quantiles(search)...))
	f.u32(SecScanTenths, scan.Decades)
	f.u32(SecSearchTenths, search.Decades)
	gains := study.Describe(c.Gains())
	f.u32(SecGains, quantiles(gains))
	f.u32(SecGainTenths, gains.Decades)
	return f
}

func costsInfo(c *study.Costs, s study.Summary) []uint32 {
	v := make([]uint32, InfoCostsLen)
	v[InfoLosers] = uint32(s.Losers)
	v[InfoLastLoser] = uint32(s.LastLoser)
	v[InfoLoserNear] = uint32(s.LoserNear)
	v[InfoLoserCode] = uint32(s.LoserFunction)
	v[InfoGain715] = uint32(s.Gain715)
	v[InfoLeastSearch] = s.Least
	v[InfoMedianSearch] = s.Median
	v[InfoMostSearch] = s.Most
	v[InfoShared] = uint32(c.Shared.Names)
	v[InfoSharing] = uint32(c.Shared.Symbols)
	v[InfoThree] = uint32(c.Shared.Three)
	v[InfoThreeHit] = uint32(c.Shared.Hit)
	v[InfoMostShared] = uint32(c.Shared.Most)
	v[InfoCrossing] = uint32(c.Crossing())
	return v
}

func quantiles(q study.Quantiles) []uint32 {
	return []uint32{q.Least, q.P1, q.P10, q.Median, q.P90, q.P99, q.Most}
}

func distances(d study.Distances) []uint32 {
	return append(append([]uint32{}, d.Quantiles[:]...), uint32(d.Together))
}

// Training makes the frame of the token training, round by round.
func Training(t *study.Training) *Frame {
	f := newFrame(KindTraining)
	f.u32(SecInfo, []uint32{uint32(t.Start)})
	f.u32(SecLeft, t.Left)
	var choices, examples, lengths []uint32
	for round, list := range t.Choices {
		for _, c := range list {
			choices = append(choices, uint32(round), uint32(c.First), uint32(c.Second), c.Count)
		}
	}
	for _, i := range t.Examples {
		examples = append(examples, uint32(i))
	}
	var codes []byte
	for _, step := range t.Steps {
		lengths = append(lengths, uint32(len(step)))
		codes = append(codes, step...)
	}
	f.u32(SecChoices, choices)
	f.u32(SecExamples, examples)
	f.u32(SecStepLens, lengths)
	f.bytes(SecStepCode, codes)
	return f
}

// Built makes the frame of tables that were built otherwise. packed is how many bytes the compressor made of them; the caller packs
// them, so that the programs that only write frames contain no compressor.
func Built(t *symtab.Tables, packed int, compressor string) *Frame {
	f := newFrame(KindBuilt)
	f.u32(SecInfo, []uint32{uint32(t.NumSyms), uint32(packed), uint32(t.MaxProbes())})
	f.text(SecCompressor, compressor)
	f.u32(SecTableBytes, TableBytes(t.Sizes()))
	return f
}

// TableBytes returns the bytes of each table in the order of SecTableBytes.
func TableBytes(s symtab.Sizes) []uint32 {
	return []uint32{
		uint32(s.Names), uint32(s.Offsets), uint32(s.SeqsOfNames), uint32(s.Markers),
		uint32(s.TokenTable), uint32(s.TokenIndex), uint32(s.RelativeBase), uint32(s.NumSyms),
	}
}
