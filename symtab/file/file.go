// Package file opens what a person has: a map in whatever form, a kernel, either of them compressed or in an archive. The page's
// program for files that are no plain map and the command's --open are the same reader by this package.
//
//	file ── package archive ──▶ contents ──┬─ a text ──▶ texts.Import ──▶ symbols and a report, for symtab.Build
//	                                       └─ anything else ──▶ image.Open ──▶ tables
package file

import (
	"errors"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image"
	"github.com/kallscope/kallscope/symtab/image/archive"
	"github.com/kallscope/kallscope/symtab/texts"
)

// An Opened is a map or a kernel: either Symbols and Report, or Image.
type Opened struct {
	Symbols *symtab.Symbols
	Report  *symtab.Report
	Image   *image.Image

	Size int    // bytes of the contents: of the text, or of the kernel as it lies in the file
	From string // what the contents were taken out of, in words; empty where they are the file itself
}

// Options say what to open, and how.
type Options struct {
	Wanted symtab.Wanted // of a kernel only the release counts; Progress is not used
	Path   string        // of the file to open in an archive, see archive.Options
	Kernel bool          // only a kernel will do: a map is an error with the code "map"

	// Progress, when set, is called now and then with how much of a phase is done. An error it returns ends the work, except the
	// import of a map, which cannot be ended.
	Progress func(phase string, done, total int) error

	// Seen, when set, is called with the contents before they are read, so that they can be summed up.
	Seen func(contents []byte)
}

// NoteSource is the code of the note that says what a map was taken out of.
const NoteSource = "source"

// Open opens a file. Where it is an archive with several maps and kernels the error is an *archive.Choice; every other is a
// *symtab.ParseError, or what Progress returned.
func Open(data []byte, o Options) (*Opened, error) {
	found, err := archive.Open(data, archive.Options{Path: o.Path, Progress: o.phase("unpack")})
	data = nil // of an archive only the one file is needed from here on
	if err != nil {
		return nil, err
	}
	if o.Seen != nil {
		o.Seen(found.Data)
	}
	opened := &Opened{Size: len(found.Data), From: found.From()}
	switch isText := found.Text || texts.IsText(found.Data); {
	case isText && o.Kernel:
		err = &symtab.ParseError{Code: "map", Cause: "this is a text, such as a map, not a kernel", Hint: "open it as a map"}
	case isText:
		err = opened.importMap(found.Data, &o)
	default:
		err = opened.openImage(found, &o)
	}
	if err != nil {
		return nil, explain(found, err)
	}
	return opened, nil
}

// explain adds which file of an archive an error is about. Of an archive without a map and a kernel it says that, unless the file that was
// looked at instead is a known program.
func explain(found *archive.File, err error) error {
	var parse *symtab.ParseError
	if found.Otherwise != nil && errors.As(err, &parse) && parse.Code != image.CodeForeign {
		return found.Otherwise
	}
	return found.Explain(err)
}

func (o *Options) phase(name string) func(done, total int) error {
	if o.Progress == nil {
		return nil
	}
	return func(done, total int) error { return o.Progress(name, done, total) }
}

func (p *Opened) importMap(text []byte, o *Options) (err error) {
	wanted := o.Wanted
	wanted.Progress = nil
	if o.Progress != nil {
		wanted.Progress = func(phase symtab.Phase, done, total int) { o.Progress(phase.String(), done, total) }
		wanted.Progress(symtab.PhaseParse, 0, len(text))
	}
	p.Symbols, p.Report, err = texts.Import(text, wanted)
	if err == nil && p.From != "" {
		note := symtab.Note{Code: NoteSource, Count: 1, Message: "this is " + p.From}
		p.Report.Notes = append([]symtab.Note{note}, p.Report.Notes...)
	}
	return err
}

func (p *Opened) openImage(found *archive.File, o *Options) (err error) {
	options := image.Options{Release: o.Wanted.Release, MaxOutput: found.MaxOutput}
	if o.Progress != nil {
		options.Progress = func(phase image.Phase, done, total int) error { return o.Progress(phase.String(), done, total) }
	}
	p.Image, err = image.Open(found.Data, options)
	return err
}
