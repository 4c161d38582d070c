package main

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
	"unicode/utf8"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/archive"
)

// report writes why nothing was made and, where they are known, the file, the release, the line and what may help.
func report(w *os.File, c *command, err error) {
	var parse *symtab.ParseError
	var choice *archive.Choice
	var path *fs.PathError
	text := ""
	switch {
	case errors.As(err, new(usageError)):
		w.WriteString("kallsyms: " + plain(err.Error()) + "\n  kallsyms --help lists the options\n")
		return
	case errors.As(err, new(stop)):
		text = plain(err.Error())
	case errors.As(err, &choice):
		text = choices(choice)
	case errors.As(err, &parse):
		text = plain(err.Error())
		if parse.Line > 0 && parse.Text != "" {
			text += ": " + strconv.Quote(parse.Text)
		}
		if parse.Hint != "" {
			text += "\n  " + plain(parse.Hint)
		}
	case errors.As(err, &path):
		w.WriteString("kallsyms: " + plain(path.Path+": "+path.Err.Error()) + "\n")
		return
	default:
		text = plain(err.Error())
	}
	w.WriteString("kallsyms: " + c.about() + ": " + text + "\n")
}

// about names the file and, where tables are built from a map, the release whose rules count.
func (c *command) about() string {
	if c.image.asked() {
		return plain(c.image.name())
	}
	if c.ask.asked() {
		return plain(c.ask.about(c.file))
	}
	return plain(c.input()) + " (" + c.release.Name + ")"
}

// plain quotes all characters that a terminal would act on or not show. Names and paths may hold any.
func plain(text string) string {
	quoted := make([]byte, 0, len(text))
	for i := 0; i < len(text); {
		letter, size := utf8.DecodeRuneInString(text[i:])
		if strconv.IsPrint(letter) && (letter != utf8.RuneError || size > 1) {
			quoted = append(quoted, text[i:i+size]...)
		} else {
			one := strconv.Quote(text[i : i+size])
			quoted = append(quoted, one[1:len(one)-1]...)
		}
		i += size
	}
	return string(quoted)
}

func (c *command) input() string {
	if c.file == "" {
		return "standard input"
	}
	return c.file
}

// choices lists the files of an archive from which a person must choose. Their paths have no character that a terminal
// would not show.
func choices(choice *archive.Choice) string {
	text := choice.Counted() + ":"
	for _, e := range choice.Entries {
		text += "\n  " + e.Kind.String() + " of " + strconv.FormatInt(e.Size, 10) + " bytes: " + e.Path
	}
	if choice.More > 0 {
		text += "\n  and " + strconv.Itoa(choice.More) + " more"
	}
	return text + "\n  say which with --member=PATH"
}

// reportTooLong names the symbols that were left out for their length. The tables are made all the same.
func reportTooLong(w *os.File, c *command, list []symtab.LongName) {
	for _, long := range list {
		begins := long.Name[:min(len(long.Name), 64)]
		w.WriteString("kallsyms: " + c.about() + ": line " + strconv.Itoa(long.Line) + ": left out a name of " + strconv.Itoa(len(long.Name)) +
			" bytes, more than " + strconv.Itoa(c.release.NameLimit-1) + ": it begins with " + plain(begins) + "\n")
	}
}

// reportStats says of a file what the kernel's self-test says of compression: the bytes of all names without types, and
// those of the compressed names without their lengths, of the token texts and of their index.
func reportStats(w *os.File, about string, t *symtab.Tables) {
	original, compressed := 0, len(t.TokenTable)+2*len(t.TokenIndex)
	for e := range t.Walk {
		original += len(e.Text) - 1
		compressed += e.Length
	}
	w.WriteString("kallsyms: " + about + ": nr_symbols " + strconv.Itoa(t.NumSyms) + ", compressed size " + strconv.Itoa(compressed) +
		", original size " + strconv.Itoa(original) + ", ratio " + percent(compressed, original) + "\n")
}

// percent rounds down and always prints two places. The kernel's self-test drops a leading zero of the fraction.
func percent(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	ratio := 10000 * part / whole
	return strconv.Itoa(ratio/100) + "." + string([]byte{byte('0' + ratio/10%10), byte('0' + ratio%10)}) + " %"
}
