package main

import (
	"errors"
	"os"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/file"
)

// A studyForm is how figures are printed; the zero value is text.
type studyForm struct{ json, csv bool }

func (f *studyForm) check(study, stats bool) error {
	switch {
	case (f.json || f.csv) && !study:
		return usageError("--json and --csv go with --study")
	case f.json && f.csv:
		return usageError("--json and --csv are two forms: give one of them")
	case study && stats:
		return usageError("--study prints what --stats says: leave --stats out")
	}
	return nil
}

// writeStudy prints what is counted of the tables in the file, or of those built from the map in it.
func (i *imageFile) writeStudy(out, messages *os.File, form studyForm) error {
	data, err := readFile(i.name())
	if err != nil {
		return err
	}
	opened, err := file.Open(data, file.Options{Wanted: symtab.Wanted{Release: i.release}, Path: i.member})
	data = nil
	if err != nil {
		return err
	}
	tables, err := tablesOf(opened)
	if err != nil {
		return err
	}
	if tables.NumSyms == 0 {
		return errors.New("there are no symbols to study")
	}
	built := !tables.Indexed()
	if err := tables.BuildIndex(); err != nil {
		return err
	}
	progress := newProgress(messages, progressFrom)
	defer progress.end()
	s := &studied{file: i.name(), tables: tables, columns: tables.Columns(), indexBuilt: built, progress: progress}
	figures, err := s.figures()
	if err != nil {
		return err
	}
	progress.end()
	switch {
	case form.json:
		return writeJSON(out, s, figures)
	case form.csv:
		return writeCSV(out, figures)
	}
	return writeText(out, s, figures)
}

func tablesOf(opened *file.Opened) (*symtab.Tables, error) {
	if opened.Image != nil {
		return opened.Image.Tables, nil
	}
	return symtab.Build(opened.Symbols, opened.Report.Release, opened.Report.Options)
}
