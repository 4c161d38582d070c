package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

// showDirective in a function's doc comment puts its source on the page's code panel:
//
//	//kallscope:show binary
//	func (t *Tables) LookupBinary(…) …
const showDirective = "//kallscope:show "

// shownFunction is what the page gets of one function. Lines start at the func keyword: the doc comment is left out.
type shownFunction struct {
	ID        string   `json:"id"`   // the word after the directive
	Name      string   `json:"name"` // the function's own
	File      string   `json:"file"` // path in the repository, with slashes
	StartLine int      `json:"startLine"`
	Lines     []string `json:"lines"`
}

// lookupSources reads every function under dir that carries the directive, in order of file and line.
func lookupSources(dir string) ([]shownFunction, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	shown := []shownFunction{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		body, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if !bytes.Contains(body, []byte(showDirective)) {
			continue
		}
		found, err := shownIn(filepath.ToSlash(name), body)
		if err != nil {
			return nil, err
		}
		shown = append(shown, found...)
	}
	return shown, nil
}

func shownIn(name string, body []byte) ([]shownFunction, error) {
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, name, body, parser.ParseComments)
	if err != nil {
		return nil, fmt.Errorf("reading the lookups' source: %w", err)
	}
	lines := strings.Split(string(body), "\n")
	var shown []shownFunction
	for _, decl := range parsed.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok || f.Doc == nil {
			continue
		}
		id, ok := directiveOf(f.Doc)
		if !ok {
			continue
		}
		first, last := set.Position(f.Pos()).Line, set.Position(f.End()).Line
		shown = append(shown, shownFunction{ID: id, Name: f.Name.Name, File: name, StartLine: first, Lines: lines[first-1 : last]})
	}
	return shown, nil
}

func directiveOf(doc *ast.CommentGroup) (string, bool) {
	for _, c := range doc.List {
		if id, ok := strings.CutPrefix(c.Text, showDirective); ok {
			return strings.TrimSpace(id), true
		}
	}
	return "", false
}
