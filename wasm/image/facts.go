//go:build js && wasm

package main

import (
	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/file"
	"github.com/kallscope/kallscope/symtab/image"
	"github.com/kallscope/kallscope/symtab/wire"
)

// noteImage is the code of the note by which the page knows that tables come from an image.
const noteImage = "image"

// factsOf takes out of an image what the page shows of it.
func factsOf(m *image.Image, fileSize int) *wire.Image {
	facts := &wire.Image{
		FileSize: fileSize, RawSize: len(m.Data), Built: m.Source == image.SourceSymtab,
		Format: m.Format, Banner: m.Banner, Why: m.Why, Proofs: m.Proofs, Guesses: m.Guesses,
	}
	for _, l := range m.Chain {
		facts.Layers = append(facts.Layers, wire.Layer{Name: l.Name, Offset: l.Offset, Size: l.Size})
	}
	for _, p := range m.Parts {
		facts.Parts = append(facts.Parts, wire.Part{Name: p.Name(), Offset: p.Offset, Size: p.Size, Address: p.Address, HasAddress: p.HasAddress})
	}
	return facts
}

// reportOf is what the page says on opening an image, as it does of a map.
func reportOf(opened *file.Opened) *symtab.Report {
	m := opened.Image
	told := "these are the tables in the kernel itself"
	switch {
	case m.Unread != "":
		told = "this kernel's own tables could not be read (" + m.Unread + "), these are built from its ELF symbols"
	case m.Source == image.SourceSymtab:
		told = "this kernel has no tables of its own"
	}
	report := &symtab.Report{Release: m.Tables.Release, Options: m.Tables.Options}
	note := func(code, message string) {
		report.Notes = append(report.Notes, symtab.Note{Code: code, Count: 1, Message: message})
	}
	note(noteImage, told+": "+chain(m))
	if opened.From != "" {
		note(file.NoteSource, "this is "+opened.From)
	}
	note("release", "read as "+m.Tables.Release.Name+": "+m.Why)
	for _, guess := range m.Guesses {
		note("assumed", guess)
	}
	return report
}

// chain names the containers from the outermost to the kernel's own format: "bzImage → zstd → ELF64 little-endian x86-64".
func chain(m *image.Image) (words string) {
	for i, l := range m.Chain {
		if i > 0 {
			words += " → "
		}
		words += l.Name
	}
	if words != "" {
		words += " → "
	}
	return words + m.Format
}
