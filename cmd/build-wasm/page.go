package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"text/template"
)

// addPages fills in each page's asset names. A page may say
//
//	{{asset "app.js"}}         the path of a built script, a CSS file of static/css, a sample or lab.wasm, with its fingerprint
//	{{if has "opening.bin"}}   whether there is one
//	{{range shared}}{{.}}{{end}}   the chunks that scripts import at once, to be preloaded
//	{{manifest}}               all of them as JSON for an attribute: <meta name="kallscope-assets" content="{{manifest}}">
//
// The manifest is in the page and not in a script because the page is the one file whose name never changes,
// so a new program does not spoil the cached app.js. An inline script is not possible: the CSP forbids it.
func addPages(s *site, dir string, dev bool) error {
	names, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil {
		return err
	}
	pages := map[string]string{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		pages[filepath.Base(name)] = string(text)
	}
	if err := addStyles(s, filepath.Join(dir, "css"), pages, dev); err != nil {
		return err
	}
	for name, text := range pages {
		body, err := fillPage(name, text, s)
		if err != nil {
			return err
		}
		s.add(name, body)
	}
	return nil
}

func fillPage(name, text string, s *site) ([]byte, error) {
	t, err := template.New(name).Funcs(template.FuncMap{
		"asset": func(name string) (string, error) {
			if p, ok := s.assets[name]; ok {
				return p, nil
			}
			return "", fmt.Errorf("no asset %q was built", name)
		},
		"has":    func(name string) bool { return s.assets[name] != "" },
		"shared": func() []string { return s.shared },
		"manifest": func() (string, error) {
			text, err := json.Marshal(s.assets)
			return html.EscapeString(string(text)), err
		},
	}).Parse(text)
	if err != nil {
		return nil, fmt.Errorf("reading the page %s: %w", name, err)
	}
	var out bytes.Buffer
	if err := t.Execute(&out, nil); err != nil {
		return nil, fmt.Errorf("filling the page %s: %w", name, err)
	}
	return out.Bytes(), nil
}

var styleAsset = regexp.MustCompile(`\{\{asset "([^"/]+\.css)"\}\}`)

// addStyles bundles the stylesheets the pages name; what those import becomes part of them.
func addStyles(s *site, dir string, pages map[string]string, dev bool) error {
	for _, text := range pages {
		for _, m := range styleAsset.FindAllStringSubmatch(text, -1) {
			name := m[1]
			if s.assets[name] != "" {
				continue
			}
			out, err := bundle(filepath.Join(dir, name), name, dev)
			if err != nil {
				return err
			}
			s.addAsset(name, out.entry)
		}
	}
	return nil
}
