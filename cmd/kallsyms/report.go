package main

import (
	"errors"
	"os"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
)

// report says why nothing was made, where, and what may help.
func report(w *os.File, c *command, err error) {
	text := "kallsyms: "
	var parse *symtab.ParseError
	switch {
	case errors.As(err, &parse):
		if parse.Line > 0 {
			text += c.input() + ": "
		}
		text += err.Error()
		if parse.Line > 0 {
			text += ": " + strconv.Quote(parse.Text)
		}
		if parse.Hint != "" {
			text += "\n  " + parse.Hint
		}
	case errors.As(err, new(usageError)):
		text += err.Error() + "\n  kallsyms --help says what there is"
	default:
		text += err.Error()
	}
	w.WriteString(text + "\n")
}

func (c *command) input() string {
	if c.file == "" {
		return "standard input"
	}
	return c.file
}

// reportTooLong names the symbols left out for their length. That is no reason to fail.
func reportTooLong(w *os.File, c *command, list []symtab.LongName) {
	for _, long := range list {
		w.WriteString("kallsyms: " + c.input() + ": line " + strconv.Itoa(long.Line) + ": left out a name of " +
			strconv.Itoa(len(long.Name)) + " bytes, " + c.release.Name + " takes " + strconv.Itoa(c.release.NameLimit-1) + ": " + long.Name + "\n")
	}
}

// reportStats says what the kernel's self-test says of compression: the bytes of all names without types, and those of
// the compressed names without their lengths, of the token texts and of their index.
func reportStats(w *os.File, t *symtab.Tables) {
	original, compressed := 0, len(t.TokenTable)+2*len(t.TokenIndex)
	for e := range t.Walk {
		original += len(e.Text) - 1
		compressed += e.Length
	}
	w.WriteString("kallsyms: nr_symbols " + strconv.Itoa(t.NumSyms) + ", compressed size " + strconv.Itoa(compressed) +
		", original size " + strconv.Itoa(original) + ", ratio " + percent(compressed, original) + "\n")
}

// percent rounds down to two places and keeps both, where the kernel drops a leading zero of the fraction.
func percent(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	ratio := 10000 * part / whole
	return strconv.Itoa(ratio/100) + "." + string([]byte{byte('0' + ratio/10%10), byte('0' + ratio%10)}) + " %"
}
