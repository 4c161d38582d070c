package main

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestOpenPagesHearOfChanges(t *testing.T) {
	h := &handler{base: "/sub/", changes: newChanges(7)}
	if err := h.show(newSite()); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(h)
	defer server.Close()
	response, err := http.Get(server.URL + "/sub/" + changesPath)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("Content-Type = %q", got)
	}
	lines := bufio.NewScanner(response.Body)
	next := func() string {
		for lines.Scan() {
			if lines.Text() != "" {
				return lines.Text()
			}
		}
		return "the stream has ended"
	}
	if got := next(); got != "data: 8" {
		t.Errorf("at first the page hears %q, want the number of the first site, 8", got)
	}
	if err := h.show(newSite()); err != nil {
		t.Fatal(err)
	}
	if got := next(); got != "data: 9" {
		t.Errorf("after a change the page hears %q, want 9", got)
	}
}

func TestOnlyDevPagesReload(t *testing.T) {
	for _, dev := range []bool{true, false} {
		writeTree(t, smallPage)
		s := newSite()
		b := newBuilder(dev)
		if err := b.addScripts(s); err != nil {
			t.Fatal(err)
		}
		if err := b.addPages(s, "static"); err != nil {
			t.Fatal(err)
		}
		if got := s.files[reloadScript] != nil; got != dev {
			t.Errorf("dev %v: %s is there: %v", dev, reloadScript, got)
		}
		if got := strings.Contains(string(s.files["index.html"].body), reloadScript); got != dev {
			t.Errorf("dev %v: the page asks for changes: %v", dev, got)
		}
	}
}

func TestWatchingBuilderSeesChanges(t *testing.T) {
	writeTree(t, smallPage)
	b := newBuilder(true).watch()
	shown := func() string {
		s := newSite()
		if err := b.addScripts(s); err != nil {
			t.Fatal(err)
		}
		return string(s.files[s.assets["film.js"]].body)
	}
	if first := shown(); !strings.Contains(first, "a frame") {
		t.Fatalf("film.js is %q", first)
	}
	if err := writeFile("web/entry/film.ts", []byte(`postMessage("another frame");`)); err != nil {
		t.Fatal(err)
	}
	if second := shown(); !strings.Contains(second, "another frame") {
		t.Errorf("after the change film.js is still %q", second)
	}
}
