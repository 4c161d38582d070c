package main

import (
	"bufio"
	"cmp"
	"errors"
	"os"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/file"
	"github.com/kallscope/kallscope/symtab/image"
)

// An imageFile is a file to read tables or a map from, in any form that people have. Without one, tables are built from a
// map as the kernel's build has it.
type imageFile struct {
	path    string // of a kernel; "" where that is not asked for
	any     string // of a kernel or a map
	study   string // the same, to study its tables
	member  string // the file to read in an archive
	release string // as asked for; "" to infer it
}

// asked reports whether there is such a file.
func (i *imageFile) asked() bool { return i.name() != "" }

func (i *imageFile) name() string { return cmp.Or(i.study, i.any, i.path) }

// check refuses options that make no sense with --from-image and --open.
func (i *imageFile) check(o *symtab.Options, files []string) error {
	option := "--open"
	switch {
	case i.study != "":
		option = "--study"
	case i.path != "":
		option = "--from-image"
	}
	switch {
	case i.study != "" && (i.path != "" || i.any != ""):
		return usageError("--study reads one file as --open does: give one of them")
	case i.path != "" && i.any != "":
		return usageError("--from-image and --open each read one file: give one of them")
	case !i.asked() && i.member != "":
		return usageError("--member goes with --open, --from-image or --study")
	case !i.asked():
		return nil
	case o.AllSymbols || o.AbsolutePercpu || o.BaseRelative || o.LTOClang || o.PCRelative:
		return usageError(option + " takes --release and --member, and no option of how to build")
	case len(files) > 0:
		return usageError(option + " reads one file, and no map beside it")
	}
	return nil
}

// writeMap writes a System.map with the symbols of the file.
func (i *imageFile) writeMap(out, messages *os.File, stats bool) error {
	data, err := readFile(i.name())
	if err != nil {
		return err
	}
	progress := newProgress(messages, len(data))
	defer progress.end()
	opened, err := file.Open(data, file.Options{Wanted: symtab.Wanted{Release: i.release}, Path: i.member, Kernel: i.any == "", Progress: progress.phases()})
	data = nil
	if err != nil {
		return err
	}
	progress.end()
	if opened.Image == nil {
		return i.writeImported(out, messages, opened, stats)
	}
	if opened.From != "" {
		i.say(messages, "this is "+opened.From)
	}
	if err := writeSymbols(out, opened.Image.Tables); err != nil {
		return err
	}
	if stats {
		return i.report(messages, opened.Image)
	}
	i.sayGuesses(messages, opened.Image)
	return nil
}

// sayGuesses writes what was assumed of a kernel. One of these can be that its addresses are distances only.
func (i *imageFile) sayGuesses(messages *os.File, m *image.Image) {
	for _, guess := range m.Guesses {
		i.say(messages, "assumed: "+guess)
	}
}

// writeImported builds tables from a map, prints their symbols, and writes the notes on the map.
func (i *imageFile) writeImported(out, messages *os.File, opened *file.Opened, stats bool) error {
	report := opened.Report
	tables, err := symtab.Build(opened.Symbols, report.Release, report.Options)
	if err != nil {
		return err
	}
	if err := writeSymbols(out, tables); err != nil {
		return err
	}
	for _, note := range report.Notes {
		text := note.Message
		if note.Line > 0 {
			text += " (line " + strconv.Itoa(note.Line) + ")"
		}
		i.say(messages, text)
	}
	if stats {
		reportStats(messages, plain(i.name())+" ("+report.Release.Name+")", tables)
	}
	return nil
}

// say writes a sentence about the file.
func (i *imageFile) say(w *os.File, text string) {
	w.WriteString("kallsyms: " + plain(i.name()+": "+text) + "\n")
}

// writeSymbols prints all symbols as a map that builds the same tables again.
func writeSymbols(out *os.File, t *symtab.Tables) error {
	const lump = 1 << 16
	w := bufio.NewWriterSize(out, lump)
	var line []byte
	for n := range t.NumSyms {
		line = t.AppendMapLine(line[:0], n)
		if _, err := w.Write(line); err != nil {
			return err
		}
	}
	return w.Flush()
}

// report says where each part was found, what was verified and what is assumed, and whether a rebuild from the same
// symbols gives the same tables.
func (i *imageFile) report(w *os.File, m *image.Image) error {
	say := func(text string) { i.say(w, text) }
	for _, layer := range m.Chain {
		say(layer.Name + " at " + strconv.Itoa(layer.Offset) + ", " + strconv.Itoa(layer.Size) + " bytes, holds")
	}
	say(m.Format + ", " + strconv.Itoa(len(m.Data)) + " bytes")
	if m.Banner != "" {
		say(m.Banner)
	}
	say("read as " + m.Tables.Release.Name + ": " + m.Why)
	for _, p := range m.Parts {
		text := p.Name() + " at " + strconv.Itoa(p.Offset) + ", " + strconv.Itoa(p.Size) + " bytes"
		if p.HasAddress {
			text += ", address 0x" + strconv.FormatUint(p.Address, 16)
		}
		say(text)
	}
	for _, proof := range m.Proofs {
		say("verified: " + proof)
	}
	i.sayGuesses(w, m)
	reportStats(w, plain(i.name())+" ("+m.Tables.Release.Name+")", m.Tables)
	if m.Source == image.SourceSymtab {
		return nil // these tables were built from the symbols, so a second build would prove nothing
	}
	return reportRebuild(say, m.Tables)
}

func reportRebuild(say func(string), t *symtab.Tables) error {
	rebuilt, err := image.Rebuild(t, nil)
	if err != nil {
		return errors.New("building the tables again: " + err.Error())
	}
	equal := true
	for _, c := range image.Compare(t, rebuilt) {
		if c.Difference >= 0 {
			equal = false
			say(c.Name() + " differs from a rebuild at byte " + strconv.Itoa(c.Difference) + ": " + c.Why)
		}
	}
	if equal {
		say("all tables equal those built again from the symbols (which cannot show where the kernel is linked to)")
	}
	return nil
}

// phases returns the function that the reader of files calls with its progress, nil if progress is not shown.
func (p *progress) phases() func(phase string, done, total int) error {
	if p.w == nil {
		return nil
	}
	return func(phase string, done, total int) error {
		p.show(phase, done, total)
		return nil
	}
}
