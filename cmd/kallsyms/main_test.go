package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const fixtures = "../../symtab/testdata/fixtures/"

// invoke runs the program and returns its exit status and what it wrote.
func invoke(t *testing.T, stdin string, args ...string) (status int, out, messages string) {
	t.Helper()
	dir := t.TempDir()
	open := func(name, text string) *os.File {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.WriteString(text); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Seek(0, 0); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	status = run(args, open("in", stdin), open("out", ""), open("messages", ""))
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	return status, read("out"), read("messages")
}

// releases names the release each build of the real tool belongs to.
var releases = map[string]string{"k510": "5.10", "k61deb": "6.1-stable", "k62": "6.2", "k612": "6.12", "k72": "7.2"}

// Repeats every run of the real tool on the fixtures. The exit status is the same, and so is the file where one is printed.
func TestDropIn(t *testing.T) {
	data, err := os.ReadFile(fixtures + "expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]map[string]struct{ RC int }
	if err := json.Unmarshal(data, &expected); err != nil {
		t.Fatal(err)
	}
	for file, runs := range expected {
		for words, want := range runs {
			tool, flags, _ := strings.Cut(words, " ")
			if strings.HasPrefix(file, "grammar-noname") && tool != "k612" && tool != "k72" {
				continue // the quirk of taking the next line's address for a name that is missing
			}
			t.Run(file+" "+words, func(t *testing.T) {
				args := append(strings.Fields(flags), "--release="+releases[tool], fixtures+file)
				status, out, messages := invoke(t, "", args...)
				if status != want.RC || (status == 0) != (out != "") {
					t.Fatalf("exit status %d with %d bytes (%s), want %d", status, len(out), messages, want.RC)
				}
				if status == 0 && out != golden(t, file, tool, flags) {
					t.Errorf("the output differs from the real tool's")
				}
			})
		}
	}
}

func golden(t *testing.T, file, tool, flags string) string {
	name := strings.ReplaceAll(strings.ReplaceAll(flags, "--", ""), " ", "_")
	text, err := os.ReadFile(fixtures + "S/" + strings.TrimSuffix(file, ".map") + "." + tool + "_" + name + ".S")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

const oneSymbol = "ffffffff81000000 T _text\n"

func TestArguments(t *testing.T) {
	const (
		none      = "kallsyms --help lists the options"
		noOption  = "the builder of "
		ambiguous = "--a may be --all-symbols or --absolute-percpu"
	)
	for _, test := range []struct {
		args     string
		status   int
		messages string // some of it
	}{
		{"", 0, ""},
		{"--all-symbols --pc-relative", 0, ""},
		{"--all --pc", 0, ""},
		{"--a", 1, ambiguous},
		{"--bogus", 1, "no option --bogus\n  " + none},
		{"-a", 1, "no option -a"},
		{"--all-symbols=1", 1, "--all-symbols takes no value"},
		{"--release", 1, "--release needs a value"},
		{"--release 6.12", 0, ""},
		{"--release=6.13 --absolute-percpu", 0, ""},
		{"--release=4.0", 1, "no release 4.0: rules changed in 5.10, 6.1, 6.1-stable"},
		{"--release=six", 1, "no release six"},
		{"--absolute-percpu", 1, noOption + "7.3 has no option --absolute-percpu"},
		{"--release=6.11 --lto-clang", 1, noOption + "6.11 has no option --lto-clang"},
		{"--release=6.11 --base-relative", 1, noOption + "6.11 has no option --base-relative"},
		{"--release=6.12 --pc-relative", 1, noOption + "6.12 has no option --pc-relative"},
		{"--release=6.1 --lto-clang --base-relative --all-symbols", 0, ""},
		{"/nonexistent", 1, "kallsyms: /nonexistent: no such file"},
		{".", 1, "is a directory"},
		{"--help", 0, ""},
		{"--stats --all-symbols --pc-relative", 0, "kallsyms: standard input (7.3): nr_symbols 1, compressed size "},
	} {
		t.Run(test.args, func(t *testing.T) {
			status, out, messages := invoke(t, oneSymbol, strings.Fields(test.args)...)
			if status != test.status || (status == 0) != (out != "") || !strings.Contains(messages, test.messages) || (test.messages == "") != (messages == "") {
				t.Errorf("kallsyms %s = %d with %d bytes, %q; want %d, %q", test.args, status, len(out), messages, test.status, test.messages)
			}
		})
	}
}

func TestFileAmongArguments(t *testing.T) {
	_, want, _ := invoke(t, "", "--release=6.12", "--all-symbols", fixtures+"micro.map")
	for _, args := range [][]string{
		{fixtures + "micro.map", "--release=6.12", "--all-symbols"},
		{"--all-symbols", "--release=6.12", "--", fixtures + "micro.map"},
		{"--all-symbols", "--release=6.12", fixtures + "micro.map", fixtures + "one.map"}, // the rest is ignored, as by the kernel's tool
	} {
		if status, got, _ := invoke(t, "", args...); status != 0 || got != want {
			t.Errorf("kallsyms %q = %d, differs from the file after the options", args, status)
		}
	}
}

func TestRefusals(t *testing.T) {
	const far = "0000000000000000 D low\n" + oneSymbol
	for _, test := range []struct {
		in, args, messages string
	}{
		{"what is this\n", "", "kallsyms: standard input (7.3): line 1: line format error: \"what is this\"\n  each line is"},
		{oneSymbol + "\n", "", "line 2: line format error"},
		{"", "--release=6.2", "kallsyms: standard input (6.2): no valid symbol\n"},
		{far, "--release=6.12 --all-symbols", "kallsyms: standard input (6.12): symbol _text at 0xffffffff81000000 is too far from the first symbol at 0x0"},
		{"0000000100000000 D low\n" + oneSymbol, "--release=7.2 --all-symbols --pc-relative", "symbol low at 0x100000000 is too far from _text"},
	} {
		status, out, messages := invoke(t, test.in, strings.Fields(test.args)...)
		if status != 1 || out != "" || !strings.Contains(messages, test.messages) {
			t.Errorf("%q %s = %d with %d bytes, %q; want %q", test.in, test.args, status, len(out), messages, test.messages)
		}
	}
}

// A name that is too long is left out with a message, and the tables are made.
func TestTooLong(t *testing.T) {
	long := oneSymbol + "ffffffff81000010 T " + strings.Repeat("x", 512) + "\n"
	status, out, messages := invoke(t, long, "--all-symbols", "--pc-relative")
	if _, want, _ := invoke(t, oneSymbol, "--all-symbols", "--pc-relative"); status != 0 || out != want {
		t.Errorf("status %d, or not the output without that symbol", status)
	}
	if !strings.HasPrefix(messages, "kallsyms: standard input (7.3): line 2: left out a name of 512 bytes, more than 511: it begins with xxx") {
		t.Errorf("messages %q", messages)
	}
}

// Characters of names on which a terminal would act are quoted.
func TestHostileNames(t *testing.T) {
	const evil = "\x1b]0;evil\a\u202e\xff\x9b"
	for _, in := range []string{
		oneSymbol + "ffffffff81000010 T " + evil + strings.Repeat("x", 600) + "\n",
		"0000000000000000 T _text\nffffffff81000010 T " + evil + "\n",
	} {
		_, _, messages := invoke(t, in, "--release=6.1", "--all-symbols", "--base-relative")
		if !strings.Contains(messages, `evil\a\u202e\xff\x9b`) || strings.ContainsAny(messages, evil[:1]+"\a\u202e") || len(messages) > 400 {
			t.Errorf("%q: %q", in, messages)
		}
	}
}

// An error of writing is reported.
func TestWriteError(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close()
	messages, err := os.Create(filepath.Join(t.TempDir(), "messages"))
	if err != nil {
		t.Fatal(err)
	}
	defer messages.Close()
	if status := run([]string{"--all-symbols", "--pc-relative", fixtures + "many.map"}, nil, full, messages); status != 1 {
		t.Errorf("status %d, want 1", status)
	}
}
