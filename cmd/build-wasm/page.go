package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"text/template"
)

// addPages fills in each page's asset names. A page may say
//
//	{{asset "app.js"}}         the path of a built script, a CSS file of static/css, a sample or lab.wasm, with its fingerprint
//	{{if has "opening.bin"}}   whether it was built
//	{{range shared "app.js"}}{{.}}{{end}}   the chunks that script imports at once, to be preloaded
//	{{picture "icons/icon.svg"}}   an SVG of static/ as a data: address, which needs no request
//	{{handout}}                the cards of Learn for paper (handout.go)
//	{{policy}}                 the page's Content-Security-Policy out of _headers, for a meta element (policy.go)
//	{{if single}}              whether this is the single file (single.go); then there are {{style}}, {{script}} and {{inside}}, too
//	{{manifest}}               what scripts ask for by name, as JSON for an attribute: <meta name="kallscope-assets" content='{{manifest}}'>
//
// The manifest is in the page, whose name never changes. In a script it would change that script's name with every new
// program, and browsers would fetch the script again. The policy allows one inline script, by its hash: {{repair}}.
func (b *bundler) addPages(s *site, dir string) error {
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
	if err := b.addStyles(s, filepath.Join(dir, "css")); err != nil {
		return err
	}
	for name, text := range pages {
		if b.dev {
			text = strings.Replace(text, "</head>", `<script src="`+reloadScript+`"></script>`+"\n</head>", 1)
		}
		body, err := fillPage(name, text, s, nil)
		if err != nil {
			return err
		}
		s.add(name, body)
	}
	return nil
}

// fillPage executes a page's template. For all pages but the single file, single is nil.
func fillPage(name, text string, s *site, single *singleParts) ([]byte, error) {
	t, err := template.New(name).Funcs(template.FuncMap{
		"asset": func(name string) (string, error) {
			if p, ok := s.assets[name]; ok {
				return p, nil
			}
			return "", fmt.Errorf("no asset %q was built", name)
		},
		"has":     func(name string) bool { return s.assets[name] != "" },
		"shared":  func(name string) []string { return s.shared[name] },
		"picture": func(name string) (string, error) { return pictureURL(s, name) },
		"policy": func() (string, error) {
			policy, err := metaPolicy(s, name)
			if err == nil && single != nil {
				policy = single.policy(policy)
			}
			return policy, err
		},
		"repair":   func() string { return s.repair },
		"handout":  func() string { return s.handout },
		"single":   func() bool { return single != nil },
		"style":    func() string { return single.style },
		"script":   func() string { return single.script },
		"inside":   func() string { return single.assets },
		"manifest": func() (string, error) { return manifest(s.assets) },
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

// manifest leaves out the pages' own scripts and styles, which pages name themselves. In JSON every " would have to be escaped in an
// attribute between ", so the attribute stands between '.
func manifest(assets map[string]string) (string, error) {
	asked := maps.Clone(assets)
	delete(asked, "handout.css")
	for _, own := range pageScripts {
		delete(asked, own.name)
		delete(asked, strings.TrimSuffix(own.name, ".js")+".css")
	}
	text, err := json.Marshal(asked)
	return strings.ReplaceAll(string(text), "'", "&#39;"), err // json.Marshal has escaped & and < already
}

// pictureURL makes a data: address of a picture. The page's icon is one, because browsers fetch an icon again whenever the
// address of the page changes, and a race changes it often.
func pictureURL(s *site, name string) (string, error) {
	f := s.files[name]
	if f == nil {
		return "", fmt.Errorf("no picture %q", name)
	}
	escaped := strings.NewReplacer("%", "%25", "#", "%23", `"`, "'", "<", "%3C", ">", "%3E", "\n", "").Replace(string(f.body))
	return "data:image/svg+xml," + escaped, nil
}

// addStyles bundles each stylesheet that lies in dir itself. The stylesheets in its folders are parts, which the ones in
// dir import.
func (b *bundler) addStyles(s *site, dir string) error {
	names, err := filepath.Glob(filepath.Join(dir, "*.css"))
	if err != nil {
		return err
	}
	for _, name := range names {
		body, _, err := b.alone(filepath.ToSlash(name))
		if err != nil {
			return err
		}
		s.addAsset(filepath.Base(name), body)
	}
	return nil
}
