package explore

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
)

// A Query is a filter as a person wrote it: words that a symbol must all satisfy.
//
//	tcp_            names that begin with it        *tcp*  tcp_*_rcv   a star is any letters; then the whole name counts
//	=tcp_sock       exactly this name               /_start$/          a regular expression (RE2), anywhere in the name
//	-word           not                             type:tT            type letters, or text data rodata bss percpu
//	in:.init        section                         size>4k  size<16   bytes to the next symbol; k and M are binary
//	len>60  rec>20  letters, bytes of the record    reads>5000         bytes a binary search for the name reads
//	equal           a name that several have        alias              an address that several have
//	suffix  suffix:isra                             group              equal names stand together
//
// suffix keeps functions only, as the page counts them: neither their padding nor data.
type Query struct {
	Group    bool
	Plain    string // the one word, where the query is a name's beginning and nothing else
	Problems []Problem

	tests []test
}

// A Problem is a word that was ignored, and why.
type Problem struct {
	Column int // where the word begins in the query, in bytes from 0
	Word   string
	Cause  string
}

// A test says whether a symbol satisfies one word.
type test func(m *Map, i int) bool

// Limits on a query: longer ones come from no person.
const (
	maxQuery   = 4096
	maxPattern = 512
)

// Parse reads a query. A word with a wrong form is told in Problems and ignored.
func Parse(text string) *Query {
	q := &Query{}
	if len(text) > maxQuery {
		q.Problems = append(q.Problems, Problem{maxQuery, "", "the filter has more than " + strconv.Itoa(maxQuery) + " letters; the rest is ignored"})
		text = text[:maxQuery]
	}
	words := 0
	for at := 0; at < len(text); {
		if text[at] <= ' ' {
			at++
			continue
		}
		end := wordEnd(text, at)
		word := text[at:end]
		words++
		q.Plain = ""
		if words == 1 && isPlain(word) {
			q.Plain = word
		}
		q.add(word, at)
		at = end
	}
	return q
}

// wordEnd returns where the word ends that begins at a place. A regular expression may hold spaces.
func wordEnd(text string, at int) int {
	from := at
	if text[from] == '-' && from+1 < len(text) {
		from++
	}
	if text[from] == '/' {
		for end := from + 1; end < len(text); end++ {
			if text[end] == '/' && text[end-1] != '\\' && (end+1 == len(text) || text[end+1] <= ' ') {
				return end + 1
			}
		}
	}
	for at < len(text) && text[at] > ' ' {
		at++
	}
	return at
}

// isPlain reports whether a word is the beginning of a name, or a path as Rust writes it.
func isPlain(word string) bool {
	word = strings.ReplaceAll(word, "::", "")
	if word == "" {
		return false
	}
	for i := range len(word) {
		if c := word[i]; c == '*' || c == ':' || c == '<' || c == '>' || c == '/' || c == '=' {
			return false
		}
	}
	switch word {
	case "equal", "alias", "suffix", "group":
		return false
	}
	return word[0] != '-'
}

func (q *Query) add(word string, column int) {
	body, not := strings.CutPrefix(word, "-")
	if not && body == "" {
		q.Problems = append(q.Problems, Problem{column, word, "what it must not be is missing"})
		return
	}
	if body == "group" && !not {
		q.Group = true
		return
	}
	t, cause := readTest(body)
	if cause != "" {
		q.Problems = append(q.Problems, Problem{column, word, cause})
		return
	}
	if not {
		q.tests = append(q.tests, func(m *Map, i int) bool { return !t(m, i) })
		return
	}
	q.tests = append(q.tests, t)
}

func readTest(word string) (t test, cause string) {
	switch word {
	case "equal":
		return func(m *Map, i int) bool { return m.Equal[i] > 1 }, ""
	case "alias":
		return (*Map).Shared, ""
	case "suffix":
		return (*Map).isSuffixed, ""
	}
	if name, exact := strings.CutPrefix(word, "="); exact {
		return func(m *Map, i int) bool { return string(m.Name(i)) == name }, ""
	}
	if word[0] == '/' {
		return readPattern(word)
	}
	if at := strings.IndexAny(word, "<>"); at > 0 {
		if column := columns[word[:at]]; column != nil {
			return readBound(column, word[at], word[at+1:])
		}
	}
	if key, value, ok := strings.Cut(word, ":"); ok {
		switch key {
		case "type":
			return readTypes(value)
		case "in":
			return readArea(value)
		case "suffix":
			part := []byte("." + strings.Trim(value, "."))
			return func(m *Map, i int) bool { return bytes.Contains(m.Name(i), part) }, ""
		}
	}
	if strings.Contains(word, "*") {
		return readGlob(word), ""
	}
	return func(m *Map, i int) bool { return strings.HasPrefix(text(m.Name(i)), word) }, ""
}

// columns are the numbers that a word can bound. ok is false for a symbol that has none.
var columns = map[string]func(m *Map, i int) (value uint32, ok bool){
	"size":  func(m *Map, i int) (uint32, bool) { return m.Size[i], m.Size[i] != NoSize },
	"len":   func(m *Map, i int) (uint32, bool) { return uint32(len(m.Name(i))), true },
	"rec":   func(m *Map, i int) (uint32, bool) { return uint32(m.Record(i)), true },
	"reads": func(m *Map, i int) (uint32, bool) { return m.Costs.Search[i], true },
}

func readBound(column func(m *Map, i int) (uint32, bool), sign byte, number string) (test, string) {
	limit, cause := readNumber(number)
	if cause != "" {
		return nil, cause
	}
	return func(m *Map, i int) bool {
		value, ok := column(m, i)
		if sign == '<' {
			return ok && uint64(value) < limit
		}
		return ok && uint64(value) > limit
	}, ""
}

// readNumber reads a number with k or M after it, 1,024 and 1,048,576.
func readNumber(number string) (limit uint64, cause string) {
	unit := uint64(1)
	digits := number
	switch {
	case strings.HasSuffix(number, "k"):
		unit, digits = 1<<10, number[:len(number)-1]
	case strings.HasSuffix(number, "M"):
		unit, digits = 1<<20, number[:len(number)-1]
	}
	if digits == "" {
		return 0, "a number is missing"
	}
	limit, err := strconv.ParseUint(digits, 10, 32)
	if err != nil {
		return 0, "a number is missing: digits, and k or M after them"
	}
	return limit * unit, ""
}

func readPattern(word string) (test, string) {
	body := strings.TrimSuffix(word[1:], "/")
	switch {
	case len(word) < 2 || len(body) == len(word)-1:
		return nil, "the / that ends it is missing"
	case body == "":
		return nil, "the expression is empty"
	case len(body) > maxPattern:
		return nil, "the expression has more than " + strconv.Itoa(maxPattern) + " letters"
	}
	re, err := regexp.Compile(body)
	if err != nil {
		return nil, strings.TrimPrefix(err.Error(), "error parsing regexp: ")
	}
	return func(m *Map, i int) bool { return re.Match(m.Name(i)) }, ""
}

var typeWords = map[string]Kind{"data": Data, "rodata": ReadOnly, "bss": BSS, "percpu": PerCPU}

func readTypes(letters string) (test, string) {
	if letters == "" {
		return nil, "the type letters are missing"
	}
	if kind, ok := typeWords[letters]; ok {
		return func(m *Map, i int) bool { return KindOf(m.Columns.Type[i]) == kind }, ""
	}
	if letters == "text" {
		return func(m *Map, i int) bool { return KindOf(m.Columns.Type[i]) <= LocalText }, ""
	}
	return func(m *Map, i int) bool { return strings.IndexByte(letters, m.Columns.Type[i]) >= 0 }, ""
}

func readArea(label string) (test, string) {
	if label == "" {
		return nil, "the section is missing"
	}
	label = "." + strings.TrimPrefix(label, ".")
	return func(m *Map, i int) bool { return m.Area(i) == label }, ""
}

func readGlob(word string) test {
	pieces := strings.Split(word, "*")
	first, last := pieces[0], pieces[len(pieces)-1]
	between := pieces[1 : len(pieces)-1]
	return func(m *Map, i int) bool {
		name := text(m.Name(i))
		if len(name) < len(first)+len(last) || !strings.HasPrefix(name, first) || !strings.HasSuffix(name, last) {
			return false
		}
		name = name[len(first) : len(name)-len(last)]
		for _, piece := range between {
			at := strings.Index(name, piece)
			if at < 0 {
				return false
			}
			name = name[at+len(piece):]
		}
		return true
	}
}
