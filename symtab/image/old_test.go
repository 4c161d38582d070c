package image

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

// unxz reads a file of testdata/old.
func unxz(t testing.TB, name string) []byte {
	t.Helper()
	data, err := imagetest.ReadXZ("testdata/old/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// oldFacts is what testdata/old says of a kernel.
type oldFacts struct {
	Banner    string
	Bits      int
	ByteOrder string `json:"byte_order"`
	Symbols   int
	Layout    struct {
		Addresses   string
		Alignment   int
		MarkerBytes int `json:"marker_bytes"`
	}
	Offsets map[string]*int
}

// oldKernels are the kernels of testdata/old, and the tables in which a rebuild by 5.10's rules differs from theirs.
var oldKernels = map[string]struct{ release, differ string }{
	"x86_64-2.6.11":    {"2.6.11", "names markers token_table token_index"}, // symbols in another order, other tokens
	"i386-2.6.17":      {"2.6.17", "names"},                                 // the order of symbols at one address is another
	"powerpc-2.6.28":   {"2.6.28", "names"},
	"arm-2.6.29":       {"2.6.29", "names"},
	"x86_64-2.6.38":    {"2.6.38", ""},
	"mipsel-3.18":      {"3.18", ""},
	"x86_64-4.2":       {"4.2", ""},
	"armv7m-4.5":       {"4.5", ""},
	"arm-4.14":         {"4.14", "offsets relative_base"}, // the base is no symbol's address
	"i386-4.17":        {"4.17", ""},
	"x86_64-5.5":       {"5.5", ""},
	"i386-5.8":         {"5.8", ""},
	"synthetic-arm64":  {"4.9", "names token_table token_index"}, // the tokens are not the kernel tool's
	"synthetic-percpu": {"4.14", "names token_table token_index"},
	"synthetic-ppc64":  {"2.6.32", "names token_table token_index"},
}

// checkRebuild builds the tables again: that they are equal is what no reader alone can show.
func checkRebuild(t *testing.T, m *Image, want string) {
	t.Helper()
	rebuilt, err := Rebuild(m.Tables, nil)
	if err != nil {
		t.Fatal(err)
	}
	var differ []string
	for _, c := range Compare(m.Tables, rebuilt) {
		if c.Difference >= 0 {
			differ = append(differ, strings.TrimPrefix(c.Name(), "kallsyms_"))
		}
	}
	slices.Sort(differ)
	if fields := strings.Fields(want); !slices.Equal(differ, slices.Sorted(slices.Values(fields))) {
		t.Errorf("a rebuild differs in %q, want %q", differ, want)
	}
}

func TestOldKernelsAreAll(t *testing.T) {
	files, err := filepath.Glob("testdata/old/*.img.xz")
	if err != nil || len(files) != len(oldKernels) {
		t.Errorf("%d kernels, %d known, %v", len(files), len(oldKernels), err)
	}
}

// TestOldKernels reads each kernel before 5.10 and compares symbols and places with what another reader, or the kernel's
// own System.map, says of it.
func TestOldKernels(t *testing.T) {
	for name := range oldKernels {
		t.Run(name, func(t *testing.T) {
			var facts oldFacts
			text, err := os.ReadFile("testdata/old/" + name + ".json")
			if err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(text, &facts); err != nil {
				t.Fatal(err)
			}
			m, err := Open(unxz(t, name+".img.xz"), Options{})
			if err != nil {
				t.Fatalf("Open: %#v", err)
			}
			want := unxz(t, name+".map.xz")
			if !bytes.Equal(mapOf(m.Tables, facts.Bits/4), want) || m.Tables.NumSyms != facts.Symbols {
				t.Errorf("%d symbols, not those of the map", m.Tables.NumSyms)
			}
			checkOldFacts(t, m, &facts)
			if r := m.Tables.Release; r.Name != oldKernels[name].release || r.SeqsOfNames || m.Banner != facts.Banner {
				t.Errorf("read as %s, %q; want %s", r.Name, m.Banner, oldKernels[name].release)
			}
			if len(m.Guesses) > 0 {
				t.Errorf("Guesses = %q, want none", m.Guesses)
			}
			checkRebuild(t, m, oldKernels[name].differ)
			if slices.Contains(seedKernels, name) {
				checkSeed(t, m, name, want)
			}
		})
	}
}

// mapOf prints symbols as the tables have them: per-CPU symbols keep the type that the tables say.
func mapOf(t *symtab.Tables, digits int) (text []byte) {
	for i := range t.NumSyms {
		addr := strconv.FormatUint(t.Address(i), 16)
		text = append(append(text, strings.Repeat("0", digits-len(addr))...), addr...)
		text = append(t.AppendName(append(text, ' ', t.Type(i), ' '), i), '\n')
	}
	return text
}

// checkOldFacts compares the places of tables.
func checkOldFacts(t *testing.T, m *Image, facts *oldFacts) {
	t.Helper()
	if 8*m.Word != facts.Bits || m.BigEndian != (facts.ByteOrder == "big") {
		t.Errorf("%d bits, big-endian %v", 8*m.Word, m.BigEndian)
	}
	names := map[symtab.Table][]string{
		symtab.TableOffsets: {"offsets", "addresses"}, symtab.TableRelativeBase: {"relative_base"}, symtab.TableNumSyms: {"num_syms"},
		symtab.TableNames: {"names"}, symtab.TableMarkers: {"markers"}, symtab.TableTokenTable: {"token_table"}, symtab.TableTokenIndex: {"token_index"},
	}
	seen := 0
	for _, p := range m.Parts {
		for _, name := range names[p.Table] {
			want := facts.Offsets[name]
			if want == nil {
				continue
			}
			if seen++; p.Offset != *want || p.Name() != "kallsyms_"+name {
				t.Errorf("%s at %d, want %s at %d", p.Name(), p.Offset, name, *want)
			}
		}
		if raw, ok := m.Tables.Raw(strings.TrimPrefix(p.Name(), "kallsyms_")); ok && (len(raw) != p.Size || !m.BigEndian && !bytes.Equal(raw, m.Bytes(p))) {
			t.Errorf("Raw has %d bytes of %s, not those of the image", len(raw), p.Name())
		}
		if p.Table == symtab.TableMarkers && p.Size != facts.Layout.MarkerBytes*len(m.Tables.Markers) {
			t.Errorf("%d bytes of markers", p.Size)
		}
	}
	if want := 6 + strings.Count(facts.Layout.Addresses, "relative"); seen != want || len(m.Parts) != want {
		t.Errorf("%d parts, %d known, want %d", len(m.Parts), seen, want)
	}
	if end := facts.Offsets["names_end"]; m.Parts[len(m.Parts)-4].Offset+m.Parts[len(m.Parts)-4].Size != *end {
		t.Errorf("names do not end at %d", *end)
	}
}

// TestOldBzImage opens old kernels as they were distributed: the boot header did not say yet where the payload is.
func TestOldBzImage(t *testing.T) {
	const versionAt, protocol = 0x206, 0x204
	for _, name := range []string{"i386-2.6.17", "x86_64-2.6.11"} {
		file := imagetest.BzImage(imagetest.Compress("gzip", unxz(t, name+".img.xz")))
		binary.LittleEndian.PutUint16(file[versionAt:], protocol)
		clear(file[0x248:0x250])
		m, err := Open(file, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(m.Chain) != 1 || m.Chain[0].Name != "gzip" || !bytes.Equal(mapOf(m.Tables, 2*m.Word), unxz(t, name+".map.xz")) {
			t.Errorf("%s: %+v, %d symbols", name, m.Chain, m.Tables.NumSyms)
		}
	}
}

// TestFarSymbol: where the last address is far from all others, as that of a page at the end of memory, whole addresses end
// like offsets with their base. They are told from those by what the sums would be.
func TestFarSymbol(t *testing.T) {
	made := seedParts(t, "i386-2.6.17")
	addresses := made.Parts[symtab.TableOffsets]
	binary.LittleEndian.PutUint32(made.Data[addresses[0]+addresses[1]-4:], 0xffffe400)
	if before := binary.LittleEndian.Uint32(made.Data[addresses[0]-4:]); before != 0 {
		t.Fatalf("%#x before the addresses, which is no offset", before)
	}
	m, err := Open(made.Data, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if tables := m.Tables; tables.Addresses == nil || tables.Address(0) != 0xc0100240 || tables.Address(tables.NumSyms-1) != 0xffffe400 {
		t.Errorf("from %#x to %#x, whole addresses: %v", tables.Address(0), tables.Address(tables.NumSyms-1), tables.Addresses != nil)
	}
}
