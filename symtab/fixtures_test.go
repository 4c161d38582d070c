package symtab

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// toolRun is the result of the real tool for a fixture. The tables are in the assembler file that it printed.
type toolRun struct {
	RC      int
	Stderr  string
	NumSyms int `json:"num_syms"`
	Symbols []string
}

// toolRelease names the release each build of the tool belongs to.
var toolRelease = map[string]string{"k510": "5.10", "k61deb": "6.1-stable", "k62": "6.2", "k612": "6.12", "k72": "7.2"}

func TestFixtures(t *testing.T) {
	data, err := os.ReadFile("testdata/fixtures/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]map[string]toolRun
	readJSON(t, data, &expected)
	runs := 0
	for file, tools := range expected {
		src, err := os.ReadFile("testdata/fixtures/" + file)
		if err != nil {
			t.Fatal(err)
		}
		for command, want := range tools {
			runs++
			t.Run(file+" "+command, func(t *testing.T) { checkRun(t, src, file, command, want) })
		}
	}
	if runs != 209 {
		t.Errorf("%d runs, want 209", runs)
	}
}

func checkRun(t *testing.T, src []byte, file, command string, want toolRun) {
	words := strings.Fields(command)
	r, ok := FindRelease(toolRelease[words[0]])
	if !ok {
		t.Fatalf("no release for %s", words[0])
	}
	o := flags(t, words[1:])
	s, err := Parse(src, r, o)
	var tables *Tables
	if err == nil {
		checkTooLong(t, s, r, want.Stderr)
		tables, err = Build(s, r, o)
	}
	if (err != nil) != (want.RC != 0) {
		t.Fatalf("error %v, want exit status %d, %q", err, want.RC, want.Stderr)
	}
	if err != nil {
		if tables != nil {
			t.Errorf("tables beside an error")
		}
		checkRefusal(t, err, want.Stderr)
		return
	}
	checkSymbols(t, tables, want)
	checkPrinted(t, tables, readPrinted(t, file, words))
	if err := tables.Check(); err != nil {
		t.Errorf("Check: %v", err)
	}
}

// checkRefusal compares the kind of an error with the real tool's message.
func checkRefusal(t *testing.T, err error, stderr string) {
	codes := map[string]string{"line format error": "format", "No valid symbol.": "no-symbols", "out of range in relative mode": "range"}
	for message, code := range codes {
		if strings.Contains(stderr, message) {
			if got := err.(*ParseError).Code; got != code {
				t.Errorf("refused as %q, the tool says %q", got, stderr)
			}
			return
		}
	}
	t.Errorf("refused (%v), the tool says %q", err, stderr)
}

func checkTooLong(t *testing.T, s *Symbols, r Release, stderr string) {
	var want []string
	for _, line := range strings.Split(stderr, "\n") {
		if name, ok := strings.CutPrefix(line, "Symbol "); ok {
			name, _, _ = strings.Cut(name, " ")
			want = append(want, name)
		}
	}
	cut := len(stderr) >= 200 // the recorded messages end there
	if len(s.TooLong) < len(want) || len(s.TooLong) > len(want) && !cut {
		t.Fatalf("%d names too long, want %d", len(s.TooLong), len(want))
	}
	for i, long := range s.TooLong {
		if i < len(want) && !strings.HasPrefix(long.Name, want[i]) || len(long.Name) < r.NameLimit || long.Line == 0 {
			t.Errorf("too long: line %d, %d bytes %q", long.Line, len(long.Name), long.Name)
		}
	}
}

func checkSymbols(t *testing.T, tables *Tables, want toolRun) {
	if tables.NumSyms != want.NumSyms {
		t.Errorf("NumSyms = %d, want %d", tables.NumSyms, want.NumSyms)
	}
	var got []string
	for e := range tables.Walk {
		got = append(got, latin1(e.Text))
	}
	if !slices.Equal(got, want.Symbols) {
		t.Errorf("symbols = %q, want %q", got, want.Symbols)
	}
}

// latin1 reads bytes as characters, as the recorded answers do.
func latin1(b []byte) string {
	var s strings.Builder
	for _, c := range b {
		s.WriteRune(rune(c))
	}
	return s.String()
}

// printed is a parsed assembler file: the values of each table as they are written.
type printed struct {
	order  []string
	values map[string][]string
	header bool // defines PTR
	sizes  bool // has .size lines
	notes  map[string]bool
}

func readPrinted(t *testing.T, file string, command []string) printed {
	name := strings.TrimSuffix(file, ".map") + "." + command[0] + "_"
	for i, flag := range command[1:] {
		if i > 0 {
			name += "_"
		}
		name += strings.TrimPrefix(flag, "--")
	}
	data, err := os.ReadFile("testdata/fixtures/S/" + name + ".S")
	if err != nil {
		t.Fatal(err)
	}
	p := printed{values: map[string][]string{}, notes: map[string]bool{}}
	table := ""
	for _, line := range strings.Split(string(data), "\n") {
		text, note, noted := strings.Cut(line, "\t/* ")
		directive, value, _ := strings.Cut(strings.TrimPrefix(text, "\t"), "\t")
		switch {
		case strings.HasSuffix(text, ":"):
			table = strings.TrimSuffix(text, ":")
			p.order = append(p.order, table)
		case strings.HasPrefix(text, "#define PTR"):
			p.header = true
		case strings.HasPrefix(text, ".size"):
			p.sizes = true
		case strings.HasPrefix(directive, ".byte"):
			p.values[table] = append(p.values[table], strings.TrimPrefix(directive, ".byte "))
		case table != "" && value != "":
			p.values[table] = append(p.values[table], value)
		}
		p.notes[table] = p.notes[table] || noted && note != ""
	}
	return p
}

var tableSymbols = map[Table]string{TableNumSyms: "kallsyms_num_syms", TableNames: "kallsyms_names", TableMarkers: "kallsyms_markers",
	TableTokenTable: "kallsyms_token_table", TableTokenIndex: "kallsyms_token_index", TableSeqsOfNames: "kallsyms_seqs_of_names",
	TableOffsets: "kallsyms_offsets", TableRelativeBase: "kallsyms_relative_base"}

// checkPrinted compares the tables with the printed ones, value by value as they are written, and the release's rules of
// printing with the file.
func checkPrinted(t *testing.T, tables *Tables, want printed) {
	r := tables.Release
	var order []string
	for _, table := range r.Layout {
		name := tableSymbols[table]
		if tables.Addresses != nil {
			if table == TableRelativeBase {
				continue
			}
			name = strings.Replace(name, "_offsets", "_addresses", 1)
		}
		order = append(order, name)
	}
	if !slices.Equal(order, want.order) {
		t.Errorf("Layout = %q, printed %q", order, want.order)
	}
	if tables.NumSyms > 0 && (r.NameComments != want.notes["kallsyms_names"] || r.AddrComments != want.notes["kallsyms_offsets"]) ||
		r.WordHeader != want.header || r.SizeLines != want.sizes {
		t.Errorf("comments %v %v, header %v, sizes %v; printed %v", r.NameComments, r.AddrComments, r.WordHeader, r.SizeLines, want.notes)
	}
	for name, got := range printTables(tables) {
		if !slices.Equal(got, want.values[name]) {
			t.Errorf("%s = %.300q, want %.300q", name, got, want.values[name])
		}
	}
}

// printTables writes every value of the tables as the assembler file has it.
func printTables(t *Tables) map[string][]string {
	out := map[string][]string{"kallsyms_num_syms": {fmt.Sprint(t.NumSyms)}}
	put := func(table, format string, args ...any) {
		out["kallsyms_"+table] = append(out["kallsyms_"+table], fmt.Sprintf(format, args...))
	}
	for e := range t.Walk {
		put("names", "%s", hexBytes(t.Names[e.Record:e.Record+e.Header+e.Length]))
	}
	for _, m := range t.Markers {
		put("markers", "%d", m)
	}
	for slot := range 256 {
		put("token_table", "\"%s\"", t.Token(byte(slot)))
		put("token_index", "%d", t.TokenIndex[slot])
	}
	for k := 0; k < len(t.SeqsOfNames); k += 3 {
		put("seqs_of_names", "%s", hexBytes(t.SeqsOfNames[k:k+3]))
	}
	for _, a := range t.Addresses {
		put("addresses", "_text %s", formula(a, t.TextAddress))
	}
	for _, w := range t.Offsets {
		switch {
		case t.Options.PCRelative:
			put("offsets", "_text - . + (%d)", int32(w))
		case w == 0:
			put("offsets", "0") // like C
		default:
			put("offsets", "%#x", w)
		}
	}
	if t.Addresses == nil && !t.Release.PlaceOption {
		put("relative_base", "_text %s", formula(t.RelativeBase, t.TextAddress))
	}
	return out
}

func hexBytes(b []byte) string {
	var list []string
	for _, c := range b {
		list = append(list, fmt.Sprintf("0x%02x", c))
	}
	return strings.Join(list, ", ")
}

// formula writes an address relative to _text; like C, it writes zero without 0x.
func formula(addr, text uint64) string {
	switch {
	case addr == text:
		return "+ 0"
	case addr < text:
		return "- " + hex64(text-addr)
	}
	return "+ " + hex64(addr-text)
}
