package symtab

// Build makes the tables: it puts the symbols in address order, finds the tokens, sorts by name and encodes. The
// symbols' Text must not be used afterwards.
func Build(s *Symbols, r Release, o Options) (*Tables, error) {
	if err := o.Valid(r); err != nil {
		return nil, err
	}
	if s.Len() > MaxSymbols {
		return nil, &ParseError{Code: "too-many", Cause: "more than 16,777,216 symbols", Hint: "three bytes of index cannot number them: use a smaller map"}
	}
	t := &Tables{Release: r, Options: o, NumSyms: s.Len()}
	t.Options.Progress = nil

	o.progress(PhaseSort, 0, 1)
	order := addressOrder(s)
	if err := t.encodeAddresses(s, order); err != nil {
		return nil, err
	}
	if r.SeqsOfNames {
		o.progress(PhaseIndex, 0, 1)
		cut := CutNothing
		if o.LTOClang {
			cut = r.SortClean
		}
		t.SeqsOfNames = encodeSeqs(nameOrder(s, order, cut))
	}
	tr := newTrainer(s, order)
	tr.train(&o)
	t.Rounds = tr.tokens.rounds
	t.encodeTokens(&tr.tokens)
	if err := t.encodeNames(tr, s, order, &o); err != nil {
		return nil, err
	}
	t.Derive()
	return t, nil
}

func encodeSeqs(seqs []uint32) []byte {
	out := make([]byte, 0, 3*len(seqs))
	for _, q := range seqs {
		out = append(out, byte(q>>16), byte(q>>8), byte(q))
	}
	return out
}
