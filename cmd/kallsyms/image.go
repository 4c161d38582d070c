package main

import (
	"bufio"
	"errors"
	"os"
	"strconv"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image"
)

// An imageFile is a kernel to read the tables out of, instead of building them.
type imageFile struct {
	path    string // "" where tables are built
	release string // as asked for; "" to infer it
}

// check refuses what makes no sense beside --from-image: the tables are as they are.
func (i *imageFile) check(o *symtab.Options, files []string) error {
	if i.path == "" {
		return nil
	}
	if o.AllSymbols || o.AbsolutePercpu || o.BaseRelative || o.LTOClang || o.PCRelative {
		return usageError("--from-image takes --release and --stats, and no option of how to build")
	}
	if len(files) > 0 {
		return usageError("--from-image reads one kernel, and no map")
	}
	return nil
}

// writeMap writes a System.map with the symbols of the image.
func (i *imageFile) writeMap(out, messages *os.File, stats bool) error {
	file, err := os.ReadFile(i.path)
	if err != nil {
		return err
	}
	progress := newProgress(messages, len(file))
	defer progress.end()
	m, err := image.Open(file, image.Options{Release: i.release, Progress: progress.image()})
	if err != nil {
		return err
	}
	progress.end()
	if err := writeSymbols(out, m.Tables); err != nil || !stats {
		return err
	}
	return reportImage(messages, m)
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

// reportImage says what was found where, how sure that is, and whether the same symbols make the same tables.
func reportImage(w *os.File, m *image.Image) error {
	say := func(text string) { w.WriteString("kallsyms: " + plain(text) + "\n") }
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
	for _, guess := range m.Guesses {
		say("assumed: " + guess)
	}
	reportStats(w, m.Tables)
	if m.Source == image.SourceSymtab {
		return nil // these tables were built just now: to build them again would prove nothing
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

// image returns what the reader of images is to call, nil if nothing.
func (p *progress) image() func(phase image.Phase, done, total int) error {
	if p.w == nil {
		return nil
	}
	return func(phase image.Phase, done, total int) error {
		p.show(phase.String(), done, total)
		return nil
	}
}
