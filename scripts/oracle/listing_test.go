package main

import (
	"slices"
	"strings"
	"testing"
)

func TestReadListing(t *testing.T) {
	got, err := readListing([]byte("ffffffff81000000 T _text\n0000000000001000 d counters\nffffffffc0000010 t init\t[nf_nat]\n"))
	want := []symbol{{0xffffffff81000000, 'T', "_text", ""}, {0x1000, 'd', "counters", ""}, {0xffffffffc0000010, 't', "init", "nf_nat"}}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("readListing = %v, %v; want %v", got, err, want)
	}
	if got, err := readListing([]byte("81000000 T _text")); err != nil || got[0].address != 0x81000000 {
		t.Errorf("without a last end of line: %v, %v", got, err)
	}
}

func TestReadListingRefuses(t *testing.T) {
	for _, line := range []string{"", "_text", "ffffffff81000000", "ffffffff81000000 T", "ffffffff81000000 T ", "xyz T _text",
		"ffffffff81000000 TT _text", "ffffffff81000000 T _text etext", "ffffffff81000000 T init\tnf_nat", "ffffffff81000000 T init\t[]"} {
		list, err := readListing([]byte("ffffffff81000000 T first\n" + line + "\nffffffff81000010 T last\n"))
		if err == nil || !strings.Contains(err.Error(), "line 2 ") {
			t.Errorf("%q: %v, %v; want an error about line 2", line, list, err)
		}
	}
}
