package symtab

import (
	"errors"
	"slices"
	"testing"
)

// TestDamage says of damaged tables which table it is, which entry of it, and what is wrong with that.
func TestDamage(t *testing.T) {
	for _, c := range []struct {
		damage func(t *Tables)
		cause  string
	}{
		{func(t *Tables) { t.TokenIndex[7]++ }, "kallsyms_token_index, entry 7: it does not point to the token of its number"},
		{func(t *Tables) { t.TokenTable = t.TokenTable[:len(t.TokenTable)-1] }, "kallsyms_token_table, token 255: it has no end"},
		{func(t *Tables) { t.TokenTable = append(t.TokenTable, 0) }, "kallsyms_token_table, byte 263: the last token ended before it"},
		{func(t *Tables) { t.Markers = nil }, "kallsyms_markers, entry 0: the table ends here, and has not one for every 256 symbols"},
		{func(t *Tables) { t.Markers[0] = 1 }, "kallsyms_markers, entry 0: it does not point to record 0"},
		{func(t *Tables) { t.Names[0] = 0 }, "kallsyms_names, record 0: it is empty or longer than the table"},
		{func(t *Tables) { t.Names = append(t.Names, 1) }, "kallsyms_names, byte 4: the last record ended before it"},
		{func(t *Tables) { t.Names[1] = 200 }, "kallsyms_names, record 0: it uses token 200, which has no text"},
		{func(t *Tables) { t.Offsets = t.Offsets[:1] }, "kallsyms_offsets, entry 1: the table ends here, and has not one for each symbol"},
		{func(t *Tables) { t.Offsets[0], t.Offsets[1] = t.Offsets[1], t.Offsets[0] }, "kallsyms_offsets, entry 1: its address is lower than the one before"},
		{func(t *Tables) { t.SeqsOfNames = t.SeqsOfNames[:5] }, "kallsyms_seqs_of_names, byte 5: the table ends here, and has not three bytes for each symbol"},
		{func(t *Tables) { t.SeqsOfNames[2] = t.SeqsOfNames[5] }, "kallsyms_seqs_of_names, entry 1: its number is too large or stands there twice"},
		{func(t *Tables) { t.SeqsOfNames[2], t.SeqsOfNames[5] = t.SeqsOfNames[5], t.SeqsOfNames[2] }, "kallsyms_seqs_of_names, entry 1: its name belongs before the one ahead of it"},
	} {
		symbols, report, err := Import([]byte("ffffffff81000000 T a\nffffffff81000010 T b\n"), Wanted{})
		if err != nil {
			t.Fatal(err)
		}
		tables, err := Build(symbols, report.Release, report.Options)
		if err != nil {
			t.Fatal(err)
		}
		if err := tables.Check(); err != nil {
			t.Fatal(err)
		}
		tables.TokenTable, tables.Names = slices.Clone(tables.TokenTable), slices.Clone(tables.Names)
		c.damage(tables)
		err = tables.Check()
		var parse *ParseError
		if !errors.As(err, &parse) || parse.Cause != c.cause || parse.Hint == "" {
			t.Errorf("%v\nwant %s", err, c.cause)
		}
	}
}
