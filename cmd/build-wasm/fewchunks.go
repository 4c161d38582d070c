package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// esbuild makes a chunk for every set of scripts and parts that share a module. Here this would give the front page several
// chunks, each compressed by itself and each with lists of what it imports and exports. esbuild has no option for it. So each
// part also imports, for no name of theirs, the modules that the page has loaded at once. The sets become equal, and with
// them the chunks one.

// inputs is esbuild's account of what it read, by path.
type inputs map[string]struct {
	Imports []struct{ Path, Kind string }
}

// followImports lists a module and what it imports, directly or not. parts says whether what import() asks for counts too.
func (in inputs) followImports(from string, parts bool) map[string]bool {
	found := map[string]bool{}
	var follow func(string)
	follow = func(module string) {
		if _, known := in[module]; !known || found[module] {
			return
		}
		found[module] = true
		for _, i := range in[module].Imports {
			if i.Kind == "import-statement" || parts && i.Kind == "dynamic-import" {
				follow(i.Path)
			}
		}
	}
	follow(from)
	return found
}

// loadedBefore gives the parts that a page can come to, and the modules of web/ that it has loaded by then. The page's
// own entry is left out, since importing it would start the page.
func loadedBefore(in inputs, entry string) (parts map[string]bool, modules []string) {
	parts = map[string]bool{}
	for module := range in.followImports(entry, true) {
		for _, i := range in[module].Imports {
			if i.Kind == "dynamic-import" {
				parts[i.Path] = true
			}
		}
	}
	for module := range in.followImports(entry, false) {
		if module != entry && strings.HasPrefix(module, "web/") {
			modules = append(modules, module)
		}
	}
	slices.Sort(modules)
	return parts, modules
}

// fewChunks is the plugin that adds these imports. It bundles once without it, to read which module imports which.
func fewChunks(o api.BuildOptions, entry string) (api.Plugin, error) {
	result, err := runBundler(o)
	if err != nil {
		return api.Plugin{}, err
	}
	var meta struct{ Inputs inputs }
	if err := json.Unmarshal([]byte(result.Metafile), &meta); err != nil {
		return api.Plugin{}, fmt.Errorf("reading esbuild's account: %w", err)
	}
	parts, modules := loadedBefore(meta.Inputs, entry)
	root, err := os.Getwd()
	if err == nil {
		root, err = filepath.EvalSymlinks(root) // esbuild names files so
	}
	if err != nil {
		return api.Plugin{}, err
	}
	return api.Plugin{Name: "few-chunks", Setup: func(b api.PluginBuild) {
		b.OnLoad(api.OnLoadOptions{Filter: `\.tsx?$`}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			rel, err := filepath.Rel(root, a.Path)
			if err != nil || !parts[filepath.ToSlash(rel)] {
				return api.OnLoadResult{}, err
			}
			return withImports(a.Path, filepath.Dir(rel), modules)
		})
	}}, nil
}

// withImports is a file with imports behind its text, where they move none of its lines in the source map. The imports are
// relative to dir, the file's folder: the source map holds them, and a build must not depend on where the checkout is.
func withImports(file, dir string, modules []string) (api.OnLoadResult, error) {
	body, err := os.ReadFile(file)
	if err != nil {
		return api.OnLoadResult{}, err
	}
	contents := string(body)
	for _, module := range modules {
		rel, err := filepath.Rel(dir, module)
		if err != nil {
			return api.OnLoadResult{}, err
		}
		rel = filepath.ToSlash(rel)
		if !strings.HasPrefix(rel, "../") {
			rel = "./" + rel
		}
		contents += fmt.Sprintf("import %q;\n", rel)
	}
	loader := api.LoaderTS
	if strings.HasSuffix(file, ".tsx") {
		loader = api.LoaderTSX
	}
	return api.OnLoadResult{Contents: &contents, Loader: loader}, nil
}
