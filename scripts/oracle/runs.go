package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// kernelRuns yields all kernels with both tools and four sets of flags. What each kernel was built with is one of them.
func (t *tools) kernelRuns(yield func(run) error) error {
	for _, k := range kernels {
		path, err := unpack(k.file)
		if err != nil {
			return err
		}
		for i := range t.real {
			all := t.real[i].flags
			for _, flags := range [][]string{nil, all, all[:len(all)-1], all[:1]} {
				if err := yield(run{path, &t.real[i], flags}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// fixtureRuns yields all fixtures with both tools and every subset of their flags.
func (t *tools) fixtureRuns(yield func(run) error) error {
	paths, err := filepath.Glob("symtab/testdata/fixtures/*.map")
	if err != nil {
		return err
	}
	for _, path := range paths {
		for i := range t.real {
			if !t.real[i].strict && unsafe(path) {
				continue
			}
			for _, flags := range flagSets(t.real[i].flags) {
				if err := yield(run{path, &t.real[i], flags}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// unsafe reports whether the tool of 6.1 has a bug that an input would show. For a name of 511 bytes it writes one byte past a
// buffer, and for a missing name it takes the address of the next line.
func unsafe(path string) bool {
	return slices.Contains([]string{"name511.map", "bigsym.map", "grammar-noname.map", "grammar-noname2.map"}, filepath.Base(path))
}

// generatedRuns makes two maps from each seed, one for each tool, because the tools accept different lines.
func (t *tools) generatedRuns(seed uint64, maps int, yield func(run) error) error {
	dir := filepath.Join(cache, "maps")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	lines, err := realLines()
	if err != nil {
		return err
	}
	for n := seed; n < seed+uint64(maps); n++ {
		for i := range t.real {
			real := &t.real[i]
			g := newGenerator(n, real.strict, lines)
			path := filepath.Join(dir, fmt.Sprintf("%d-%s.%s.map", n, g.kind.name, real.release))
			if err := os.WriteFile(path, g.text(), 0o644); err != nil {
				return err
			}
			if err := yield(run{path, real, g.flags(real.flags)}); err != nil {
				return err
			}
		}
	}
	return nil
}

// realLines returns the lines of a real kernel's map, of which generated maps take some.
func realLines() ([]string, error) {
	path, err := unpack(kernels[2].file)
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(path)
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n"), err
}
