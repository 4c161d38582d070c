package texts

import (
	"bytes"
	"strings"
)

// taken is what was taken off the lines of a text, or passed over between them.
type taken struct {
	numbers, times, files, quotes, marks, others  bool // before the symbols
	headings, fences, prompts, comments           bool // between them
	ending, sizes, column, places, tails, modules bool
	other                                         string // the first prefix that is nothing known
}

// before notes what stands before the columns of a symbol. It returns the file's name where it is one.
func (t *taken) before(prefix []byte) (file []byte) {
	prefix = trim(prefix)
	if len(prefix) == 0 {
		return nil
	}
	switch {
	case isOnly(prefix, "\"'`"):
		t.quotes = true
	case isOnly(prefix, "|>+-*<=,;"):
		t.marks = true
	case isLineNumber(prefix):
		t.numbers = true
	case isLog(string(prefix)) || prefix[0] == '[' && prefix[len(prefix)-1] == ']' && bytes.IndexByte(prefix, ':') > 0:
		t.times = true
	case strings.HasSuffix(string(prefix), "$") || strings.HasSuffix(string(prefix), "#"):
		t.prompts = true
	case prefix[len(prefix)-1] == ':' && indexAny(string(prefix), " \t") < 0:
		name := prefix[:len(prefix)-1]
		if colon := bytes.LastIndexByte(name, ':'); colon > 0 && isLineNumber(name[colon+1:]) {
			name, t.numbers = name[:colon], true // grep -n over several files
		}
		t.files = true
		return name[:min(len(name), maxExcerpt)]
	default:
		if !t.others {
			t.others, t.other = true, string(prefix[:min(len(prefix), 40)])
		}
	}
	return nil
}

func isOnly(b []byte, letters string) bool {
	for _, c := range b {
		if c != ' ' && c != '\t' && strings.IndexByte(letters, c) < 0 {
			return false
		}
	}
	return true
}

// isLineNumber reports whether a prefix is a number and a sign that parts it from the line.
func isLineNumber(b []byte) bool {
	if len(b) > 2 && b[0] == '[' && b[len(b)-1] == ']' {
		b = b[1 : len(b)-1]
	}
	n := countDigits(b, 10)
	return n > 0 && n < 11 && (n == len(b) || n+1 == len(b) && strings.IndexByte(":-.)|,;\"", b[n]) >= 0)
}

// passOver notes a line that is known to be no symbol, and reports whether it is.
func (t *taken) passOver(line []byte, blank *bool) bool {
	*blank = len(line) == 0
	text := string(line)
	switch {
	case len(line) == 0:
	case strings.HasPrefix(text, "```"), strings.HasPrefix(text, "~~~"), isTag(text):
		t.fences = true
	case isOnly(line, "-=|+_:*.#") && len(line) > 1, isOnly(line, "[](){},;"), text == "(END)", strings.HasPrefix(text, "--More--"):
		t.marks = true
	case line[0] == '#' && !isPrompt(text), line[0] == ';', strings.HasPrefix(text, "//"):
		t.comments = true
	case isPrompt(text):
		t.prompts = true
	case isColumnHeading(text):
		t.headings = true
	default:
		return false
	}
	return true
}

// isTag reports whether a line is what web pages, forums and trackers put around code.
func isTag(text string) bool {
	switch lower(text) {
	case "<pre>", "</pre>", "<code>", "</code>", "<pre><code>", "</code></pre>", "[code]", "[/code]", "{code}", "{noformat}":
		return true
	}
	return false
}

// commands are what people run to see symbols.
var commands = []string{"nm", "llvm-nm", "readelf", "llvm-readelf", "objdump", "llvm-objdump", "cat", "sudo", "head", "tail", "grep", "less", "sort", "sym", "more", "type", "Get-Content"}

// isPrompt reports whether a line is a prompt, alone or with a command that shows symbols.
func isPrompt(text string) bool {
	at := indexAny(text, "$#%>")
	if at < 0 {
		return isCommand(text)
	}
	before, after := text[:at], string(trim([]byte(text[at+1:])))
	if after == "" {
		return strings.Contains(before, "@") || before == "" || strings.HasSuffix(before, "~") || strings.Contains(before, ":\\")
	}
	return isCommand(after) && len(before) < 80
}

func isCommand(text string) bool {
	word, rest, _ := strings.Cut(text, " ")
	if slash := strings.LastIndexByte(word, '/'); slash >= 0 {
		word = word[slash+1:]
	}
	for _, c := range commands {
		if rest != "" && (word == c || strings.HasSuffix(word, "-linux-gnu-"+c)) {
			return true
		}
	}
	return false
}

// headingWords are what tools and people write above columns of symbols.
var headingWords = " num: num value size type bind binding vis visibility ndx name symbol symbols address addr class line section module kind column t | "

func isColumnHeading(text string) bool {
	if text == "SYMBOL TABLE:" || text == "DYNAMIC SYMBOL TABLE:" {
		return true
	}
	var w words
	w.split([]byte(lower(text)), separators)
	for i := range w.n {
		if !strings.Contains(headingWords, " "+string(w.get(i))+" ") {
			return false
		}
	}
	return w.n > 1
}

// lower turns capitals of ASCII into small letters. The standard library's knows all languages and is 20 kB larger.
func lower(text string) string {
	b := []byte(text)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return string(b)
}

// indexAny returns where the first of some letters stands, -1 where none does.
func indexAny(text, letters string) int {
	for i := range len(text) {
		if strings.IndexByte(letters, text[i]) >= 0 {
			return i
		}
	}
	return -1
}

// headingOf returns the file a heading says the symbols below are of.
func headingOf(line []byte, alone bool) (file string, ok bool) {
	text := string(trim(line))
	if rest, ok := strings.CutPrefix(text, "Symbols from "); ok {
		return excerpt([]byte(strings.TrimSuffix(rest, ":"))), true
	}
	if rest, ok := strings.CutPrefix(text, "File: "); ok {
		return excerpt([]byte(rest)), true
	}
	if rest, ok := strings.CutPrefix(text, "Symbol table '"); ok {
		table, _, _ := strings.Cut(rest, "'")
		return excerpt([]byte(table)), true
	}
	if file, _, ok := strings.Cut(text, ":"); ok && strings.Contains(text, "file format ") {
		return excerpt([]byte(file)), true
	}
	if alone && len(text) > 1 && text[len(text)-1] == ':' && indexAny(text, " \t") < 0 {
		return excerpt([]byte(text[:len(text)-1])), true
	}
	return "", false
}
