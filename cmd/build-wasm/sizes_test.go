package main

import (
	"io"
	"strings"
	"testing"
)

func TestSizesFailOverBudget(t *testing.T) {
	s := newSite()
	s.add("index.html", []byte(`<script src="assets/app.js"></script>`))
	s.add("assets/app.js", make([]byte, 100))
	s.add("assets/chunk.js", make([]byte, 50))
	s.add("assets/later.js", make([]byte, 70))
	s.addAsset("worker.js", make([]byte, 10))
	s.shared = map[string][]string{"app.js": {"assets/chunk.js"}}
	s.parts = map[string]map[string][]string{"app.js": {"web/later.ts": {"assets/later.js", "assets/chunk.js"}}}
	first, later, chunk := firstLoad("index.html"), parts("web/later.ts"), files("assets/chunk.js")
	const firstBytes = 37 + 100 + 10
	tests := []struct {
		name    string
		budgets []budget
		want    string // in the error; none when empty
	}{
		{"each within", []budget{{"first", firstBytes, first}, {"later", 70, later}, {"chunk", 50, chunk}}, ""},
		{"first load over", []budget{{"first", firstBytes - 1, first}, {"later", 70, later}, {"chunk", 50, chunk}}, "first has 147 bytes, 1 over its budget"},
		{"later part over", []budget{{"first", firstBytes, first}, {"later", 69, later}, {"chunk", 50, chunk}}, "later has 70 bytes, 1 over its budget"},
		{"part without budget", []budget{{"first", firstBytes, first}, {"chunk", 50, chunk}}, "assets/later.js is in no budget"},
		{"budget without part", []budget{{"first", firstBytes, first}, {"later", 70, later}, {"chunk", 50, chunk}, {"gone", 1, parts("web/gone.ts")}}, "gone counts no file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := reportSizes(io.Discard, s, tt.budgets)
			if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
				t.Errorf("reportSizes() = %v, want %q", err, tt.want)
			}
		})
	}
}
