package texts

import (
	"bytes"
	"slices"
)

// sampleLines is how many lines a form is chosen by, spread over all of a text.
const sampleLines = 4096

// fewFiles is the number of files beyond which they can be labels of lines instead.
const fewFiles = 4

// A survey is what a sample of lines tells about the whole text.
type survey struct {
	form    *form
	rows    int // number of lines of the sample that this form reads as symbols
	base    radix
	doubt   string // the reason for this radix, if another one is possible
	width   int    // hexadecimal digits that each address is written with: 8 or 16
	padded  bool   // at most one address has fewer digits than the widest
	sized   bool   // of two numbers before the type, the first is the address and the second a size
	column  bool   // of two numbers before the type, the second is the address and the first means nothing
	tails   bool   // most names are followed by something
	several bool   // namely another symbol
	dress   taken  // what stands before the rows of the sample
	label   string // the first of the words with a colon that are labels, not files, because nearly every line has another one
	ending  []byte // what most lines end with and what is taken off; stored backwards
}

// sample returns lines from all over the text.
func sample(text []byte) (lines [][]byte) {
	every := 1 + bytes.Count(text, []byte("\n"))/sampleLines
	for i := 0; len(text) > 0; i++ {
		line, rest, _ := bytes.Cut(text, []byte("\n"))
		text = rest
		if i%every == 0 && len(line) <= maxLine {
			lines = append(lines, line)
		}
	}
	return lines
}

// look chooses the form that reads most lines of a sample, and finds the text's other properties from these lines.
func look(lines [][]byte) (s survey) {
	s.ending = commonEnding(lines)
	var w words
	for i := range forms {
		rows := 0
		for _, line := range lines {
			var r row
			w.split(s.trim(line), forms[i].by)
			if forms[i].parse(&w, &r) && len(r.name) > 0 {
				rows++
			}
		}
		if rows > s.rows {
			s.form, s.rows = &forms[i], rows
		}
	}
	if s.form != nil {
		s.details(lines)
	}
	return s
}

// details finds the properties of the text from the rows of the chosen form.
func (s *survey) details(lines [][]byte) {
	var w words
	var v values
	first, second, tails, names, several := 0, 0, 0, 0, 0
	var behind words
	var other row
	each := func(do func(one *row)) {
		for _, line := range lines {
			var one row
			w.split(s.trim(line), s.form.by)
			if s.form.parse(&w, &one) && len(one.name) > 0 && len(one.value) > 0 {
				do(&one)
			}
		}
	}
	each(func(one *row) {
		names++
		if len(one.tail) > 0 && !isModule(one.tail) {
			tails++
			if behind.split(one.tail, s.form.by); s.form.parse(&behind, &other) && len(other.value) > 0 && isWide(other.value) {
				several++
			}
		}
		if len(one.earlier) == 0 || !isWide(one.earlier) {
			return
		}
		switch before, behind := looksLikeKernel(one.earlier), looksLikeKernel(one.value); {
		case behind && !before:
			second++
		case before && !behind, len(one.value) >= 8:
			first++
		}
	})
	s.tails, s.several = 2*tails > names, 2*several > names
	s.sized, s.column = first > 0 && first >= second, second > first
	files, file, label := 0, "", ""
	each(func(one *row) {
		if f := s.dress.before(s.settle(one, w.line)); len(f) > 0 && string(f) != file {
			if files, file = files+1, string(f); files == 1 {
				label = file
			}
		}
		v.add(one)
	})
	if files > fewFiles && 2*files > names {
		s.label = label
	}
	s.base, s.doubt = v.radix()
	s.width, s.padded = v.width(s.base), v.padded()
}

// settle decides which of two numbers before the type is the address, and returns what stands before it. A number that is
// not written in full is no address, so the decision is about those that are.
func (s *survey) settle(one *row, line []byte) (prefix []byte) {
	switch {
	case len(one.earlier) == 0:
		return one.prefix
	case s.sized && isWide(one.earlier):
		one.value = one.earlier
		return one.prefix
	}
	return trim(line[:one.column-len(one.value)])
}

// maxEnding bounds what is taken off the ends of lines.
const maxEnding = 8

// commonEnding returns the characters that most lines end with and no name does: quotes, commas, a bar, the $ of cat -A.
func commonEnding(lines [][]byte) (ending []byte) {
	s := survey{}
next:
	for len(s.ending) < maxEnding {
		var count [256]int
		full := 0
		pairs := make([]int, len(longEndings))
		for _, line := range lines {
			if line = s.trim(line); len(line) > 0 {
				full++
				count[line[len(line)-1]]++
				for i, e := range longEndings {
					if bytes.HasSuffix(line, []byte(e)) {
						pairs[i]++
					}
				}
			}
		}
		found := byte(0)
		for c, n := range count {
			if 5*n > 3*full && isEnding(byte(c)) {
				found = byte(c)
			}
		}
		for i, n := range pairs {
			if found == 0 && 5*n > 3*full {
				for _, c := range slices.Backward([]byte(longEndings[i])) {
					s.ending = append(s.ending, c)
				}
				continue next
			}
		}
		if found == 0 {
			break
		}
		s.ending = append(s.ending, found)
	}
	return s.ending
}

// longEndings are ends of lines that are letters of names one by one: the line end in texts of programs, a CR as cat -A shows it, a blank in
// quoted-printable mail.
var longEndings = [...]string{`\n`, "^M", "=20"}

// isEnding reports whether a character at the end of a line can be something that was put around the line.
func isEnding(c byte) bool {
	switch c {
	case '"', '\'', '`', ',', ';', '|', '$', '<', '>', '}', '\\', '=':
		return true
	}
	return false
}

// closingTags are what a page's source has behind the last line of a text, and some pages behind each.
var closingTags = [...]string{"</pre>", "</code>", "</tt>", "</p>", "</div>", "<br>", "<br/>", "<br />"}

func withoutTags(line []byte) []byte {
	for i := 0; i < len(closingTags); i++ {
		if rest, ok := bytes.CutSuffix(line, []byte(closingTags[i])); ok {
			line, i = rest, -1
		}
	}
	return line
}

// trim takes blanks, the common ending and closing tags off a line.
func (s *survey) trim(line []byte) []byte {
	if n := len(line); n > 0 && line[n-1] == '>' {
		line = withoutTags(line)
	}
	for len(line) > 0 && blanks.parts(line[len(line)-1]) {
		line = line[:len(line)-1]
	}
	for _, c := range s.ending {
		if len(line) > 0 && line[len(line)-1] == c {
			line = line[:len(line)-1]
		}
		for len(line) > 0 && blanks.parts(line[len(line)-1]) {
			line = line[:len(line)-1]
		}
	}
	return line
}

func isModule(tail []byte) bool {
	return len(tail) > 2 && tail[0] == '[' && tail[len(tail)-1] == ']'
}
