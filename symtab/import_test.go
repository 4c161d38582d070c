package symtab

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
)

// importBuild imports a map, builds its tables and checks them.
func importBuild(t *testing.T, src []byte, want Wanted) (*Tables, *Report) {
	t.Helper()
	s, report, err := Import(src, want)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := Build(s, report.Release, report.Options)
	if err != nil {
		t.Fatal(err)
	}
	if err := tables.Check(); err != nil {
		t.Fatal(err)
	}
	return tables, report
}

// sameTables compares everything that the kernel's image holds.
func sameTables(t *testing.T, got, want *Tables) {
	t.Helper()
	for _, c := range []struct {
		table     string
		got, want any
	}{
		{"NumSyms", got.NumSyms, want.NumSyms},
		{"Names", got.Names, want.Names},
		{"Markers", got.Markers, want.Markers},
		{"TokenTable", got.TokenTable, want.TokenTable},
		{"TokenIndex", got.TokenIndex, want.TokenIndex},
		{"SeqsOfNames", got.SeqsOfNames, want.SeqsOfNames},
		{"Offsets", got.Offsets, want.Offsets},
		{"RelativeBase", got.RelativeBase, want.RelativeBase},
	} {
		if !reflect.DeepEqual(c.got, c.want) {
			t.Errorf("%s differs: %.100s, want %.100s", c.table, fmt.Sprint(c.got), fmt.Sprint(c.want))
		}
	}
}

// Without any wishes the importer finds release and options of each real kernel, and so the kernel's own tables.
func TestImportKernels(t *testing.T) {
	releases := map[string]string{kernel510: "5.10", kernelARM: "6.12", kernel612: "6.12", kernelARM64: "7.0"}
	for _, name := range kernels {
		t.Run(name, func(t *testing.T) {
			src, _, _, o := kernel(t, name)
			tables, report := importBuild(t, src, Wanted{})
			if report.Release.Name != releases[name] || report.Options.Word32 != o.Word32 ||
				report.Options.AbsolutePercpu != o.AbsolutePercpu || report.Options.BaseRelative != o.BaseRelative {
				t.Errorf("read as %s, %+v", report.Release.Name, report.Options)
			}
			sameTables(t, tables, buildKernel(t, name))
			if report.Lines != bytes.Count(src, []byte("\n")) {
				t.Errorf("Lines = %d", report.Lines)
			}
		})
	}
}

// kallsymsOf writes a kernel's tables as /proc/kallsyms shows them, with modules after.
func kallsymsOf(t *Tables) []byte {
	var b bytes.Buffer
	for e := range t.Walk {
		fmt.Fprintf(&b, "%016x %c %s\n", t.Address(e.Seq), e.Text[0], e.Text[1:])
	}
	b.WriteString("ffffffffc0000000 t mod_fn\t[mymod]\nffffffffc0000010 T mod_fn2\t[mymod]\n")
	b.WriteString("ffffffffc0100000 t bpf_prog_6deef7357e7b4530\t[bpf]\nffffffffc0200000 t ftrace_trampoline\t[__builtin__ftrace]\n")
	return b.Bytes()
}

func TestImportProcKallsyms(t *testing.T) {
	want := buildKernel(t, kernel612)
	tables, report := importBuild(t, kallsymsOf(want), Wanted{})
	sameTables(t, tables, want)
	checkNotes(t, report, "modules 2", "bpf 1", "runtime 1", "percpu-types 387", "release 1", "percpu 1")
}

func checkNotes(t *testing.T, report *Report, want ...string) {
	t.Helper()
	var got []string
	for _, n := range report.Notes {
		got = append(got, fmt.Sprintf("%s %d", n.Code, n.Count))
		if n.Message == "" || n.Line > report.Lines {
			t.Errorf("note %+v", n)
		}
	}
	for _, w := range want {
		if !strings.Contains("|"+strings.Join(got, "|")+"|", "|"+w+"|") {
			t.Errorf("notes %q, want %q", got, w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("notes %q, want %q", got, want)
	}
}

// Line ends, blanks, comments, sizes, modules and other additions to a map do not change the tables.
func TestImportDressing(t *testing.T) {
	plain := "ffffffff81000000 T _text\nffffffff81000040 t demo_open\nffffffff81000080 t demo_close\nffffffff810000c0 T demo_open\nffffffff81000100 D demo_table\n"
	want, _ := importBuild(t, []byte(plain), Wanted{})
	for _, c := range []struct {
		name, src string
		notes     []string
	}{
		{"plain", plain, nil},
		{"no final newline", strings.TrimSuffix(plain, "\n"), []string{"no-newline 1"}},
		{"CRLF", strings.ReplaceAll(plain, "\n", "\r\n"), []string{"crlf 5"}},
		{"blank lines", "\n" + strings.ReplaceAll(plain, "\n", "\n\n"), []string{"blank 6"}},
		{"blanks around", strings.ReplaceAll(" \t"+plain, "\n", "  \n  ") + "\n", []string{"blank 1"}},
		{"tabs between", strings.ReplaceAll(plain, " ", "\t"), nil},
		{"runs between", strings.ReplaceAll(plain, " ", "   "), nil},
		{"upper case", strings.ReplaceAll(plain, "ffffffff", "FFFFFFFF"), nil},
		{"0x", strings.ReplaceAll(plain, "ffffffff", "0xffffffff"), nil},
		{"byte order mark", "\xef\xbb\xbf" + plain, nil},
		{"comments", "# made by hand\n" + plain, []string{"comment 1"}},
		{"undefined", "                 U printk\n                 w weak\n" + plain, []string{"undefined 2"}},
		{"sizes", strings.ReplaceAll(plain, " t demo", " 0000000000000040 t demo"), []string{"sizes 2"}},
		{"nm", plain + "ffffffff81000200 t .L123\nffffffff81000201 a file.c\nffffffff81000202 r __crc_foo\nffffffff81000203 A abs\n",
			[]string{"filtered 2", "absolute 2"}},
		{"modules", plain + "ffffffffc0000000 t x\t[m]\nffffffffc0000000 t y [m]\n", []string{"modules 2"}},
		{"unsorted", "ffffffff81000100 D demo_table\n" + strings.TrimSuffix(plain, "ffffffff81000100 D demo_table\n"), []string{"unsorted 1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tables, report := importBuild(t, []byte(c.src), Wanted{})
			sameTables(t, tables, want)
			checkNotes(t, report, append(c.notes, "release 1")...)
		})
	}
}

func TestImportNotes(t *testing.T) {
	const text = "ffffffff81000000 T _text\n"
	for _, c := range []struct {
		name, src string
		want      Wanted
		symbols   int
		code      string
		line      int
		text      string
	}{
		{"zero addresses", "0000000000000000 A fixed_percpu_data\n0000000000000000 A __per_cpu_start\n0000000000000000 T b\n", Wanted{}, 3,
			"zero-addresses", 1, "0000000000000000 A fixed_percpu_data"},
		{"unsorted", text + "ffffffff81000030 t c\nffffffff81000010 t a\n", Wanted{}, 3, "unsorted", 3, "ffffffff81000010 t a"},
		{"at the limit", text + "ffffffff81000010 t " + strings.Repeat("x", 512) + "\n", Wanted{}, 1, "long-name", 2,
			("ffffffff81000010 t " + strings.Repeat("x", 512))[:maxExcerpt]},
		{"below the limit", text + "ffffffff81000010 t " + strings.Repeat("x", 511) + "\n", Wanted{}, 2, "release", 0, ""},
		{"old limit", text + "\nffffffff81000010 t " + strings.Repeat("x", 128) + "\n", Wanted{Release: "5.10"}, 1, "long-name", 3,
			"ffffffff81000010 t " + strings.Repeat("x", 128)},
		{"control", text + "ffffffff81000010 t a\x01b\n", Wanted{}, 2, "odd-control", 2, "ffffffff81000010 t a\x01b"},
		{"blank within", text + "ffffffff81000010 t foo bar\n", Wanted{}, 2, "odd-control", 2, "ffffffff81000010 t foo bar"},
		{"quote", text + "ffffffff81000010 t a\"b\\c\n", Wanted{}, 2, "odd-markup", 2, "ffffffff81000010 t a\"b\\c"},
		{"HTML", text + "ffffffff81000010 t <img src=x>\n", Wanted{}, 2, "odd-markup", 2, "ffffffff81000010 t <img src=x>"},
		{"not UTF-8", text + "ffffffff81000010 t caf\xe9\n", Wanted{}, 2, "odd-bytes", 2, "ffffffff81000010 t caf\xe9"},
		{"one symbol", text, Wanted{}, 1, "release", 0, ""},
		{"U and w", text + "                 U printk\n                 w weak\n", Wanted{}, 1, "undefined", 2, "                 U printk"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tables, report := importBuild(t, []byte(c.src), c.want)
			if tables.NumSyms != c.symbols {
				t.Errorf("%d symbols, want %d", tables.NumSyms, c.symbols)
			}
			for _, n := range report.Notes {
				if n.Code == c.code {
					if n.Line != c.line || n.Text != c.text {
						t.Errorf("note %+v, want line %d, %q", n, c.line, c.text)
					}
					return
				}
			}
			t.Errorf("notes %+v, want %s", report.Notes, c.code)
		})
	}
}

func TestImportErrors(t *testing.T) {
	const text = "ffffffff81000000 T _text\n"
	stub, err := os.ReadFile("testdata/fixtures/grammar-debianstub.map")
	if err != nil {
		t.Fatal(err)
	}
	bzImage := append(make([]byte, 0x202), "HdrS and so on"...)
	for _, c := range []struct {
		name, src string
		want      Wanted
		code      string
		line      int
		says      string // in cause or hint
	}{
		{"empty", "", Wanted{}, "empty", 0, "empty"},
		{"blank", " \n\n", Wanted{}, "empty", 0, "empty"},
		{"stub", string(stub), Wanted{}, "stub", 1, "linux-image-<version>-dbg"},
		{"stub with version", "ffffffffffffffff B The real System.map is in the linux-image-6.16.3-cloud-amd64-dbg package\n", Wanted{}, "stub", 1, "linux-image-6.16.3-cloud-amd64-dbg"},
		{"stub, other way", string(stub), Wanted{}, "stub", 1, "sudo cat /proc/kallsyms"},
		{"ELF", "\x7fELF\x02\x01\x00", Wanted{}, "binary", 0, "binary"},
		{"bzImage", string(bzImage), Wanted{}, "binary", 0, "binary"},
		{"gzip", "\x1f\x8b\x08\x00", Wanted{}, "binary", 0, "binary"},
		{"xz", "\xfd7zXZ\x00", Wanted{}, "binary", 0, "binary"},
		{"UTF-16", "f\x00f\x00", Wanted{}, "binary", 0, "binary"},
		{"bzip2", "BZh91AY", Wanted{}, "other-text", 1, "BZh"},
		{"NULs", "hello\x00world", Wanted{}, "binary", 0, "binary"},
		{"NUL later", text + strings.Repeat("ffffffff81000000 t filler\n", 1000) + "ffffffff81000000 t a\x00b\n", Wanted{}, "binary", 1002, "NUL"},
		{"HTML", "<!DOCTYPE html>\n<html>", Wanted{}, "other-text", 1, "<!DOCTYPE"},
		{"prose", "hello world\n" + text, Wanted{}, "other-text", 1, "hello"},
		{"bad hex", text + "ffffffff8100001g t foo\n", Wanted{}, "other-text", 2, "ffffffff8100001g"},
		{"too many digits", text + "1ffffffff81000010 t foo\n", Wanted{}, "other-text", 2, "16 digits"},
		{"negative", text + "-10 t foo\n", Wanted{}, "other-text", 2, "-10"},
		{"address alone", text + "ffffffff81000010\n", Wanted{}, "other-text", 2, "no type"},
		{"no name", text + "ffffffff81000010 t\n", Wanted{}, "other-text", 2, "no name"},
		{"no type", text + "ffffffff81000010 foo\n", Wanted{}, "other-text", 2, "foo"},
		{"type not ASCII", text + "ffffffff81000010 \xc3 foo\n", Wanted{}, "other-text", 2, "one letter"},
		{"long line", text + strings.Repeat("x", maxLine+1), Wanted{}, "other-text", 2, "8193"},
		{"line numbers", "1\tffffffff81000000 T _text\n", Wanted{}, "other-text", 1, "no type"},
		{"line numbers as wide", "0000000000000001 ffffffff81000000 T _text\n", Wanted{}, "other-text", 1, "no type"},
		{"decimal, 32 bits", "3221258240 T _text\n", Wanted{}, "other-text", 1, "10 digits"},
		{"decimal", strings.Repeat("0000000000001234 T a\n", 16), Wanted{}, "other-text", 1, "decimal"},
		{"source lines", "ffffffff81000000 T _text\t/b/k.c:5\n", Wanted{}, "other-text", 1, "more in the line"},
		{"objdump's columns", "ffffffff81000000 g     F .text  000000000000001e vfs_read\n", Wanted{}, "other-text", 1, "more in the line"},
		{"CR alone", text[:len(text)-1] + "\r" + text[:len(text)-1] + "\r", Wanted{}, "other-text", 1, "more in the line"},
		{"colours", text + "ffffffff81000010 t \x1b[01;31mvfs\x1b[m\n", Wanted{}, "other-text", 2, "more in the line"},
		{"soft hyphen", text + "ffffffff81000010 t vfs\u00ad_read\n", Wanted{}, "other-text", 2, "more in the line"},
		{"zero-width space", text + "ffffffff81000010 t vfs\u200b_read\n", Wanted{}, "other-text", 2, "more in the line"},
		{"escaped underscore", text + "ffffffff81000010 t vfs\\_read\n", Wanted{}, "other-text", 2, "more in the line"},
		{"quoted-printable", "ffffffff81000000 T _text=20\nffffffff81000010 t vfs_read=20\n", Wanted{}, "other-text", 1, "names end in =20"},
		{"non-breaking space", text + "ffffffff81000010 t vfs\u00a0\n", Wanted{}, "other-text", 2, "more in the line"},
		{"cat -A", "ffffffff81000000 T _text$\nffffffff81000010 t a$\n", Wanted{}, "other-text", 1, "end in $"},
		{"something behind the names", "ffffffff81000000 T _text # the first\nffffffff81000010 t a # another\n", Wanted{}, "other-text", 1, "behind them"},
		{"a colon", "ffffffff81000000 : _text\n", Wanted{}, "other-text", 1, "no type"},
		{"pasted twice", strings.Repeat(text+"ffffffff81000010 T b\n", 2), Wanted{}, "other-text", 3, "begins again here"},
		{"cut at the front", "01000 T _stext\n" + text, Wanted{}, "other-text", 1, "fewer digits"},
		{"too far", text + "ffffffff81000010 t a\n\nffffffffc2000000 t b\nfffffffff0000000 t ok\n0000000000000001 t low\n", Wanted{}, "range", 6, "low"},
		{"too far above", "0000000081000000 T _text\n0000000081000010 t a\n0000000281000010 t high\n", Wanted{}, "range", 3, "high"},
		{"7.0, too far", text + "ffffffff81000010 t a\n0000000100000001 t low\n", Wanted{Release: "7.0"}, "range", 3, "low"},
		{"per-CPU refused", "0000000000000000 D __per_cpu_start\n0000000000001000 D __per_cpu_end\n" + text + "ffffffff81000010 t a\nffffffff81000020 t b\n",
			Wanted{Release: "6.15"}, "range", 1, "up to 6.14"},
		{"nothing left", "                 U printk\n                 w weak\n", Wanted{}, "no-symbols", 1, "without an address"},
		{"absolute only", "0000000000000001 A one\n0000000000000002 a two\n", Wanted{}, "no-symbols", 1, "absolute"},
		{"modules only", "ffffffffc0000000 t x\t[m]\n", Wanted{}, "no-symbols", 1, "modules"},
		{"no text section", text, Wanted{AllSymbols: Off}, "no-symbols", 0, "_stext"},
		{"release", text, Wanted{Release: "nonsense"}, "release", 0, "release"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, report, err := Import([]byte(c.src), c.want)
			var e *ParseError
			if !errors.As(err, &e) || s != nil || report != nil {
				t.Fatalf("Import = %v, %v, %v", s, report, err)
			}
			if e.Code != c.code || e.Line != c.line || !strings.Contains(e.Cause+e.Hint, c.says) || e.Cause == "" || e.Hint == "" {
				t.Errorf("error %q, line %d: %s (%s); want %q, line %d, %q", e.Code, e.Line, e.Cause, e.Hint, c.code, c.line, c.says)
			}
			if e.Line > 0 && e.Text != "" && c.code != "no-symbols" {
				line := strings.Split(c.src, "\n")[e.Line-1]
				if !strings.HasPrefix(line, e.Text) || e.Text == "" || !strings.HasPrefix(c.src[e.Offset:], line) {
					t.Errorf("error quotes %q at %d of line %q", e.Text, e.Offset, line)
				}
			}
		})
	}
}

// The release and the options that people choose are used, whatever the map suggests.
func TestImportWanted(t *testing.T) {
	src, _, _, _ := kernel(t, kernel612)
	_, report, err := Import(src, Wanted{Release: "6.2", AllSymbols: Off})
	if err != nil {
		t.Fatal(err)
	}
	if o := report.Options; report.Release.Name != "6.2" || o.AllSymbols || !o.BaseRelative || !o.AbsolutePercpu {
		t.Errorf("read as %s, %+v", report.Release.Name, o)
	}
	if _, _, err := Import(src, Wanted{AbsolutePercpu: Off}); err == nil {
		t.Errorf("per-CPU symbols at 0 fit offsets from the others")
	}
}

// Build accepts every map that Import accepts, with any wishes. In these two maps all symbols can be absolute per-CPU
// symbols: then there is no base, and the addresses must still fit. They were found at random.
func TestImportIsReadyForBuild(t *testing.T) {
	refused := 0
	for _, name := range []string{"1", "2"} {
		src, err := os.ReadFile("testdata/hostile/import-build-" + name + ".map")
		if err != nil {
			t.Fatal(err)
		}
		for _, release := range []string{"", "5.10", "6.1", "6.2", "6.12", "6.15", "7.0"} {
			for wishes := range 27 {
				want := Wanted{Release: release, AllSymbols: Tristate(wishes % 3), AbsolutePercpu: Tristate(wishes / 3 % 3), Word32: Tristate(wishes / 9)}
				s, report, err := Import(src, want)
				if err != nil {
					refused++
					continue
				}
				if _, err := Build(s, report.Release, report.Options); err != nil {
					t.Errorf("map %s with %+v is accepted, and then not built: %v", name, want, err)
				}
			}
		}
	}
	if refused == 0 || refused == 2*7*27 {
		t.Errorf("%d refused: the test tests nothing", refused)
	}
}

func TestGuess(t *testing.T) {
	for _, c := range []struct {
		symbols, want string
	}{
		{"", "6.12"},
		{"T kallsyms_lookup_name", "5.10"},
		{"T kallsyms_lookup_name,T sys_process_mrelease", "5.10"},
		{"r __kstrtab_printk", "5.10"},
		{"T kallsyms_lookup_name,T __x64_sys_set_mempolicy_home_node", "6.1"},
		{"T kallsyms_lookup_name,T kallsyms_on_each_match_symbol,T __x64_sys_futex_waitv", "6.1-stable"},
		{"D kallsyms_seqs_of_names", "6.2"},
		{"T kallsyms_on_each_match_symbol,T __arm64_sys_cachestat", "6.5"},
		{"t kallsyms_lookup_names,T __do_sys_fchmodat2", "6.6"},
		{"t kallsyms_lookup_names,T __s390x_sys_futex_requeue", "6.7"},
		{"t kallsyms_lookup_names,T sys_statmount", "6.8"},
		{"t kallsyms_lookup_names,T __x64_sys_mseal", "6.12"},
		{"t kallsyms_lookup_names,T __x64_sys_setxattrat", "6.13"},
		{"t kallsyms_lookup_names,T __x64_sys_open_tree_attr", "6.15"},
		{"t kallsyms_lookup_names,T __x64_sys_file_getattr,D kallsyms_names,D kallsyms_offsets,D kallsyms_relative_base,D kallsyms_seqs_of_names", "6.17"},
		{"t kallsyms_lookup_names,T __x64_sys_file_getattr,D kallsyms_names,D kallsyms_offsets,D kallsyms_seqs_of_names", "7.0"},
		{"D kallsyms_offsets,D kallsyms_relative_base,D kallsyms_names,D kallsyms_seqs_of_names", "6.1-stable"},
		{"D kallsyms_names,D kallsyms_offsets,D kallsyms_relative_base,D kallsyms_seqs_of_names", "6.12"},
	} {
		src := "ffffffff81000000 T _text\n"
		for i, s := range strings.Split(c.symbols, ",") {
			if s != "" {
				src += fmt.Sprintf("%016x %s\n", uint64(0xffffffff81000010)+16*uint64(i), s)
			}
		}
		_, report, err := Import([]byte(src), Wanted{})
		if err != nil || report.Release.Name != c.want {
			t.Errorf("%q read as %v, %v; want %s", c.symbols, report, err, c.want)
		}
	}
}

// A file that is no map is refused without reading all of it.
func TestImportFailsFast(t *testing.T) {
	garbage := bytes.Repeat([]byte("lorem ipsum dolor sit amet\n"), 1<<18)
	if n := testing.AllocsPerRun(1, func() { Import(garbage, Wanted{}) }); n > 50 {
		t.Errorf("%v allocations to refuse garbage", n)
	}
}

// TestDirectionsAreKept keeps a sign that sets the direction of writing: a hostile map can have names that differ by it alone.
func TestDirectionsAreKept(t *testing.T) {
	symbols, _, err := Import([]byte("ffffffff81000000 T evil\nffffffff81000010 T \u202eevil\n"), Wanted{})
	if err != nil || string(symbols.Symbol(1)) != "T\u202eevil" {
		t.Errorf("%+v, %v", symbols, err)
	}
}
