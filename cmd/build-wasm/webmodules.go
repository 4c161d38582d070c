package main

import (
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A webModule is what one TypeScript file of web/ exports and imports, types included. esbuild's own account leaves
// imports of types out, so it is read from the text. The formatter has put every statement at the start of a line.
type webModule struct {
	path    string
	imports []webImport
	defines []string // exported names that are defined here
	passes  []string // exported names that come from another module
}

type webImport struct {
	path  string   // of the imported file, from the module's root; "preact" and the like are left out
	names []string // nil when all of its exports may be meant: import * as, export *, import()
}

var (
	// import { a, type B as C } from './x.ts', import d from './x.ts', export { a } from './x.ts', export * from './x.ts'
	fromStatement = regexp.MustCompile(`(?m)^(import|export)\s+([^;'"]*?)\s*from\s+'([^']+)'`)
	bareImport    = regexp.MustCompile(`(?m)^import\s+'([^']+)'`)
	importCall    = regexp.MustCompile(`\bimport\('([^']+)'\)`)
	definition    = regexp.MustCompile(`(?m)^export\s+(?:declare\s+)?(?:default\s+)?(?:async\s+)?(?:abstract\s+)?(?:function\*?|const|let|class|interface|type)\s+([\w$]+)`)
	exportList    = regexp.MustCompile(`(?m)^export\s+(?:type\s+)?\{([^}]*)\};?$`)
	destructured  = regexp.MustCompile(`(?m)^export\s+const\s+\{([^}]*)\}`)
)

// webModules reads the TypeScript files below dir, in order of their paths. Declaration files describe modules of others.
func webModules(dir string) ([]webModule, error) {
	var modules []webModule
	err := eachFile(dir, "", func(name string, body []byte) error {
		if ext := filepath.Ext(name); (ext == ".ts" || ext == ".tsx") && !strings.HasSuffix(name, ".d.ts") {
			modules = append(modules, readWebModule(filepath.ToSlash(name), string(body)))
		}
		return nil
	})
	return modules, err
}

func readWebModule(name, text string) webModule {
	m := webModule{path: name}
	for _, s := range fromStatement.FindAllStringSubmatch(text, -1) {
		list, isList := namesInBraces(s[2])
		if s[1] == "export" {
			for _, n := range list {
				m.passes = append(m.passes, n.outside)
			}
		}
		var names []string
		if isList {
			names = []string{}
			for _, n := range list {
				names = append(names, n.inside)
			}
		}
		m.addImport(s[3], names)
	}
	for _, s := range bareImport.FindAllStringSubmatch(text, -1) {
		m.addImport(s[1], []string{})
	}
	for _, s := range importCall.FindAllStringSubmatch(text, -1) {
		m.addImport(s[1], nil)
	}
	for _, s := range definition.FindAllStringSubmatch(text, -1) {
		m.defines = append(m.defines, s[1])
	}
	for _, pattern := range []*regexp.Regexp{exportList, destructured} {
		for _, s := range pattern.FindAllStringSubmatch(text, -1) {
			list, _ := namesInBraces("{" + s[1] + "}")
			for _, n := range list {
				m.defines = append(m.defines, n.outside)
			}
		}
	}
	return m
}

// addImport leaves packages and virtual modules out: only files of web/ have layers.
func (m *webModule) addImport(specifier string, names []string) {
	if strings.HasPrefix(specifier, ".") {
		m.imports = append(m.imports, webImport{path.Join(path.Dir(m.path), specifier), names})
	}
}

// listedName is one of a list in braces: "inside as outside", or the same for both.
type listedName struct{ inside, outside string }

// namesInBraces reads what stands before "from". It is no list when the whole module, or its default, may be meant.
func namesInBraces(clause string) ([]listedName, bool) {
	clause = strings.TrimPrefix(clause, "type ")
	inner, found := strings.CutPrefix(clause, "{")
	if !found {
		return nil, false
	}
	var names []listedName
	for item := range strings.SplitSeq(strings.TrimSuffix(inner, "}"), ",") {
		words := strings.Fields(strings.Replace(item, ":", " as ", 1))
		if len(words) > 0 && words[0] == "type" && len(words) != 2 || len(words) == 2 && words[0] == "type" {
			words = words[1:]
		}
		if len(words) > 0 {
			names = append(names, listedName{words[0], words[len(words)-1]})
		}
	}
	return names, true
}

// importedPaths are the files a module imports, each once, in order.
func (m *webModule) importedPaths() []string {
	paths := map[string]bool{}
	for _, i := range m.imports {
		paths[i.path] = true
	}
	return slices.Sorted(maps.Keys(paths))
}
