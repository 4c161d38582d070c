package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// panelFunctions are the functions of symtab/ on the page's code panel, in the order of the panel.
var panelFunctions = []string{"LookupLinear", "LookupBinary", "halve", "walkBack", "look", "fetch"}

// shownFunction is a function as the page shows it. Lines begin at the func keyword, without the doc comment.
type shownFunction struct {
	Name      string   `json:"name"`
	File      string   `json:"file"` // path in the repository, with slashes
	StartLine int      `json:"startLine"`
	Lines     []string `json:"lines"`
}

// lookupSources finds the named functions and methods in the Go files of dir. It is an error if one is missing or there twice:
// the panel must show the code that runs.
func lookupSources(dir string, wanted []string) ([]shownFunction, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	found := map[string][]shownFunction{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		if err := collectFunctions(name, wanted, found); err != nil {
			return nil, fmt.Errorf("reading the lookups' source: %w", err)
		}
	}
	shown := []shownFunction{}
	var problems []error
	for _, name := range wanted {
		if n := len(found[name]); n != 1 {
			problems = append(problems, fmt.Errorf("%s has %d functions named %s, and the code panel needs exactly one (cmd/build-wasm/source.go)", dir, n, name))
			continue
		}
		shown = append(shown, found[name][0])
	}
	return shown, errors.Join(problems...)
}

func collectFunctions(name string, wanted []string, found map[string][]shownFunction) error {
	body, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, name, body, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	lines := strings.Split(string(body), "\n")
	for _, decl := range parsed.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok || !slices.Contains(wanted, f.Name.Name) {
			continue
		}
		first, last := set.Position(f.Pos()).Line, set.Position(f.End()).Line
		found[f.Name.Name] = append(found[f.Name.Name], shownFunction{f.Name.Name, filepath.ToSlash(name), first, lines[first-1 : last]})
	}
	return nil
}
