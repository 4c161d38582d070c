package texts

import (
	"bytes"
	"errors"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// Codes of the notes that Import adds to those of symtab.Import.
const (
	NoteForm    = "form"    // what the text was taken for, and what was taken off
	NoteUnread  = "unread"  // lines set aside
	NoteCut     = "cut"     // an incomplete line at the beginning or the end
	NoteFiles   = "files"   // symbols of other files left out
	NoteEntries = "entries" // lines of a listing that are not symbols
	NoteBase    = "base"    // addresses that could also be in another number base
	NoteAgain   = "again"   // lines that stand in the text more than once, such as a map pasted twice
	NoteTypes   = "types"   // letters made from sections
)

// maxText bounds a text, in bytes: up to four times as much memory is in use while it is read, and a program in a browser
// should not need more than 768 MiB. The longest form, nm -l of a large kernel, has some 40 MB.
const maxText = 96 << 20

// IsText reports whether a file is text, which Import may read. It looks at the first 4 KiB: they are UTF-16 or UTF-32, or at most 2 %
// of them are control characters. In a kernel and in compressed data these are far more. Zero bytes up to the end of the file do not count.
func IsText(src []byte) bool {
	head := src[:min(len(src), symtab.SniffBytes)]
	if _, name := fromUnicode(head); name != "" {
		return true
	}
	if rest := bytes.TrimRight(head, "\x00"); len(rest) > 0 && len(rest) < len(head) && len(bytes.TrimRight(src, "\x00")) == len(rest) {
		head = rest
	}
	if bytes.HasPrefix(head, []byte("0707")) {
		return false // an initramfs begins with digits in ASCII
	}
	controls, erased := 0, 0
	for _, c := range head {
		if isControl(c) {
			controls++
		}
		if c == 0xff {
			erased++ // as flash memory is; no letter of UTF-8 has it
		}
	}
	return 50*controls <= len(head) && 2*erased <= len(head)
}

// Import reads a listing of symbols in any form it knows, as symtab.Import reads the everyday ones: the same symbols make
// the same tables. Line numbers in the report and in errors are those of src; lines end where CR, LF or both stand.
// It does not alias src.
func Import(src []byte, want symtab.Wanted) (*symtab.Symbols, *symtab.Report, error) {
	if len(src) > maxText {
		return nil, nil, &symtab.ParseError{Code: "too-large", Cause: "the text has more than " + strconv.Itoa(maxText>>20) + " MiB, the limit for texts in this form",
			Hint: "a kernel's listing has 10 to 40 MB in any form: " + wantMap}
	}
	text, took := clean(src)
	if isOnly(text, "\r\n\v\f") {
		return nil, nil, &symtab.ParseError{Code: "empty", Cause: "the file is empty", Hint: wantMap}
	}
	if err := symtab.Sniff(text); err != nil && codeOf(err) != symtab.CodeBinary {
		return nil, nil, err
	}
	if err := refuse(text); err != nil {
		return nil, nil, err
	}
	r := reader{survey: look(sample(text))}
	if r.form == nil {
		return nil, nil, nameOther(text, nil)
	}
	if r.several {
		return nil, nil, &symtab.ParseError{Code: "one-line", Line: 1, Text: lineText(text, 1), Cause: "several symbols stand in one line: the line breaks of this text are lost",
			Hint: "open the file itself, or copy it again with its line breaks"}
	}
	r.learn(text)
	r.read(text)
	if r.isFolded() {
		return nil, nil, &symtab.ParseError{Code: "folded", Line: r.folded.first, Text: r.folded.text,
			Cause: "lines are broken after " + strconv.Itoa(r.longest) + " letters, which cuts names in two", Hint: "open the file itself, or copy it again from a wider window"}
	}
	if err := r.enough(text); err != nil {
		return nil, nil, err
	}
	file, files := r.keepLargest()
	if err := r.tooMany(); err != nil {
		return nil, nil, err
	}
	r.sort()
	want.Plain = true
	symbols, report, err := symtab.Import(r.out, want)
	if err != nil {
		return nil, nil, r.place(err, text)
	}
	report.Lines = r.at
	r.placeNotes(report.Notes, text)
	report.Notes = append(r.notes(took, file, files), report.Notes...)
	return symbols, report, nil
}

func codeOf(err error) string {
	var parse *symtab.ParseError
	if errors.As(err, &parse) {
		return parse.Code
	}
	return ""
}

// learn finds out which letter belongs to which section, for forms without letters.
func (r *reader) learn(text []byte) {
	if r.form.tool != "readelf -s" && r.form.tool != "objdump -t" {
		return
	}
	var w words
	for len(text) > 0 {
		line, rest, _ := bytes.Cut(text, []byte("\n"))
		text = rest
		var one row
		w.split(r.trim(line), r.form.by)
		if r.form.parse(&w, &one) {
			r.letters.learn(&one)
		} else if _, ok := headingOf(r.bare(r.trim(line)), false); ok {
			r.letters.file++
		}
	}
	r.letters.file = 0
}

// enough returns an error for a text in which most lines cannot be read, or the names are not whole.
func (r *reader) enough(text []byte) error {
	if len(r.lines) == 0 || r.unread.count > len(r.lines) {
		return nameOther(text, r)
	}
	if r.form.tool == "readelf -s" {
		return r.shortened()
	}
	return nil
}

// notes returns the notes on what the text was taken for and on the lines that were changed or left out.
func (r *reader) notes(took []string, file string, files int) (notes []symtab.Note) {
	add := func(code string, count, line int, text, message string) {
		notes = append(notes, symtab.Note{Code: code, Count: count, Line: line, Text: text, Message: message})
	}
	add(NoteForm, len(r.lines), 0, "", r.describe(took))
	if r.doubt != "" {
		add(NoteBase, len(r.lines), 0, "", "the addresses were read as "+r.base.String()+" numbers: "+r.doubt)
	}
	if r.column {
		add(NoteBase, len(r.lines), 0, "", "of the two numbers before the type the second was taken as the address, since its values look like a kernel's")
	}
	if len(r.letters.known) > 0 || r.form.tool == "readelf -s" || r.form.tool == "objdump -t" {
		add(NoteTypes, len(r.lines), 0, "", "the listing has no type letters: they were made from its columns, and those of data (d, r, b) may differ from nm's")
	}
	if files > 1 {
		add(NoteFiles, files, 0, "", "the text holds the symbols of "+strconv.Itoa(files)+" files or tables; those of “"+file+"”, the most, were read")
	}
	if r.cut.count > 0 {
		which := "last"
		if r.cut.first == 1 {
			which = "first"
		}
		add(NoteCut, r.cut.count, r.cut.first, r.cut.text, "the "+which+" line is cut short and was left out")
	}
	if !r.ended && r.symbolAt == r.at && !r.taken.ending {
		add(symtab.NoteNoNewline, 1, r.at, "", "the last line has no end, so its name may be cut short")
	}
	if r.repeated > 0 {
		add(NoteAgain, r.repeated, 0, "", "lines stand in the text again, as where a map was pasted twice: each was read once")
	}
	if r.entries > 0 {
		add(NoteEntries, r.entries, 0, "", "entries of the listing that are no symbols (files, sections, entries without a name) were left out")
	}
	if r.unread.count > 0 {
		add(NoteUnread, r.unread.count, r.unread.first, r.unread.text, "lines that could not be read were set aside")
	}
	return notes
}

// place turns an error of a line of the rewritten map into one of the line it was made from.
func (r *reader) place(err error, text []byte) error {
	var parse *symtab.ParseError
	if !errors.As(err, &parse) || parse.Line == 0 || parse.Line > len(r.lines) {
		return err
	}
	moved := *parse
	moved.Line = int(r.lines[parse.Line-1])
	moved.Offset = 0
	moved.Text = lineText(text, moved.Line)
	return &moved
}

func (r *reader) placeNotes(notes []symtab.Note, text []byte) {
	for i := range notes {
		if n := &notes[i]; n.Line > 0 && n.Line <= len(r.lines) {
			n.Line = int(r.lines[n.Line-1])
			n.Text = lineText(text, n.Line)
		}
	}
}

// lineText returns a line for a message.
func lineText(text []byte, line int) string {
	for ; line > 1; line-- {
		text = text[bytes.IndexByte(text, '\n')+1:]
	}
	text, _, _ = bytes.Cut(text, []byte("\n"))
	return excerpt(trim(text))
}
