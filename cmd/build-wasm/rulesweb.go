package main

import (
	"fmt"
	"slices"
	"strings"
)

// webLayers are the folders of web/, lowest first: a file imports files of its own layer or of lower ones, types included.
var webLayers = []string{"wire", "model", "paint", "export", "session", "kit", "views", "entry"}

// ofWeb makes a rule of a look at all modules of web/.
func ofWeb(look func([]webModule) []string) func() ([]string, error) {
	return func() ([]string, error) {
		modules, err := webModules("web")
		return look(modules), err
	}
}

// layerOf is the place of a file's folder in webLayers, or -1.
func layerOf(file string) int {
	parts := strings.Split(file, "/")
	if len(parts) < 3 {
		return -1
	}
	return slices.Index(webLayers, parts[1])
}

// importsUpward lists imports of a higher layer and files in no layer.
func importsUpward(modules []webModule) []string {
	var found []string
	for _, m := range modules {
		own := layerOf(m.path)
		if own < 0 {
			found = append(found, m.path+" is in none of the folders "+strings.Join(webLayers, ", "))
			continue
		}
		for _, imported := range m.importedPaths() {
			if layerOf(imported) > own {
				found = append(found, m.path+" imports "+imported)
			}
		}
	}
	return found
}

// importCircles lists circles of imports, each once, by the way round it.
func importCircles(modules []webModule) []string {
	imports := map[string][]string{}
	for _, m := range modules {
		imports[m.path] = m.importedPaths()
	}
	var found, way []string
	done := map[string]bool{}
	var visit func(file string)
	visit = func(file string) {
		if at := slices.Index(way, file); at >= 0 {
			found = append(found, strings.Join(append(slices.Clone(way[at:]), file), " → "))
			return
		}
		if done[file] {
			return
		}
		way = append(way, file)
		for _, next := range imports[file] {
			visit(next)
		}
		way = way[:len(way)-1]
		done[file] = true
	}
	for _, m := range modules {
		visit(m.path)
	}
	return found
}

// definedTwice lists exported names that two files define: a reader who searches for one finds the other.
// singleAssetsModule takes the place of assetsModule in the single file, so it exports the same names.
func definedTwice(modules []webModule) []string {
	var found []string
	first := map[string]string{}
	for _, m := range modules {
		if m.path == singleAssetsModule {
			continue
		}
		for _, name := range m.defines {
			if other, twice := first[name]; twice && other != m.path {
				found = append(found, fmt.Sprintf("%s is exported by %s and by %s", name, other, m.path))
			}
			first[name] = m.path
		}
	}
	return found
}

// exportsUnused lists exports that no other file imports. A test is an importer like any other.
func exportsUnused(modules []webModule) []string {
	type export struct{ file, name string }
	used, whole := map[export]bool{}, map[string]bool{}
	for _, m := range modules {
		for _, i := range m.imports {
			if i.names == nil {
				whole[i.path] = true
			}
			for _, name := range i.names {
				used[export{i.path, name}] = true
			}
		}
	}
	var found []string
	for _, m := range modules {
		if whole[m.path] || m.path == singleAssetsModule {
			continue
		}
		for _, name := range slices.Concat(m.defines, m.passes) {
			if !used[export{m.path, name}] {
				found = append(found, m.path+" exports "+name+", which no file imports")
			}
		}
	}
	return found
}
