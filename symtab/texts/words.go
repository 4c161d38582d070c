package texts

// maxWords bounds how many words of a line are looked at: the longest prefixes (a journal's, a kernel log's) have ten.
const maxWords = 40

// A word is a part of a line between separators.
type word struct{ from, to int }

// words are the parts of one line.
type words struct {
	line []byte
	at   [maxWords]word
	n    int
}

func (w *words) get(i int) []byte { return w.line[w.at[i].from:w.at[i].to] }

// rest returns the line from word i on, or nothing where there are fewer words.
func (w *words) rest(i int) []byte {
	if i >= w.n {
		return nil
	}
	return trim(w.line[w.at[i].from:])
}

// A separator is a set of characters between words.
type separator bool

const (
	blanks     separator = false // blanks only
	separators separator = true  // commas, semicolons, bars and quotes too
)

func (s separator) parts(c byte) bool {
	switch c {
	case ' ', '\t', '\r', '\v', '\f':
		return true
	case ',', ';', '|', '"', '\'':
		return s == separators
	}
	return false
}

// split finds the words of a line.
func (w *words) split(line []byte, by separator) {
	w.line, w.n = line, 0
	for i := 0; i < len(line) && w.n < maxWords; {
		for i < len(line) && by.parts(line[i]) {
			i++
		}
		from := i
		for i < len(line) && !by.parts(line[i]) {
			i++
		}
		end := i
		if by == separators { // backquotes around a cell of Markdown
			for from < end && line[from] == '`' {
				from++
			}
			for from < end && line[end-1] == '`' {
				end--
			}
		}
		if end > from {
			w.at[w.n] = word{from, end}
			w.n++
		}
	}
}

// trim takes blanks off both ends.
func trim(b []byte) []byte {
	for len(b) > 0 && blanks.parts(b[0]) {
		b = b[1:]
	}
	for len(b) > 0 && blanks.parts(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

// addressIn returns where the address begins with which a word ends: at its beginning, or behind a sign, a colon or the
// like, as in "vmlinux:ffffffff81000000". It returns the word's length where there is no address.
func addressIn(b []byte) int {
	if isAddress(b) {
		return 0
	}
	if n := len(b); n > 0 && b[n-1] == ')' {
		for i := n - 2; i > 0; i-- {
			if b[i] == '(' {
				if isHidden(b[i:]) && !isLetter(b[i-1]) {
					return i
				}
				break
			}
		}
		return n
	}
	from := len(b)
	for from > 0 && digit(b[from-1]) < 16 {
		from--
	}
	if from > 1 && b[from-1]|0x20 == 'x' && b[from-2] == '0' {
		from -= 2
	} else if from > 1 && b[from-1] == '-' {
		from--
	}
	if from < len(b) && (from == 0 || !isLetter(b[from-1])) && isAddress(b[from:]) && !isHalf(b[:from]) {
		return from
	}
	return len(b)
}

// isHalf reports whether what stands before an address in the same word is an address, too: then the word is a range, or
// one address with a sign in its middle, as in "ffffffff`81000000".
func isHalf(before []byte) bool {
	n := len(before) - 1
	if n > 0 && before[n] == '-' && !isLetter(before[n-1]) {
		n--
	}
	size := 0
	for size < n && digit(before[n-1-size]) < 16 {
		size++
	}
	run := before[max(n-size, 0):max(n, 0)]
	return (size == 8 || size == 16) && (countDigits(run, 10) < size || before[n] == '`' || before[n] == '-')
}

// isLetter reports whether a letter can stand in a name.
func isLetter(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c == '.' || c >= 0x80
}

// isType reports whether a word is a type letter, alone or in parentheses.
func isType(b []byte) (kind byte, ok bool) {
	if len(b) == 3 && b[0] == '(' && b[2] == ')' {
		b = b[1:2]
	}
	if len(b) != 1 {
		return 0, false
	}
	c := b[0]
	return c, c|0x20 >= 'a' && c|0x20 <= 'z' || c == '?' || c == '-'
}
