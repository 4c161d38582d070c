package texts

// A row has the columns of one line, as slices of the line.
type row struct {
	kind    byte   // nm's letter; 0 for an entry that is not a symbol, such as a section
	value   []byte // the address as written; empty for a symbol that is defined elsewhere
	earlier []byte // a number right before the address; if there is one, either of the two may be the address
	name    []byte
	tail    []byte // what follows the name
	prefix  []byte // the prefix: what stands before the first column
	section []byte // the section, as a number or a name, in forms that have no type letter

	local, function bool
	column          int // where the address ends in the line
}

func isUndefined(kind byte) bool { return kind == 'U' || kind == 'w' || kind == 'v' }

// A form is a way in which tools write symbols.
type form struct {
	tool  string // as a person knows it
	by    separator
	parse func(w *words, r *row) bool
}

// forms are the forms that are tried. Of two that read equally many lines the first is taken. Forms with more columns come
// first, since fewer lines have so many by chance.
var forms = []form{
	{"readelf -s", blanks, parseReadelf},
	{"objdump -t", blanks, parseObjdump},
	{"nm -f sysv", blanks, parseSysv},
	{"nm", blanks, parseBSD},
	{"nm -P", blanks, parsePOSIX},
	{"nm", separators, parseBSD},
	{"nm -P", separators, parsePOSIX},
	{"a table", blanks, parseThree},
	{"a table", separators, parseThree},
}

// parseBSD reads nm's usual form: address, size with -S, type, name, and with -l a place in the source.
// Whatever stands before the address is the prefix. An address with as many digits as tools write is looked for first;
// a shorter one must be the first word.
func parseBSD(w *words, r *row) bool {
	at, found := 0, 0
	for i := 1; i+1 < w.n; i++ {
		if _, ok := isType(w.get(i)); !ok {
			continue
		}
		b := withoutColon(w.get(i - 1))
		from := addressIn(b)
		if from == len(b) {
			continue
		}
		if isWide(b[from:]) {
			at, found = from, i
			break
		}
		if i == 1 && from == 0 {
			at, found = from, i
		}
	}
	if found == 0 {
		return parseUndefined(w, r)
	}
	r.kind, _ = isType(w.get(found))
	r.value = withoutColon(w.get(found - 1))[at:]
	first := w.at[found-1].from + at
	r.column = first + len(r.value)
	if found > 1 && at == 0 {
		b := w.get(found - 2)
		if from := addressIn(b); from < len(b) {
			r.earlier = b[from:]
			first = w.at[found-2].from + from
		}
	}
	r.prefix = trim(w.line[:first])
	r.name = w.get(found + 1)
	r.tail = w.rest(found + 2)
	return true
}

// parseUndefined reads a line of nm without an address: a type and a name, with at most one word before them.
func parseUndefined(w *words, r *row) bool {
	if w.n < 2 || w.n > 3 {
		return false
	}
	kind := w.get(w.n - 2)
	if len(kind) != 1 || !isUndefined(kind[0]) {
		return false
	}
	if w.n == 3 {
		r.prefix = w.get(0)
		if last := r.prefix[len(r.prefix)-1]; last != ':' && countDigits(r.prefix, 10) != len(r.prefix) {
			return false
		}
	}
	r.kind, r.name = kind[0], w.get(w.n-1)
	return true
}

// withoutColon returns an address without what some tools put behind it: a colon, or the brackets that begin before it.
func withoutColon(b []byte) []byte {
	if n := len(b) - 1; n > 0 && (b[n] == ':' || b[n] == '=') {
		b = b[:n]
	}
	for n := len(b) - 1; n > 1 && (b[n] == ']' && b[0] == '[' || b[n] == '>' && (b[0] == '<' || b[0] == '[') || b[n] == ')' && b[0] == '(' && digit(b[1]) < 16); n-- {
		b = b[:n]
	}
	return b
}

// parseThree reads an address, a type and a name in any order, with or without a key before each, as in
// {"address": "ffffffff81000000", "type": "T", "name": "_text"}.
func parseThree(w *words, r *row) bool {
	address, kind, name, n := -1, -1, -1, 0
	for i := range w.n {
		b := withoutKey(w.get(i))
		if isKey(w, i) || isOnly(b, "{}[]():=-") {
			continue
		}
		if n++; n > 3 {
			return false
		}
		if _, ok := isType(b); ok && kind < 0 {
			kind = i
		} else if address < 0 && isAddress(b) && isWide(b) {
			address = i
		} else {
			name = i
		}
	}
	if address < 0 || kind < 0 || name < 0 {
		return false
	}
	r.kind, _ = isType(withoutKey(w.get(kind)))
	r.value, r.name = withoutKey(w.get(address)), withoutKey(w.get(name))
	return true
}

// withoutKey returns what stands behind an equals sign within a word.
func withoutKey(b []byte) []byte {
	for i := len(b) - 2; i > 0; i-- {
		if b[i] == '=' {
			return b[i+1:]
		}
	}
	return b
}

// isKey reports whether a word says what the next one is: a colon or an equals sign follows it.
func isKey(w *words, i int) bool {
	b := w.get(i)
	if last := b[len(b)-1]; last == ':' || last == '=' {
		return true
	}
	return i+1 < w.n && (w.get(i + 1)[0] == ':' || w.get(i + 1)[0] == '=')
}

// parsePOSIX reads nm -P: name, type, address, size.
func parsePOSIX(w *words, r *row) bool {
	for i := 1; i < w.n; i++ {
		kind, ok := isType(w.get(i))
		if !ok || w.n > i+3 {
			continue
		}
		if w.n == i+1 && !isUndefined(kind) || w.n > i+1 && !isAddress(w.get(i+1)) || w.n > i+2 && !isAddress(w.get(i+2)) {
			continue
		}
		r.kind = kind
		if w.n > i+1 {
			r.value = w.get(i + 1)
		}
		r.prefix, r.name = behindColon(w.line[:w.at[i-1].to], w.get(i-1))
		return true
	}
	return false
}

// behindColon separates a name from a file's name and quotes in the same word. before is the line up to the end of the name.
func behindColon(before, name []byte) (prefix, rest []byte) {
	from := len(name)
	for from > 0 && name[from-1] != ':' && name[from-1] != '"' && name[from-1] != '>' && name[from-1] != '|' {
		from--
	}
	return trim(before[:len(before)-len(name)+from]), name[from:]
}

// parseSysv reads nm -f sysv: name, value, class, type, size, line and section between bars.
func parseSysv(w *words, r *row) bool {
	var cells [7][]byte
	rest := w.line
	for i := range cells {
		end := len(rest)
		for j, c := range rest {
			if c == '|' {
				end = j
				break
			}
		}
		cells[i] = trim(rest[:end])
		if end == len(rest) {
			if i < 5 {
				return false
			}
			break
		}
		rest = rest[end+1:]
	}
	kind, ok := isType(cells[2])
	if !ok || len(cells[0]) == 0 {
		return false
	}
	if isUnknown := len(cells[1]) == 0; isUnknown && !isUndefined(kind) || !isUnknown && !isAddress(cells[1]) {
		return false
	}
	first, from := cells[0], len(cells[0])
	for from > 0 && !blanks.parts(first[from-1]) {
		from--
	}
	r.prefix, r.name = behindColon(first, first[from:])
	r.kind, r.value = kind, cells[1]
	return true
}
