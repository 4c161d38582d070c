package main

import (
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

const teachingMap = "../../static/samples/teaching.map"

func TestStudyText(t *testing.T) {
	status, out, messages := invoke(t, "", "--study="+teachingMap)
	if status != 0 || messages != "" {
		t.Fatalf("status %d, %q", status, messages)
	}
	for _, part := range []string{
		teachingMap + " (6.12): 24 symbols\n", "nr_symbols = 24,", "scan until 6.1: min=12 max=407 avg=193", "search since 6.2: min=73 max=277 avg=182",
		"symbols whose scan reads less", "\npublished: nanoseconds of another kernel", "\ndesigns: bytes of tables", "fronttok",
	} {
		if !strings.Contains(out, part) {
			t.Errorf("%q is not in\n%s", part, out)
		}
	}
}

// The figures of the teaching map were counted by another program.
func TestStudyJSON(t *testing.T) {
	status, out, _ := invoke(t, "", "--json", "--study", teachingMap)
	var got struct {
		Release string
		Symbols int
		Tables  map[string]struct{ Rows []map[string]any }
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil || status != 0 {
		t.Fatalf("status %d, %v", status, err)
	}
	if rows := got.Tables["costs"].Rows; got.Symbols != 24 || got.Release != "6.12" || rows[0]["mean"] != 193.25 || rows[1]["mean"] != 182.542 || rows[1]["max"] != 277.0 {
		t.Errorf("%+v", rows)
	}
	for table, rows := range map[string]int{"designs": 91, "growth": 7, "spacing": 13, "training": 145} {
		if len(got.Tables[table].Rows) != rows {
			t.Errorf("%s has %d rows, want %d", table, len(got.Tables[table].Rows), rows)
		}
	}
}

func TestStudyCSV(t *testing.T) {
	status, out, _ := invoke(t, "", "--study", teachingMap, "--csv")
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if status != 0 || err != nil {
		t.Fatalf("status %d, %v", status, err)
	}
	for _, want := range [][]string{{"table", "row", "column", "value"}, {"costs", "scan", "min", "12"}, {"summary", "symbols whose scan reads less", "value", "13"}} {
		if !slices.ContainsFunc(rows, func(row []string) bool { return slices.Equal(row, want) }) {
			t.Errorf("%q is not among %d lines", want, len(rows))
		}
	}
}

// A release without a name order is studied as if it had one, and that is said.
func TestStudyBeforeTheOrder(t *testing.T) {
	status, out, messages := invoke(t, "", "--study="+teachingMap, "--release=6.1")
	if status != 0 || messages != "" || !strings.Contains(out, "(6.1): 24 symbols; the release has no name order, so") || !strings.Contains(out, "avg=182") {
		t.Errorf("status %d, %q, %q", status, messages, out[:min(len(out), 200)])
	}
}

func TestStudyRefuses(t *testing.T) {
	for args, says := range map[string]string{
		"--json in.map": "--json and --csv go with --study", "--study=a --csv --json": "give one of them", "--study=a --open=b": "--study reads one file",
		"--study=a --stats": "leave --stats out", "--study=a --all-symbols": "no option of how to build", "--study=a b": "no map beside it", "--study": "needs a value",
	} {
		if status, out, messages := invoke(t, "", strings.Fields(args)...); status != 1 || out != "" || !strings.Contains(messages, says) {
			t.Errorf("%s: status %d, %q, %q; want %q", args, status, out, messages, says)
		}
	}
	if status, out, messages := invoke(t, "", "--study=../../go.mod"); status != 1 || out != "" || !strings.Contains(messages, "../../go.mod: ") {
		t.Errorf("a file that has no symbols: status %d, %q, %q", status, out, messages)
	}
}

func TestCellsBeginNoFormula(t *testing.T) {
	for text, want := range map[string]string{"=1+1": "'=1+1", "@x": "'@x", "tcp": "tcp", "": ""} {
		if got := words(text).harmless(); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := mean(-1).harmless(); got != "-1.000" {
		t.Errorf("a number becomes %q", got)
	}
}
