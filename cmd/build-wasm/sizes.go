package main

import (
	"fmt"
	"io"
	"regexp"
	"slices"
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
		{"first load: HTML, CSS, JavaScript", 60_000, firstLoad(s, "index.html")},
		{"first load of an embed", 60_000, firstLoad(s, "embed.html")},
		{"script for other sites' pages", 4_000, present(s, "kallscope-race.js")},
		{"wasm/lab", 640_000, present(s, s.assets["lab.wasm"])},
		{"wasm/image, when an image is opened", 1_100_000, present(s, s.assets["image.wasm"])},
		{"opening frame", 40_000, present(s, s.assets["opening.bin"])},
	}
	over := 0
	for _, b := range budgets {
		if len(b.paths) == 0 {
			continue // not in this build
		}
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

// firstLoad is a page, every script and style it names, and the worker, which pages start at once. Nothing where the
// build has no such page.
func firstLoad(s *site, page string) []string {
	if s.files[page] == nil {
		return nil
	}
	wanted := []string{page}
	for _, m := range linkedAsset.FindAllStringSubmatch(string(s.files[page].body), -1) {
		if !slices.Contains(wanted, m[1]) {
			wanted = append(wanted, m[1])
		}
	}
	return present(s, append(wanted, s.assets["worker.js"])...)
}

// present leaves out the paths this build has no file for.
func present(s *site, paths ...string) []string {
	return slices.DeleteFunc(paths, func(p string) bool { return s.files[p] == nil })
}
