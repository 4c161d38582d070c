package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

const testsDir = ".cache/tests"

// bundleTests makes each TypeScript test a file that node --test runs. Bundles run from the module's root,
// so tests name their data by paths from there.
func bundleTests() error {
	entries, err := testFiles("web")
	if err != nil {
		return err
	}
	if err := os.RemoveAll(testsDir); err != nil {
		return err
	}
	if len(entries) == 0 {
		return os.MkdirAll(testsDir, 0o755)
	}
	o := bundleOptions(true)
	o.EntryPoints = entries
	o.Outbase = "web"
	o.Outdir = testsDir
	o.OutExtension = map[string]string{".js": ".mjs"}
	o.Format = api.FormatESModule
	o.Platform = api.PlatformNode
	o.Target = api.DefaultTarget
	o.Write = true
	result := api.Build(o)
	if err := messages(result.Errors, api.ErrorMessage); err != nil {
		return fmt.Errorf("bundling the tests:\n%w", err)
	}
	fmt.Printf("bundled %d test files into %s\n", len(entries), testsDir)
	return nil
}

func testFiles(dir string) ([]string, error) {
	var found []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && (strings.HasSuffix(name, ".test.ts") || strings.HasSuffix(name, ".test.tsx")) {
			found = append(found, name)
		}
		return err
	})
	return found, err
}
