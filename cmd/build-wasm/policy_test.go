package main

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var policyElement = regexp.MustCompile(`^<!doctype html>\s*<html[^>]*>\s*<head>\s*<meta http-equiv="Content-Security-Policy" content="([^"]*)">`)

// The meta element of each page says the same policy as _headers does, so that a host that sends no headers has it too.
func TestPagesCarryTheirPolicy(t *testing.T) {
	headers, err := os.ReadFile("../../static/_headers")
	if err != nil {
		t.Fatal(err)
	}
	rules, err := parseHeaders(string(headers))
	if err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob("../../static/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, name := range pages {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		s := newSite()
		s.add("_headers", headers)
		s.add("icons/icon.svg", []byte("<svg/>"))
		for _, m := range regexp.MustCompile(`\{\{asset "([^"]+)"\}\}`).FindAllSubmatch(text, -1) {
			s.addAsset(string(m[1]), nil)
		}
		body, err := fillPage(filepath.Base(name), string(text), s, nil)
		if err != nil {
			t.Fatal(err)
		}
		m := policyElement.FindSubmatch(body)
		if m == nil {
			t.Errorf("%s does not begin with its policy:\n%.600s", name, body)
			continue
		}
		if at := bytes.Index(body, []byte("<meta charset")); at < 0 || at > 1024-25 {
			t.Errorf("%s: the charset is at byte %d, and browsers look for it in the first 1024", name, at)
		}
		head := http.Header{}
		applyHeaders(head, rules, "/"+filepath.Base(name))
		want := regexp.MustCompile(`\s*frame-ancestors [^;]*;`).ReplaceAllString(head.Get("Content-Security-Policy"), "")
		if got := string(m[1]); got != want || !strings.Contains(got, "default-src 'none'") || !strings.Contains(got, "require-trusted-types-for 'script'") {
			t.Errorf("%s has the policy\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestMetaPolicy(t *testing.T) {
	tests := []struct{ headers, want, err string }{
		{"/*\n  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; sandbox allow-scripts; base-uri 'none'\n", "default-src 'none'; base-uri 'none'", ""},
		{"/*\n  Content-Security-Policy: frame-ancestors 'none'; default-src 'none'\n", "default-src 'none'", ""},
		{"/*\n  X-Test: 1\n", "", "there must be exactly one"},
		{"/*\n  Content-Security-Policy: default-src 'none'\n/page.html\n  Content-Security-Policy: img-src *\n", "", "there must be exactly one"},
	}
	for _, tt := range tests {
		s := newSite()
		s.add("_headers", []byte(tt.headers))
		got, err := metaPolicy(s, "page.html")
		if got != tt.want || (err == nil) != (tt.err == "") || err != nil && !strings.Contains(err.Error(), tt.err) {
			t.Errorf("metaPolicy(%q) = %q, %v, want %q, %q", tt.headers, got, err, tt.want, tt.err)
		}
	}
}
