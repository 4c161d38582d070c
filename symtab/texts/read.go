package texts

import (
	"bytes"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// maxLine bounds a line. The longest real ones have some 300 bytes, with a source file's path behind the name.
const maxLine = 8192

// A reader turns the lines of a text into lines of address, type and name, one for each symbol.
type reader struct {
	survey
	letters  letters
	out      []byte
	lines    []uint32 // for each line of out: the number of the line of the text that it was made from
	at       int      // the line being read, counted from 1
	one      row      // what that line says
	last     bool     // it is the last one
	symbolAt int      // the last line that was a symbol
	ended    bool     // the last line of the text has a line end

	taken    taken
	repeated int   // lines that occur in the text a second time
	entries  int   // lines in this form that are not symbols
	unread   lines // lines that could not be read
	folded   lines // unread lines that look like the end of the name in the line before
	longest  int   // letters of the longest line
	before   int   // length of the line before if it was a symbol, in letters
	cut      lines // the first or last line, if it is incomplete
	runs     []run // the files the symbols are of
	blank    bool  // the line before was blank
}

// lines counts lines of one kind and keeps the first.
type lines struct {
	count, first int
	text         string
}

func (l *lines) add(line int, text []byte) {
	if l.count++; l.count == 1 {
		l.first, l.text = line, excerpt(text)
	}
}

// A run is a stretch of symbols that are of one file.
type run struct {
	name       string
	lines, out int // where it begins in reader.lines and reader.out
}

// maxRuns bounds how many files are told apart.
const maxRuns = 1 << 12

// read goes through all lines.
func (r *reader) read(text []byte) {
	r.out = make([]byte, 0, len(text)+len(text)/8)
	r.ended = len(text) == 0 || text[len(text)-1] == '\n'
	r.runs = []run{{}}
	var w words
	for len(text) > 0 {
		line, rest, _ := bytes.Cut(text, []byte("\n"))
		text = rest
		r.at++
		r.last = len(text) == 0
		r.line(line, &w)
	}
	if r.label != "" && !r.taken.others {
		r.taken.files, r.taken.others, r.taken.other = false, true, r.label+":"
	}
}

// line reads one line.
func (r *reader) line(line []byte, w *words) {
	if len(line) > maxLine || bytes.IndexByte(line, 0) >= 0 {
		r.unread.add(r.at, line)
		return
	}
	before := r.before
	r.before, r.longest = 0, max(r.longest, len(line))
	trimmed := r.trim(line)
	w.split(trimmed, r.form.by)
	r.one = row{}
	if one := &r.one; w.n > 0 && r.form.parse(w, one) {
		r.blank = false
		if one.kind == 0 || len(one.name) == 0 {
			r.entries++
			return
		}
		if r.symbol(one, line) {
			r.before = len(line)
			r.taken.ending = r.taken.ending || len(trimmed) < len(trim(line))
			return
		}
	} else if bare := r.bare(trimmed); len(bare) == 0 && len(trimmed) > 0 && r.last && !r.ended {
		// A line number alone: the line was cut behind it.
	} else if r.heading(bare) || r.taken.passOver(bare, &r.blank) {
		return
	}
	if r.last && !r.ended {
		r.cut.add(r.at, line)
		return
	}
	r.unread.add(r.at, line)
	if before > 0 && before == r.longest && isName(string(trimmed)) {
		r.folded.add(r.at, line)
	}
}

// isFolded reports whether the text was copied from a window that broke long lines: the lines that cannot be read are
// ends of names, and each follows one of the longest lines.
func (r *reader) isFolded() bool { return r.folded.count > 1 && 2*r.folded.count > r.unread.count }

// bare returns a line that is not a symbol, without the prefix that symbol lines have.
func (s *survey) bare(line []byte) []byte {
	var ignored taken
	rest, _ := ignored.peel(line, &s.dress)
	return rest
}

// heading begins the symbols of another file where a line says so.
func (r *reader) heading(line []byte) bool {
	file, ok := headingOf(line, r.blank || r.at == 1)
	if !ok {
		return false
	}
	r.begin(file)
	if _, ok := headingOf(line, false); ok {
		r.letters.file++
	}
	r.taken.headings = true
	return true
}

// begin starts the symbols of another file.
func (r *reader) begin(file string) {
	last := &r.runs[len(r.runs)-1]
	if last.lines == len(r.lines) {
		last.name = file
	} else if len(r.runs) < maxRuns {
		r.runs = append(r.runs, run{file, len(r.lines), len(r.out)})
	}
}

// symbol writes a row as a line of a map. ok is false where its address cannot be read.
func (r *reader) symbol(one *row, line []byte) (ok bool) {
	if len(one.earlier) > 0 && isWide(one.earlier) {
		r.taken.sizes, r.taken.column = r.taken.sizes || r.sized, r.taken.column || r.column
	}
	prefix := r.settle(one, line)
	v, ok := uint64(0), true
	if len(one.value) > 0 {
		if v, ok = value(one.value, r.base); !ok {
			return false
		}
		if r.isCut(one) {
			r.cut.add(r.at, line)
			return true
		}
	}
	if file := r.taken.before(prefix); len(file) > 0 && r.label == "" && string(file) != r.runs[len(r.runs)-1].name {
		r.begin(string(file))
	}
	if one.kind == bySection {
		one.kind = r.letters.of(one)
	}
	name := r.nameOf(one)
	if len(one.value) == 0 || one.kind == 'U' || len(one.value) < 8 && isUndefined(one.kind) {
		r.out = append(r.out, one.kind, ' ')
	} else {
		r.out = appendHex(r.out, v, r.width)
		r.out = append(r.out, ' ', one.kind, ' ')
	}
	r.out = append(append(r.out, name...), '\n')
	r.lines = append(r.lines, uint32(r.at))
	r.symbolAt = r.at
	return true
}

// isCut reports whether the first address is shorter than all others. Then the text begins in the middle of this
// address.
func (r *reader) isCut(one *row) bool {
	return len(r.lines) == 0 && r.padded && r.base == hexadecimal && r.form.tool == "nm" && !isHidden(one.value) &&
		len(one.value) < r.width && one.value[0]|0x20 != 'x' && !(len(one.value) > 2 && one.value[1]|0x20 == 'x') && len(one.prefix) == 0
}

// nameOf returns a name. What stands behind it is left out if it is a place in the source, or if most names have something
// there; a module stays.
func (r *reader) nameOf(one *row) []byte {
	tail := one.tail
	if len(tail) == 0 {
		return one.name
	}
	if isModule(tail) {
		r.taken.modules = true
		return append(append(bytes.Clone(one.name), '\t'), tail...)
	}
	if isPlace(tail) {
		r.taken.places = true
		return one.name
	}
	if !isWhole(one.name) { // C++ and Rust as nm -C writes them
		return append(append(bytes.Clone(one.name), ' '), tail...)
	}
	if r.tails || r.form.by == separators {
		r.taken.tails = true
		if name := bytes.TrimRight(one.name, "\"'"); len(name) > 0 { // in lines such as: echo "ADDRESS T NAME" >> FILE
			return name
		}
		return one.name
	}
	return append(append(bytes.Clone(one.name), ' '), tail...)
}

// isWhole reports whether all brackets that a name opens are closed in it.
func isWhole(name []byte) bool {
	for _, pair := range [...]string{"()", "<>"} {
		if bytes.Count(name, []byte(pair[:1])) > bytes.Count(name, []byte(pair[1:])) {
			return false
		}
	}
	return true
}

// isPlace reports whether the text behind a name is a file and a line in it, as nm -l prints them.
func isPlace(tail []byte) bool {
	colon := bytes.LastIndexByte(tail, ':')
	if colon <= 0 {
		return false
	}
	line := trim(tail[colon+1:])                    // crash has a blank before it
	if end := bytes.IndexByte(line, ' '); end > 0 { // "(discriminator 2)" may follow
		line = line[:end]
	}
	return string(line) == "?" || len(line) > 0 && countDigits(line, 10) == len(line)
}

func appendHex(dst []byte, v uint64, width int) []byte {
	digits := strconv.AppendUint(nil, v, 16)
	if len(digits) > 8 {
		width = 16
	}
	for n := len(digits); n < width; n++ {
		dst = append(dst, '0')
	}
	return append(dst, digits...)
}

// maxExcerpt is how much of a line is quoted, as in symtab's own notes.
const maxExcerpt = 160

func excerpt(b []byte) string { return string(b[:min(len(b), maxExcerpt)]) }

// keepLargest drops the symbols of all files but the one that has most. It returns that file and how many there are.
func (r *reader) keepLargest() (file string, files int) {
	best, most := 0, -1
	for i := range r.runs {
		end := len(r.lines)
		if i+1 < len(r.runs) {
			end = r.runs[i+1].lines
		}
		if end > r.runs[i].lines {
			files++
		}
		if n := end - r.runs[i].lines; n > most {
			best, most = i, n
		}
	}
	if files > 1 {
		from, end, outEnd := r.runs[best], len(r.lines), len(r.out)
		if best+1 < len(r.runs) {
			end, outEnd = r.runs[best+1].lines, r.runs[best+1].out
		}
		r.lines, r.out = r.lines[from.lines:end], r.out[from.out:outEnd]
	}
	return r.runs[best].name, files
}

// tooMany is an error for more symbols than tables can number.
func (r *reader) tooMany() error {
	if len(r.lines) <= symtab.MaxSymbols {
		return nil
	}
	return &symtab.ParseError{Code: "too-many", Cause: "more than 16,777,216 symbols",
		Hint: "the kernel's tables number symbols with three bytes: use a smaller map"}
}
