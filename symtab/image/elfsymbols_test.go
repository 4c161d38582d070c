package image

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

func TestSymtab(t *testing.T) {
	for _, k := range []imagetest.Kernel{
		{Release: "6.12", ELF: true, Symtab: true, NoTables: true},
		{Release: "6.12", ELF: true, Symtab: true, NoTables: true, Word: 4, BigEndian: true},
	} {
		made := k.Make()
		m, err := Open(made.Data, Options{})
		if err != nil {
			t.Fatalf("Open: %#v", err)
		}
		if m.Source != SourceSymtab || len(m.Parts) != 0 || m.Tables.NumSyms != made.Tables.NumSyms || m.Tables.Release.Name != "6.12" {
			t.Errorf("Source %d, %d parts, %d symbols of %s", m.Source, len(m.Parts), m.Tables.NumSyms, m.Tables.Release.Name)
		}
		if m.Tables.Options.Progress != nil {
			t.Error("Progress is still there")
		}
		for i := range made.Tables.NumSyms {
			name := made.Tables.AppendName(nil, i)
			if addr, ok := addressOf(m.Tables, string(name)); !ok || made.Tables.Type(i) != 'b' && addr == 0 {
				t.Fatalf("%s is missing", name)
			}
		}
	}
}

// TestSymtabSays: why there are tables built from the ELF symbols instead of the kernel's own, by which rules, and that
// nothing is called a guess that is established.
func TestSymtabSays(t *testing.T) {
	none := imagetest.Kernel{Release: "6.12", ELF: true, Symtab: true, NoTables: true}
	unnamed := none
	unnamed.NoBanner = true
	damaged := func(table symtab.Table, at int, value byte) []byte {
		made := imagetest.Kernel{Release: "6.12", ELF: true, Symtab: true}.Make()
		made.Data[made.Parts[table][0]+at] ^= value
		return made.Data
	}
	swapped := imagetest.Kernel{Release: "6.12", ELF: true, Symtab: true}.Make()
	at := swapped.Parts[symtab.TableSeqsOfNames][0]
	entry := func(k int) []byte { return swapped.Data[at+3*k : at+3*k+3] }
	copy(swapped.Data[at:], append(slices.Clone(entry(1)), entry(0)...))
	const (
		noTables = "there are no tables of the kernel's own; these were built from the ELF file's symbol table"
		unread   = "the kernel's own tables could not be read ("
	)
	for _, tt := range []struct {
		name, asked           string
		file                  []byte
		unread, begins, rules string
		guesses               string // "" if there must be none
	}{
		{"no tables", "", none.Make().Data, "", noTables, ", by the rules of the release that the kernel says it is: Linux version 6.12.7-test", ""},
		{"no tables, release asked for", "6.6", none.Make().Data, "", noTables, ", by the rules of the release asked for", ""},
		{"no tables, no banner", "", unnamed.Make().Data, "", noTables, noTables, "built as "},
		{"a marker", "", damaged(symtab.TableMarkers, 5, 1), "no names fit its tokens", unread, "the kernel says it is: Linux version 6.12.7-test", ""},
		{"a place in name order", "", swapped.Data, "kallsyms_seqs_of_names, entry 1: its name belongs before the one ahead of it", unread, "6.12.7-test", ""},
		{"an offset", "", damaged(symtab.TableOffsets, 43, 0x80), "no addresses fit its names", unread, "6.12.7-test", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, err := Open(tt.file, Options{Release: tt.asked})
			if err != nil || m.Source != SourceSymtab {
				t.Fatalf("Open = %v, %v", m != nil, err)
			}
			if m.Unread != tt.unread || !strings.HasPrefix(m.Why, tt.begins+tt.unread) || !strings.HasSuffix(m.Why, tt.rules) {
				t.Errorf("Unread = %q, Why = %q", m.Unread, m.Why)
			}
			if guesses := strings.Join(m.Guesses, "\n"); tt.guesses == "" && guesses != "" || !strings.Contains(guesses, tt.guesses) || strings.Contains(guesses, "asked") {
				t.Errorf("Guesses = %q", m.Guesses)
			}
		})
	}
}

// TestSymtabNoUse: where the symbol table is damaged as well, the error says what is wrong with both.
func TestSymtabNoUse(t *testing.T) {
	made := imagetest.Kernel{Release: "6.12", ELF: true, Symtab: true, NoTables: true}.Make()
	at := bytes.Index(made.Data, binary.LittleEndian.AppendUint64(nil, made.Tables.Address(700)))
	made.Data[at+5] ^= 0x40
	_, err := Open(made.Data, Options{})
	if code(err) != "no-kallsyms" || !strings.Contains(err.Error(), "nor is the ELF file's symbol table any use: ") {
		t.Errorf("Open = %v", err)
	}
}

// TestSymtabNames: a name that would break a line of a map, or has control characters for a terminal, is left out.
func TestSymtabNames(t *testing.T) {
	made := imagetest.Kernel{Release: "6.12", ELF: true, Symtab: true, NoTables: true}.Make()
	for _, c := range []byte("\n \t\x1b\x7f") {
		file := bytes.Clone(made.Data)
		copy(file[bytes.Index(file, []byte("_stext\x00")):], []byte{'_', c})
		m, err := Open(file, Options{})
		if err != nil || m.Tables.NumSyms != made.Tables.NumSyms-1 {
			t.Errorf("with %q in a name: %v, %v", c, m != nil, err)
		}
	}
}
