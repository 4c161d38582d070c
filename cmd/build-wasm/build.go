package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A builder makes sites, and remembers between them what takes long.
type builder struct {
	dev      bool
	programs programs
}

func newBuilder(dev bool) *builder { return &builder{dev: dev} }

// build makes the whole site. Order matters: a page can name an asset only once its content, hence its fingerprint, is known.
func (b *builder) build() (*site, error) {
	if err := wantFiles("web/main.tsx", "static/index.html", "node_modules/preact"); err != nil {
		return nil, err
	}
	s := newSite()
	if err := b.addPrograms(s); err != nil {
		return nil, err
	}
	if err := b.addScripts(s); err != nil {
		return nil, err
	}
	if err := addStatic(s, "static"); err != nil {
		return nil, err
	}
	if err := addPages(s, "static", b.dev); err != nil {
		return nil, err
	}
	if b.dev {
		return s, nil
	}
	return s, compress(s)
}

func wantFiles(names ...string) error {
	for _, name := range names {
		if _, err := os.Stat(name); err != nil {
			if strings.HasPrefix(name, "node_modules") {
				return errors.New("node_modules is missing: run npm ci")
			}
			return fmt.Errorf("%s is missing: there is no page to build", name)
		}
	}
	return nil
}

// scripts are the entry points of web/ and the names pages know them by.
var scripts = []struct{ entry, name string }{
	{"web/worker.ts", "worker.js"},
	{"web/main.tsx", "app.js"},
}

func (b *builder) addScripts(s *site) error {
	for _, script := range scripts {
		if _, err := os.Stat(script.entry); err != nil && b.dev {
			fmt.Fprintf(os.Stderr, "%s is missing (dev build: going on without)\n", script.entry)
			continue
		}
		out, err := bundle(script.entry, script.name, b.dev)
		if err != nil {
			return err
		}
		s.addAsset(script.name, out.entry)
		if out.sourceMap != nil {
			s.add(s.assets[script.name]+".map", out.sourceMap)
		}
		for name, body := range out.chunks {
			s.add("assets/"+name, body)
		}
		for _, name := range out.shared {
			s.shared = append(s.shared, "assets/"+name)
		}
	}
	return nil
}

// addStatic takes over what needs no work: samples become assets; pages and CSS are not its business (see page.go).
func addStatic(s *site, dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if strings.HasSuffix(rel, ".html") || strings.HasPrefix(rel, "css/") || strings.HasPrefix(filepath.Base(rel), ".") {
			return nil
		}
		body, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if strings.HasPrefix(rel, "samples/") {
			s.addAsset(rel, body)
		} else {
			s.add(rel, body)
		}
		return nil
	})
}
