package main

import (
	"fmt"
	"io"
	"regexp"
	"strings"
)

// A budget is a promise about what a first visit costs, in bytes after brotli 11.
type budget struct {
	what  string
	limit int
	paths []string
}

// reportSizes prints every budget and fails when one is broken.
func reportSizes(w io.Writer, s *site) error {
	budgets := []budget{
		{"first load: HTML, CSS, JavaScript", 60_000, append([]string{"index.html"}, firstLoad(s)...)},
		{"wasm/lab", 640_000, []string{s.assets["lab.wasm"]}},
	}
	if p := s.assets["opening.bin"]; p != "" {
		budgets = append(budgets, budget{"opening frame", 40_000, []string{p}})
	}
	over := 0
	for _, b := range budgets {
		size := 0
		for _, p := range b.paths {
			size += s.files[p].transferSize()
		}
		verdict := "ok"
		if size > b.limit {
			verdict = "OVER"
			over++
		}
		fmt.Fprintf(w, "%-36s %8d of %8d bytes brotli  %s\n", b.what, size, b.limit, verdict)
		for _, p := range b.paths {
			fmt.Fprintf(w, "    %-48s %8d raw %8d gzip %8d brotli\n", p, len(s.files[p].body), len(s.files[p].gzip), len(s.files[p].brotli))
		}
	}
	if over > 0 {
		return fmt.Errorf("%d payloads are over their budget", over)
	}
	return nil
}

// transferSize is what goes over the wire to a browser that takes brotli.
func (f *file) transferSize() int {
	if f.brotli != nil {
		return len(f.brotli)
	}
	return len(f.body)
}

var linkedAsset = regexp.MustCompile(`(?:href|src)="(assets/[^"]+\.(?:css|js))"`)

// firstLoad is every script and style index.html names, and the worker, which the page starts at once.
func firstLoad(s *site) []string {
	seen := map[string]bool{}
	var paths []string
	add := func(p string) {
		if s.files[p] != nil && !seen[p] {
			seen[p] = true
			paths = append(paths, p)
		}
	}
	for _, m := range linkedAsset.FindAllStringSubmatch(string(s.files["index.html"].body), -1) {
		add(strings.TrimPrefix(m[1], "./"))
	}
	add(s.assets["worker.js"])
	return paths
}
