package wire

import "github.com/kallscope/kallscope/symtab"

// Tables makes the frame of a loaded map. The fingerprint is that of its text (64-bit FNV-1a). memoryKiB returns the size of
// the program's memory; it is called last, when the frame's columns have been made.
func Tables(t *symtab.Tables, report *symtab.Report, fingerprint uint64, memoryKiB func() uint32) *Frame {
	c := t.Columns()
	numbers := info(t, c, report.Lines)
	f := newFrame(KindTables)
	f.u32(SecInfo, numbers)
	f.text(SecRelease, t.Release.Name)
	f.bytes(SecText, c.Text)
	f.u32(SecTextStart, c.TextStart)
	f.bytes(SecType, c.Type)
	f.u32(SecRecord, c.Record)
	f.u32(SecLinearBytes, c.LinearBytes)
	f.bytes(SecNames, t.Names)
	f.bytes(SecSeqs, t.SeqsOfNames)
	f.u64(SecAddress, addresses(t))
	f.u32(SecMarkers, t.Markers)
	f.bytes(SecTokenTable, t.TokenTable)
	f.u16(SecTokenIndex, t.TokenIndex[:])
	f.u32(SecTokenUses, c.TokenUses[:])
	f.u32(SecRounds, rounds(t))
	f.marks(SecAreaStart, SecAreaLabel, t.Areas())
	f.marks(SecInitialStart, SecInitialLabel, t.Initials())
	f.notes(report.Notes)
	f.u32(SecOffsets, t.Offsets)
	f.u64(SecFingerprint, []uint64{fingerprint})
	numbers[InfoMemory] = memoryKiB()
	return f
}

func info(t *symtab.Tables, c *symtab.Columns, lines int) []uint32 {
	hardest, hardestBytes := t.Hardest(c)
	size := t.Sizes()
	v := make([]uint32, InfoTablesLen)
	v[InfoNumSyms] = uint32(t.NumSyms)
	v[InfoFlags] = flags(t)
	v[InfoNumSymsBytes] = uint32(size.NumSyms)
	v[InfoNamesBytes] = uint32(size.Names)
	v[InfoMarkersBytes] = uint32(size.Markers)
	v[InfoTokenTableBytes] = uint32(size.TokenTable)
	v[InfoTokenIndexBytes] = uint32(size.TokenIndex)
	v[InfoSeqsBytes] = uint32(size.SeqsOfNames)
	v[InfoOffsetsBytes] = uint32(size.Offsets)
	v[InfoRelativeBytes] = uint32(size.RelativeBase)
	v[InfoPlainBytes] = uint32(min(c.PlainBytes, 1<<32-1))
	v[InfoMaxProbes] = uint32(t.MaxProbes())
	v[InfoHardest] = uint32(hardest)
	v[InfoHardestBytes] = uint32(min(hardestBytes, 1<<32-1))
	v[InfoLast] = uint32(t.LastUnique())
	v[InfoLines] = uint32(lines)
	v[InfoRelativeBaseLow] = uint32(t.RelativeBase)
	v[InfoRelativeBaseHigh] = uint32(t.RelativeBase >> 32)
	return v
}

func flags(t *symtab.Tables) (flags uint32) {
	for _, f := range [...]struct {
		on   bool
		flag uint32
	}{
		{t.Options.AllSymbols, FlagAllSymbols},
		{t.Options.AbsolutePercpu, FlagAbsolutePercpu},
		{t.Options.Word32, FlagWord32},
		{t.Indexed(), FlagSeqsOfNames},
		{t.Options.LTOClang, FlagLTOClang},
		{t.Options.BaseRelative, FlagBaseRelative},
		{t.Options.PCRelative, FlagPCRelative},
		{t.Indexed() && !t.Release.SeqsOfNames, FlagIndexBuilt},
	} {
		if f.on {
			flags |= f.flag
		}
	}
	return flags
}

func addresses(t *symtab.Tables) []uint64 {
	out := make([]uint64, t.NumSyms)
	for i := range out {
		out[i] = t.Address(i)
	}
	return out
}

func rounds(t *symtab.Tables) []uint32 {
	out := make([]uint32, 0, 4*len(t.Rounds))
	for _, r := range t.Rounds {
		out = append(out, uint32(r.Slot), uint32(r.First), uint32(r.Second), r.Count)
	}
	return out
}

func (f *Frame) marks(starts, labels uint16, marks []symtab.Mark) {
	var at []uint32
	var names []string
	for _, m := range marks {
		at = append(at, uint32(m.Start))
		names = append(names, m.Label)
	}
	f.u32(starts, at)
	f.strings(labels, names)
}

func (f *Frame) notes(notes []symtab.Note) {
	var numbers []uint32
	var codes, messages, texts []string
	for _, n := range notes {
		numbers = append(numbers, uint32(n.Line), uint32(n.Count))
		codes = append(codes, n.Code)
		messages = append(messages, n.Message)
		texts = append(texts, n.Text)
	}
	f.u32(SecNoteNumbers, numbers)
	f.strings(SecNoteCodes, codes)
	f.strings(SecNoteMessages, messages)
	f.strings(SecNoteTexts, texts)
}
