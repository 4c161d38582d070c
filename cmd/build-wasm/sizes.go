package main

import (
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// reportSizes prints each budget with what it counts. It is an error when one is exceeded, when one counts nothing (its
// module has been renamed, say), and when a payload is in none.
func reportSizes(w io.Writer, s *site, budgets []budget) error {
	var problems []string
	counted := map[string]bool{}
	for _, b := range budgets {
		paths := b.paths(s)
		if len(paths) == 0 {
			problems = append(problems, b.what+" counts no file of this build")
		}
		size := 0
		for _, p := range paths {
			counted[p] = true
			size += s.files[p].transferSize()
		}
		verdict := "ok"
		if size > b.limit {
			verdict = "OVER"
			problems = append(problems, fmt.Sprintf("%s has %d bytes, %d over its budget", b.what, size, size-b.limit))
		}
		fmt.Fprintf(w, "%-40s %8d of %8d bytes brotli  %s\n", b.what, size, b.limit, verdict)
		for _, p := range paths {
			f := s.files[p]
			fmt.Fprintf(w, "    %-48s %8d raw %8d gzip %8d brotli\n", p, len(f.body), len(f.gzip), len(f.brotli))
		}
	}
	for _, p := range s.paths() {
		if isPayload(p) && !counted[p] {
			problems = append(problems, p+" is in no budget (cmd/build-wasm/budgets.go)")
		}
	}
	if len(problems) > 0 {
		return fmt.Errorf("payload sizes:\n    %s", strings.Join(problems, "\n    "))
	}
	return nil
}

// isPayload leaves out the samples, which have the size they have, and what is small and fetched once, such as icons.
func isPayload(p string) bool {
	return slices.Contains([]string{".js", ".css", ".wasm", ".bin", ".html"}, path.Ext(p))
}

// transferSize is what goes over the wire to a browser that takes brotli.
func (f *file) transferSize() int {
	if f.brotli != nil {
		return len(f.brotli)
	}
	return len(f.body)
}
