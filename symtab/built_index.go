package symtab

// Indexed reports whether the tables have a name order: by their release's rules, or because BuildIndex made one.
func (t *Tables) Indexed() bool { return t.Release.SeqsOfNames || t.SeqsOfNames != nil }

// BuildIndex makes the name order for tables of a release that has none (before 6.2), by the rules of 6.2. Lookups by name
// can then use the binary search, too. Release stays as it is, since its kernel has no such table. Tables with a name order
// are not changed. Errors are those of Check.
func (t *Tables) BuildIndex() error {
	if t.Indexed() {
		return nil
	}
	if err := t.CheckOutline(); err != nil {
		return err
	}
	text, start, err := t.checkRecords()
	if err != nil {
		return err
	}
	order := make([]uint32, t.NumSyms)
	for i := range order {
		order[i] = uint32(i)
	}
	t.index(&Symbols{Text: text, Start: start}, order)
	return nil
}

// sortCut says what is cut off names before they are sorted. Releases before 6.2 have no such rule: there it is what they
// cut off before names are compared, as in 6.2.
func (t *Tables) sortCut() Cut {
	switch {
	case !t.Options.LTOClang:
		return CutNothing
	case !t.Release.SeqsOfNames:
		return t.Release.MatchClean
	}
	return t.Release.SortClean
}
