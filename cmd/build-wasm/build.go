package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// A builder makes sites. It keeps what takes long to make for the next site.
type builder struct {
	bundler
	watched  bool // sources change while a person looks at the page
	programs programs
}

// lasting reports whether people will come back to the site. Only then does a service worker keep it for use without a network.
func (b *builder) lasting() bool { return !b.dev && !b.watched }

func newBuilder(dev bool) *builder { return &builder{bundler: bundler{dev: dev}} }

// watch makes a builder for sources that change.
func (b *builder) watch() *builder {
	b.watched, b.contexts = true, map[string]api.BuildContext{}
	return b
}

// build makes the whole site. Order matters: a page can name an asset only once its content, hence its fingerprint, is known.
func (b *builder) build() (*site, error) {
	if err := wantFiles("web/entry/page.tsx", "static/index.html", "node_modules/preact"); err != nil {
		return nil, err
	}
	s := newSite()
	if err := b.addPrograms(s); err != nil {
		return nil, err
	}
	if err := b.addScripts(s); err != nil {
		return nil, err
	}
	if b.lasting() {
		s.assets[serviceWorker] = serviceWorker // lets the pages register it
	}
	if err := addStatic(s, "static"); err != nil {
		return nil, err
	}
	if err := b.addRepair(s); err != nil {
		return nil, err
	}
	if err := b.addHandout(s); err != nil {
		return nil, err
	}
	if err := b.addPages(s, "static"); err != nil {
		return nil, err
	}
	if b.lasting() {
		terms, err := licenses()
		if err != nil {
			return nil, err
		}
		s.add(licensesFile, terms)
	}
	if err := b.addServiceWorker(s); err != nil {
		return nil, err
	}
	if b.dev {
		return s, nil
	}
	return s, compress(s)
}

// repairSource stands in _headers where the hash of the front page's own script goes. With it the policy
// lets the script run.
const repairSource = "'sha256-{{repair}}'"

// addRepair makes the script that the front page holds itself (web/entry/repair.ts), and lets it through by its hash.
func (b *builder) addRepair(s *site) error {
	script, _, err := b.alone("web/entry/repair.ts")
	if err != nil {
		return err
	}
	s.repair = strings.TrimSpace(string(script))
	headers := s.files["_headers"]
	if headers == nil {
		return errors.New("there is no _headers to let the page's own script through")
	}
	headers.body = bytes.ReplaceAll(headers.body, []byte(repairSource), []byte(hashSource(s.repair)))
	return nil
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

// pageScripts are the modules that pages load at once. Each is bundled with all that it needs.
var pageScripts = []script{
	{"web/entry/page.tsx", "app.js"},
	{"web/entry/embed.tsx", "embed.js"},
}

// workerScripts are bundled into one file each: a worker starts from bytes that the page holds, so it can import nothing.
var workerScripts = []script{
	{"web/entry/worker.ts", "worker.js"},
	{"web/entry/film.ts", "film.js"},
}

// plainScripts lie at the site's root under a name that never changes, because other sites' pages contain it. Each is one
// file and no module, so a page of another site may load it without CORS. As the name stays the same, hosts must let browsers
// ask for a newer version (Cache-Control: no-cache in _headers).
var plainScripts = []script{
	{"web/entry/element.ts", "kallscope-race.js"},
}

func (b *builder) addScripts(s *site) error {
	for _, own := range pageScripts {
		page, err := b.page(own)
		if err != nil {
			return err
		}
		for path, body := range page.files {
			s.add(path, body)
		}
		s.assets[own.name], s.shared[own.name], s.parts[own.name] = page.script, page.shared, page.parts
	}
	if err := b.addWorkers(s); err != nil {
		return err
	}
	for _, plain := range plainScripts {
		body, _, err := b.alone(plain.entry)
		if err != nil {
			return err
		}
		s.add(plain.name, body)
	}
	if !b.dev {
		return nil
	}
	body, _, err := b.alone("web/entry/reload.ts")
	s.add(reloadScript, body)
	return err
}

func (b *builder) addWorkers(s *site) error {
	for _, worker := range workerScripts {
		body, sourceMap, err := b.alone(worker.entry)
		if err != nil {
			return err
		}
		s.addAsset(worker.name, body)
		if sourceMap != nil {
			s.add(s.assets[worker.name]+".map", sourceMap)
		}
	}
	return nil
}

// addStatic copies the files that need no work, and makes assets of the samples. Pages and CSS are added by page.go, the texts of
// cards by cardtexts.go.
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
		if strings.HasSuffix(rel, ".html") || strings.HasPrefix(rel, "css/") || strings.HasPrefix(rel, "learn/") || (strings.HasPrefix(filepath.Base(rel), ".") && !hostsOwn(rel)) {
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
