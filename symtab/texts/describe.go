package texts

import "strings"

func (b radix) String() string {
	switch b {
	case decimal:
		return "decimal"
	case octal:
		return "octal"
	}
	return "hexadecimal"
}

// describe says in one line what a text was taken for and what was taken off.
func (r *reader) describe(took []string) string {
	took = append(took, r.taken.list()...)
	text := "the text was taken for " + r.tool()
	if len(took) == 0 {
		return text
	}
	return text + "; taken off: " + strings.Join(took, ", ")
}

// tool names the tool that writes such a text.
func (r *reader) tool() string {
	name := r.form.tool
	if name == "nm" && !r.taken.files && !r.taken.sizes && !r.taken.places && r.base == hexadecimal {
		switch {
		case r.taken.modules:
			return "/proc/kallsyms"
		case r.form.by == separators:
			return "a table of address, type and name"
		}
		return "a System.map or the output of nm"
	}
	if name == "a table" {
		return "a table of address, type and name"
	}
	if r.taken.files {
		name += " -A"
	}
	if r.taken.sizes {
		name += " -S"
	}
	if r.taken.places {
		name += " -l"
	}
	if r.base != hexadecimal {
		name += " -t " + r.base.String()[:1]
	}
	return "the output of " + name
}

// list says what was taken off, in the order in which it stands in a line.
func (t *taken) list() (all []string) {
	for _, one := range []struct {
		is   bool
		what string
	}{
		{t.prompts, "prompts"}, {t.fences, "code fences"}, {t.headings, "headings"}, {t.comments, "comments"},
		{t.marks, "marks before or between the lines"}, {t.times, "kernel log times"}, {t.files, "file names"},
		{t.numbers || t.column, "line numbers"}, {t.quotes, "quotes"}, {t.others, "what stands before the addresses (“" + t.other + "”)"},
		{t.sizes, "sizes"}, {t.places, "places in the source"}, {t.tails, "what follows the names"}, {t.ending, "signs at the ends of lines"},
	} {
		if one.is {
			all = append(all, one.what)
		}
	}
	return all
}
