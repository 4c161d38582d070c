package symtab

// A Job does what Build does in steps, for programs that run them on several processors. Index and Train do not need each
// other and may run at the same time. Neither changes the symbols.
type Job struct {
	Tables  *Tables // after Begin it has the addresses; Index and Train add the other tables
	Symbols *Symbols
	Order   []uint32 // for each position in address order, the symbol

	options Options
}

// Begin sorts the symbols by address and encodes their addresses.
func Begin(s *Symbols, r Release, o Options) (*Job, error) {
	if err := o.Valid(r); err != nil {
		return nil, err
	}
	if err := s.check(); err != nil {
		return nil, err
	}
	o.progress(PhaseSort, 0, 1)
	t := &Tables{Release: r, Options: o, NumSyms: s.Len()}
	t.Options.Progress = nil
	j := &Job{Tables: t, Symbols: s, Order: addressOrder(s), options: o}
	if err := t.encodeAddresses(s, j.Order); err != nil {
		return nil, err
	}
	return j, nil
}

// Index makes kallsyms_seqs_of_names, in releases that have it. It reports no progress.
func (j *Job) Index() {
	if !j.Tables.Release.SeqsOfNames {
		return
	}
	j.Tables.index(j.Symbols, j.Order)
}

// index makes the name order of symbols, given in address order.
func (t *Tables) index(s *Symbols, order []uint32) {
	t.SeqsOfNames = encodeSeqs(nameOrder(s, order, t.sortCut()))
}

func encodeSeqs(seqs []nameKey) []byte {
	out := make([]byte, 0, 3*len(seqs))
	for _, k := range seqs {
		out = append(out, byte(k.seq>>16), byte(k.seq>>8), byte(k.seq))
	}
	return out
}

// Train finds the tokens and makes kallsyms_names, kallsyms_markers and the token tables.
func (j *Job) Train() error {
	tr := newTrainer(addressText(j.Symbols, j.Order), len(j.Order))
	tr.train(&j.options)
	j.Tables.Rounds = tr.tokens.rounds
	j.Tables.encodeTokens(&tr.tokens)
	return j.Tables.encodeNames(tr, j.Symbols, j.Order, &j.options)
}
