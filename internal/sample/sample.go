// Package sample builds the tables of the map that the page opens with, for the programs that prepare what the page shows of it.
package sample

import (
	"fmt"

	"github.com/kallscope/kallscope/internal/gzfile"
	"github.com/kallscope/kallscope/symtab"
)

// Built is a map with the tables that its own release would have.
type Built struct {
	// Source is the map's text, unpacked.
	Source []byte
	Tables *symtab.Tables
	Report *symtab.Report
}

// Build reads a gzipped map and builds its tables. An error says which step failed.
func Build(path string) (Built, error) {
	source, err := gzfile.Read(path)
	if err != nil {
		return Built{}, fmt.Errorf("reading the sample: %w", err)
	}
	symbols, report, err := symtab.Import(source, symtab.Wanted{})
	if err != nil {
		return Built{}, fmt.Errorf("importing %s: %w", path, err)
	}
	tables, err := symtab.Build(symbols, report.Release, report.Options)
	if err != nil {
		return Built{}, fmt.Errorf("building the tables of %s: %w", path, err)
	}
	return Built{Source: source, Tables: tables, Report: report}, nil
}
