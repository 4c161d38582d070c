package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"text/template"
)

// addPages fills in each page's asset names. A page may say
//
//	{{asset "app.js"}}         the path of a built script, a CSS file of static/css, a sample or lab.wasm, with its fingerprint
//	{{if has "opening.bin"}}   whether there is one
//	{{manifest}}               all of them as JSON for an attribute: <meta name="kallscope-assets" content="{{manifest}}">
//
// The manifest is in the page and not in a script because the page is the one file whose name never changes,
// so a new program does not spoil the cached app.js. An inline script is not possible: the CSP forbids it.
func addPages(s *site, dir string, dev bool) error {
	pages, err := filepath.Glob(filepath.Join(dir, "*.html"))
	if err != nil {
		return err
	}
	if err := addStyles(s, filepath.Join(dir, "css"), dev); err != nil {
		return err
	}
	for _, name := range pages {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		body, err := fillPage(filepath.Base(name), string(text), s.assets)
		if err != nil {
			return err
		}
		s.add(filepath.Base(name), body)
	}
	return nil
}

func fillPage(name, text string, assets map[string]string) ([]byte, error) {
	t, err := template.New(name).Funcs(template.FuncMap{
		"asset": func(name string) (string, error) {
			if p, ok := assets[name]; ok {
				return p, nil
			}
			return "", fmt.Errorf("no asset %q was built", name)
		},
		"has": func(name string) bool { return assets[name] != "" },
		"manifest": func() (string, error) {
			text, err := json.Marshal(assets)
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

// addStyles bundles the entry points of dir: every .css there. Parts to be imported live in folders below it.
func addStyles(s *site, dir string, dev bool) error {
	entries, err := filepath.Glob(filepath.Join(dir, "*.css"))
	if err != nil {
		return err
	}
	for _, entry := range entries {
		name := filepath.Base(entry)
		out, err := bundle(entry, name, dev)
		if err != nil {
			return err
		}
		s.addAsset(name, out[name])
	}
	return nil
}
