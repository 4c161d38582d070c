package symtab

import (
	"strings"
	"testing"
)

// Of a number that is only 0x, scanf reads both characters and strtoull only the 0. The kernel's tools of 6.1 and 6.12
// differ in this way.
func TestLoneMark(t *testing.T) {
	for _, tt := range []struct {
		release, source string
		want            string // type and name of the one symbol; empty: refused
	}{
		{"6.1", "0x ffffffff810000c0 r yx\n", "ffffffff810000c0"},
		{"6.1", "-0x T name\n", "Tname"},
		{"6.1", "0xg name\n", "gname"},
		{"6.1", "00x name\n", "xname"},
		{"6.1", "0x1 T name\n", "Tname"},
		{"6.12", "0x T name\n", ""},
		{"6.12", "0x1 T name\n", "Tname"},
	} {
		r, _ := FindRelease(tt.release)
		s, err := Parse([]byte(tt.source), r, Options{AllSymbols: true, BaseRelative: r.BaseOption})
		if err != nil || s.Len() == 0 {
			if tt.want != "" {
				t.Errorf("%s reads %q as nothing (%v), want %q", tt.release, tt.source, err, tt.want)
			}
			continue
		}
		if got := string(s.Symbol(0)); got != tt.want {
			t.Errorf("%s reads %q as %q, want %q", tt.release, tt.source, got, tt.want)
		}
	}
}

func TestOutOfRangeSaysWhichOption(t *testing.T) {
	r, _ := FindRelease("7.2")
	s, err := Parse([]byte("ffffffff81000000 T _text\n"), r, Options{AllSymbols: true})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Build(s, r, Options{AllSymbols: true})
	e, ok := err.(*ParseError)
	if !ok || !strings.Contains(e.Hint, "--pc-relative") || !strings.Contains(e.Cause, "too far from 0") {
		t.Errorf("Build = %v, want an error that names --pc-relative", err)
	}
}
