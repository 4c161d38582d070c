package main

import (
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// sourceState is the time of each source file's last change. Reading it is cheap for a few hundred files. Unlike change
// notification, it works on every system and file share.
func sourceState() map[string]time.Time {
	state := map[string]time.Time{}
	for _, dir := range []string{"web", "static", "symtab", "wasm"} {
		filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return nil // removed since it was listed, or a directory that does not exist yet
			}
			if d.IsDir() {
				if d.Name() == "testdata" || name == filepath.Join("web", "test") {
					return filepath.SkipDir
				}
				return nil
			}
			if info, err := d.Info(); err == nil && isSource(name) {
				state[name] = info.ModTime()
			}
			return nil
		})
	}
	return state
}

// isSource leaves out tests, which no build contains, and editors' own files.
func isSource(name string) bool {
	base := filepath.Base(name)
	for _, suffix := range []string{"_test.go", ".test.ts", ".test.tsx", "~", ".swp"} {
		if strings.HasSuffix(base, suffix) {
			return false
		}
	}
	return !strings.HasPrefix(base, ".") && !strings.HasPrefix(base, "#")
}

// difference names one file that is new, changed or gone.
func difference(before, now map[string]time.Time) (string, bool) {
	for _, name := range slices.Sorted(maps.Keys(now)) {
		if !now[name].Equal(before[name]) {
			return name, true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if _, ok := now[name]; !ok {
			return name, true
		}
	}
	return "", false
}
