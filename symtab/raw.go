package symtab

// Raw returns a table's bytes as a little-endian kernel has them. The name is the kernel's without the prefix kallsyms_
// ("names", "seqs_of_names", …). It reports false for a table that the release and the options do not have, except for a
// seqs_of_names that BuildIndex made. From 7.0 on a kernel's offsets are relative to their own place, which is not known
// here; they are returned relative to _text.
func (t *Tables) Raw(name string) (table []byte, ok bool) {
	switch name {
	case "num_syms":
		return appendWord(nil, uint64(t.NumSyms), t.countSize()), true
	case "names":
		return t.Names, true
	case "markers":
		return widened(t.Markers, t.countSize()), true
	case "token_table":
		return t.TokenTable, true
	case "token_index":
		for _, at := range t.TokenIndex {
			table = appendWord(table, uint64(at), 2)
		}
		return table, true
	case "seqs_of_names":
		return t.SeqsOfNames, t.Indexed()
	case "offsets":
		return widened(t.Offsets, 4), t.Addresses == nil
	case "addresses":
		for _, addr := range t.Addresses {
			table = appendWord(table, addr, t.word())
		}
		return table, t.Addresses != nil
	case "relative_base":
		return appendWord(nil, t.RelativeBase, t.word()), !t.Release.PlaceOption && t.Addresses == nil
	}
	return nil, false
}

// word is the size of the target's native word, in bytes.
func (t *Tables) word() int {
	if t.Options.Word32 {
		return 4
	}
	return 8
}

// widened lays numbers out in words of so many bytes.
func widened(numbers []uint32, size int) []byte {
	b := make([]byte, 0, size*len(numbers))
	for _, n := range numbers {
		b = appendWord(b, uint64(n), size)
	}
	return b
}

func appendWord(b []byte, v uint64, size int) []byte {
	for range size {
		b = append(b, byte(v))
		v >>= 8
	}
	return b
}
