package main

import (
	"strconv"

	"github.com/kallscope/kallscope/symtab/explore"
)

// sameName lists the symbols of a name, or what is near it.
func (a *answer) sameName(m *explore.Map, wanted string) error {
	miss := m.Miss(wanted)
	if miss != nil {
		a.missed(m, miss)
		return stop("no symbol is called " + wanted)
	}
	q := explore.Parse("=" + wanted)
	found := m.Match(q)
	c := m.Card(int(found[0]))
	t := figureTable{name: "symbols", about: "with this name, by address; the number is livepatch's sympos, and lookups by name find number 1",
		columns: []string{"number", "address", "type", "size", "area", "after", "before"}}
	for at, i := range c.Copies {
		after, before := m.Near(i)
		t.rows = append(t.rows, []cell{number(at + 1), address(m, i), words(string(m.Columns.Type[i])), size(m, i), words(m.Area(i)), name(m, after), name(m, before)})
	}
	a.add(t)
	lookup := figureTable{name: "lookup", about: "of the name: bytes of table", columns: []string{"figure", "value"}}
	for _, x := range []struct {
		name  string
		value int
	}{{"search since 6.2", c.Search}, {"its probes", c.Probes}, {"its steps back", c.Back}, {"scan until 6.1", c.Scan}} {
		lookup.rows = append(lookup.rows, []cell{words(x.name), number(x.value)})
	}
	a.add(lookup)
	forms := figureTable{name: "forms", about: "each symbol as tools take it", columns: []string{"number", "tool", "text"}}
	for at, i := range c.Copies {
		for _, f := range m.Card(i).Forms {
			forms.rows = append(forms.rows, []cell{number(at + 1), words(f.Tool), words(plain(f.Text))})
		}
	}
	forms.rows = forms.rows[:a.cut(len(forms.rows))]
	a.add(forms)
	if len(c.Copies) > 1 {
		return stop(strconv.Itoa(len(c.Copies)) + " symbols are called " + wanted)
	}
	return nil
}

// missed says what is near a name that is not there.
func (a *answer) missed(m *explore.Map, miss *explore.Miss) {
	near := figureTable{name: "near", about: "names near it, and how", columns: []string{"name", "address", "type", "how"}}
	add := func(i int, how string) {
		near.rows = append(near.rows, []cell{name(m, i), address(m, i), words(string(m.Columns.Type[i])), words(how)})
	}
	for _, i := range miss.Variants {
		add(i, "the name with something before or after it")
	}
	for _, s := range miss.Spelt {
		add(s.Seq, strconv.Itoa(s.Letters)+" off in spelling")
	}
	for _, i := range miss.Holding {
		add(i, "has it in it")
	}
	near.rows = near.rows[:a.cut(len(near.rows))]
	a.add(near)
	around := figureTable{name: "order", about: "its neighbours in name order; it would be number " + strconv.Itoa(miss.Place), columns: []string{"name"}}
	for _, i := range miss.Around {
		around.rows = append(around.rows, []cell{name(m, i)})
	}
	a.add(around)
	reasons := figureTable{name: "reasons", about: "why it may be missing", columns: []string{"reason", "answer"}}
	yes := func(is bool) cell {
		if is {
			return words("yes")
		}
		return words("no")
	}
	reasons.rows = [][]cell{
		{words("the compiler kept it under another name"), yes(len(miss.Variants) > 0)}, {words("the build leaves such names out"), yes(miss.LeftOut)},
		{words("the name is too long for the release"), yes(miss.TooLong)}, {words("it is data, and the map has none"), yes(miss.NoData)},
		{words("it is in a module"), words("cannot tell: a map has no modules")}, {words("it was inlined everywhere, or not configured"), words("cannot tell: only debug information says")},
	}
	a.add(reasons)
}

var verdicts = map[explore.Verdict]string{
	explore.Agrees: "agrees", explore.OtherSize: "has another size here", explore.NoName: "no such name", explore.Here: "lies here",
	explore.Nothing: "no symbol", explore.PastEnd: "past its end",
}

// locate lists the places of a text.
func (a *answer) locate(m *explore.Map, l *explore.Located) error {
	about := "what lies there, as the kernel prints it"
	if l.Why != "" {
		about += "; the kernel ran 0x" + strconv.FormatUint(l.Shift, 16) + " above where it was linked to (" + l.Why + ")"
	}
	t := figureTable{name: "places", about: about, columns: []string{"line", "text", "address", "symbol", "verdict"}}
	wrong := 0
	for _, p := range l.Places {
		at, symbol, verdict := words("-"), words("-"), verdicts[p.Verdict]
		if p.Seq >= 0 {
			at = words("0x" + strconv.FormatUint(m.Tables.Address(p.Seq)+p.Offset, 16))
			symbol = words(plain(string(m.Name(p.Seq))) + "+0x" + strconv.FormatUint(p.Offset, 16) + "/0x" + strconv.FormatUint(p.Size, 16))
		}
		if p.Others > 0 {
			verdict += ", as do " + strconv.Itoa(p.Others) + " more of the name"
		}
		if p.Verdict != explore.Agrees && p.Verdict != explore.Here {
			wrong++
		}
		t.rows = append(t.rows, []cell{number(p.Line + 1), words(plain(p.Text)), at, symbol, words(verdict)})
	}
	a.add(t)
	a.facts["sizes"], a.facts["agree"] = l.Sizes, l.Agree
	switch {
	case len(l.Places) == 0:
		return stop("no line has an address of this kernel or a place such as name+0x10/0x90")
	case wrong > 0:
		text := strconv.Itoa(wrong) + " of " + strconv.Itoa(len(l.Places)) + " places do not agree with this map"
		if l.Sizes > 0 {
			text += "; " + strconv.Itoa(l.Agree) + " of " + strconv.Itoa(l.Sizes) + " sizes do"
		}
		return stop(text)
	}
	return nil
}
