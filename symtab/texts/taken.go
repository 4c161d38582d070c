package texts

import "strings"

// taken is what was taken off the lines of a text, or passed over between them.
type taken struct {
	numbers, times, files, quotes, marks, others  bool // before the symbols
	headings, fences, prompts, comments           bool // between them
	ending, sizes, column, places, tails, modules bool
	other                                         string // the first prefix of an unknown kind
}

func isOnly(b []byte, letters string) bool {
	for _, c := range b {
		if c != ' ' && c != '\t' && strings.IndexByte(letters, c) < 0 {
			return false
		}
	}
	return true
}

// passOver notes a line of a known kind that is not a symbol, and reports whether the line is one.
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

// isTag reports whether a line is a tag that web pages, forums and trackers have around code.
func isTag(text string) bool {
	switch lower(text) {
	case "<pre>", "</pre>", "<code>", "</code>", "<pre><code>", "</code></pre>", "[code]", "[/code]", "{code}", "{noformat}":
		return true
	}
	return false
}

// commands are programs that people run to see symbols.
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

// headingWords are the words that tools and people write above columns of symbols.
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

// lower turns capitals of ASCII into small letters. That of the standard library knows all languages, with 20 kB of tables.
func lower(text string) string {
	b := []byte(text)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c | 0x20
		}
	}
	return string(b)
}

// indexAny returns where the first of some letters stands, -1 where there is none.
func indexAny(text, letters string) int {
	for i := range len(text) {
		if strings.IndexByte(letters, text[i]) >= 0 {
			return i
		}
	}
	return -1
}

// headingOf returns the file that a heading names for the symbols below it. A name with a colon alone in its line counts
// only where alone is true: where the line before is blank, or there is none.
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
