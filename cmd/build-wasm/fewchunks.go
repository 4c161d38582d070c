package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// esbuild makes a chunk for every set of scripts and parts that share a module. Here this gave the front page six
// chunks, each compressed by itself and each with lists of what it imports and exports: 1,416 bytes of brotli more than
// now. esbuild has no option for it. So each part also imports, for no name of theirs, the modules that every
// page which asks for the part has loaded by then. The sets become equal, and with them the chunks one.

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

// partsOf lists what import() asks for in these modules.
func (in inputs) partsOf(modules map[string]bool) []string {
	var parts []string
	for module := range modules {
		for _, i := range in[module].Imports {
			if i.Kind == "dynamic-import" && !slices.Contains(parts, i.Path) {
				parts = append(parts, i.Path)
			}
		}
	}
	return parts
}

// loadedBefore gives, for each part, the modules of web/ that every page which can come to it has loaded at once. A page comes
// to a part also by another part that imports it. The pages' own entries are left out, since importing one would start it.
func loadedBefore(in inputs, entries []string) map[string][]string {
	before := map[string]map[string]bool{}
	for _, entry := range entries {
		for _, part := range in.partsOf(in.followImports(entry, true)) {
			before[part] = nil
		}
	}
	for _, entry := range entries {
		atOnce := in.followImports(entry, false)
		maps.DeleteFunc(atOnce, func(module string, _ bool) bool {
			return slices.Contains(entries, module) || !strings.HasPrefix(module, "web/")
		})
		for reached := range in.followImports(entry, true) {
			if common, isPart := before[reached]; !isPart {
				continue
			} else if common == nil {
				before[reached] = maps.Clone(atOnce)
			} else {
				maps.DeleteFunc(common, func(module string, _ bool) bool { return !atOnce[module] })
			}
		}
	}
	lists := map[string][]string{}
	for part, modules := range before {
		lists[part] = slices.Sorted(maps.Keys(modules))
	}
	return lists
}

// fewChunks is the plugin that adds these imports. It bundles once without it, to read which module imports which.
func fewChunks(o api.BuildOptions) (api.Plugin, error) {
	result, err := runBundler(o)
	if err != nil {
		return api.Plugin{}, err
	}
	var meta struct{ Inputs inputs }
	if err := json.Unmarshal([]byte(result.Metafile), &meta); err != nil {
		return api.Plugin{}, fmt.Errorf("reading esbuild's account: %w", err)
	}
	var entries []string
	for _, e := range o.EntryPointsAdvanced {
		entries = append(entries, e.InputPath)
	}
	before := loadedBefore(meta.Inputs, entries)
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
			if err != nil || len(before[filepath.ToSlash(rel)]) == 0 {
				return api.OnLoadResult{}, err
			}
			return withImports(a.Path, filepath.Dir(rel), before[filepath.ToSlash(rel)])
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
