package main

import (
	"slices"
	"testing"
)

func TestRulesSeeBreaks(t *testing.T) {
	tests := []struct {
		name, file, body string
		check            func() ([]string, error)
		want             []string
	}{
		{"badly formatted", "symtab/a.go", "package symtab\nfunc  f() {}\n", unformatted, []string{"symtab/a.go"}},
		{"badly formatted script", "scripts/oracle/a.go", "package main\nfunc  f() {}\n", unformatted, []string{"scripts/oracle/a.go"}},
		{"well formatted", "symtab/a.go", "package symtab\n\nfunc f() {}\n", unformatted, nil},
		{"fmt in the core", "symtab/a.go", "package symtab\nimport \"fmt\"\n", core, []string{"symtab/a.go imports fmt"}},
		{"fmt in the core's test", "symtab/a_test.go", "package symtab\nimport \"fmt\"\n", core, nil},
		{"markup from data", "web/a.tsx", "x.innerHTML = name", markup, []string{"web/a.tsx:1: innerHTML"}},
		{"code from text", "web/a.ts", "\neval(name)", markup, []string{"web/a.ts:2: eval("}},
		{"a word like it", "web/a.ts", "interval(name)", markup, nil},
		{"another host", "web/a.ts", "fetch('https://example.com/')", hosts, []string{"web/a.ts:1: https://example.com"}},
		{"a host put together", "web/a.ts", "fetch('https://' + host)", hosts, []string{"web/a.ts:1: https://'"}},
		{"a scheme in a sentence", "web/a.ts", "// pages of https:// only", hosts, nil},
		{"a kernel link", "web/a.ts", "href='https://elixir.bootlin.com/linux/v6.12/source/kernel/kallsyms.c'", hosts, nil},
		{"a host that looks like it", "web/a.ts", "'https://elixir.bootlin.com.evil'", hosts, []string{"web/a.ts:1: https://elixir.bootlin.com.evil"}},
		{"a host of a test's double", "web/fakeWorld.ts", "'https://site.test/'", hosts, nil},
		{"left for later", "web/a.ts", "// TO" + "DO later", leftForLater, []string{"web/a.ts:1: // TO" + "DO later"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			writeTree(t, map[string]string{tt.file: tt.body})
			got, err := tt.check()
			if err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("check() = %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}

func TestProgramsSayWhatIsWrong(t *testing.T) {
	tests := []struct {
		name    string
		program string
		args    []string
		want    []string
	}{
		{"nothing wrong", "true", nil, nil},
		{"what it prints", "sh", []string{"-c", "echo one; echo two >&2; exit 3"}, []string{"one", "two"}},
		{"prints nothing", "false", nil, []string{"false fails and prints nothing"}},
	}
	for _, tt := range tests {
		if got, err := says(nil, tt.program, tt.args...)(); err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, %v, want %q", tt.name, got, err, tt.want)
		}
	}
	if _, err := says(nil, "no-such-program")(); err == nil {
		t.Error("a program that is missing is no error")
	}
}

func core() ([]string, error)   { return importersOf("symtab", "fmt") }
func markup() ([]string, error) { return linesWith("web", markupFromData, nil) }
func hosts() ([]string, error)  { return linesWith("web", absoluteURL, linkedHost) }
