package wire

import (
	"math"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/study"
	"github.com/kallscope/kallscope/symtab/study/designs"
)

// Designs makes the frame of all designs of a kernel's tables. The compressor is what packed them, "" if nothing did.
func Designs(all []designs.Measured, facts *designs.Facts, compressor string) *Frame {
	f := newFrame(KindDesigns)
	info := make([]uint32, InfoDesignsLen)
	info[InfoDesignSymbols], info[InfoDesignDistinct] = uint32(facts.Symbols), uint32(facts.Distinct)
	info[InfoDesignHash], info[InfoDesignPerfect] = uint32(facts.HashBytes), uint32(facts.PerfectBytes)
	info[InfoDesignProbes] = uint32(math.Round(1000 * facts.HashNames))
	f.u32(SecInfo, info)
	numbers := make([]uint64, DesignLen*len(all))
	for i, m := range all {
		row := numbers[DesignLen*i:]
		row[DesignNames], row[DesignIndex], row[DesignSpacing] = uint64(m.Names), uint64(m.Index), uint64(m.Spacing)
		row[DesignMemory], row[DesignImage] = uint64(m.Memory), uint64(m.Image)
		row[DesignByName], row[DesignByAddress], row[DesignListing] = m.ByName, m.ByAddress, m.Listing
		row[DesignRan] = uint64(m.Ran)
	}
	f.u64(SecDesigns, numbers)
	f.text(SecCompressor, compressor)
	return f
}

// Played makes the frame of a learner's own rounds, with the pairs that can be played next.
func Played(own *study.Own) *Frame {
	var rounds, next []uint32
	for _, r := range own.Rounds {
		rounds = append(rounds, uint32(r.Slot), uint32(r.First), uint32(r.Second), r.Count, r.Left)
	}
	for _, n := range own.Next {
		next = append(next, uint32(n.First), uint32(n.Second), n.Count, n.Before)
	}
	f := newFrame(KindPlayed)
	f.u32(SecPlayed, rounds)
	f.u32(SecNext, next)
	return f
}

// Written makes the frame of a text in a kernel's tokens. Info is how many of its bytes no name of the kernel has.
func Written(t *symtab.Tables, text string) *Frame {
	codes, unknown := study.Write(t, []byte(text))
	var letters []byte
	var lens []uint16
	for _, code := range codes {
		token := t.Token(code)
		letters = append(letters, token...)
		lens = append(lens, uint16(len(token)))
	}
	f := newFrame(KindWritten)
	f.u32(SecInfo, []uint32{uint32(unknown)})
	f.bytes(SecText, letters)
	f.bytes(SecCodes, codes)
	f.u16(SecLens, lens)
	return f
}

// Growth makes the frame of parts of a kernel, each twice as large as the one before.
func Growth(grown []study.Grown) *Frame {
	var numbers []uint64
	for _, g := range grown {
		numbers = append(numbers, uint64(g.Symbols), uint64(g.Probes), uint64(g.Losers), uint64(g.Tables), g.Search, g.Scan)
	}
	f := newFrame(KindGrowth)
	f.u64(SecGrowth, numbers)
	return f
}
