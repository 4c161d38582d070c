package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// kernelRuns are all kernels under both tools, with no flags, all flags, and without the last; the one or the other is
// what each kernel was built with.
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

// fixtureRuns are all fixtures under both tools with all flags they have.
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

// unsafe names the inputs on which the 6.1 tool does what nobody means: with a name of 511 bytes it writes one byte past
// a buffer, and for a name that is missing it takes the next line's address.
func unsafe(path string) bool {
	return slices.Contains([]string{"name511.map", "bigsym.map", "grammar-noname.map", "grammar-noname2.map"}, filepath.Base(path))
}

// generatedRuns makes one map from each seed, in two dialects: one for each tool.
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

// realLines are the lines of a real kernel's map, for generated maps to take from.
func realLines() ([]string, error) {
	path, err := unpack(kernels[2].file)
	if err != nil {
		return nil, err
	}
	text, err := os.ReadFile(path)
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n"), err
}
