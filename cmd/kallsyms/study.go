package main

import (
	"errors"
	"os"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/file"
)

// A studyForm is how figures are printed; the zero value is text.
type studyForm struct{ json, csv bool }

func (f *studyForm) check(study, question, stats bool) error {
	switch {
	case (f.json || f.csv) && !study && !question:
		return usageError("--json and --csv go with --study, --compare, --cost, --same-name or --locate")
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
	facts := map[string]any{"file": s.file, "release": tables.Release.Name, "symbols": tables.NumSyms, "indexBuilt": built}
	return form.write(out, s.title(), facts, figures)
}

// write prints figures: as text under a title, or as JSON beside facts, or as CSV.
func (f *studyForm) write(out *os.File, title string, facts map[string]any, figures []figureTable) error {
	switch {
	case f.json:
		return writeJSON(out, facts, figures)
	case f.csv:
		return writeCSV(out, figures)
	}
	return writeText(out, title, figures)
}

func tablesOf(opened *file.Opened) (*symtab.Tables, error) {
	if opened.Image != nil {
		return opened.Image.Tables, nil
	}
	return symtab.Build(opened.Symbols, opened.Report.Release, opened.Report.Options)
}
