package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// A site is all files for a static host, in memory. Both the server and the writer of dist/ take it.
type site struct {
	files   map[string]*file               // by path, no leading slash
	assets  map[string]string              // logical name → path with fingerprint
	shared  map[string][]string            // of each page's script: the chunks it imports at once, for the page to preload
	parts   map[string]map[string][]string // of each page's script, of each module it fetches on demand: that module's script, and the chunks it imports at once
	repair  string                         // the script that the front page holds itself
	handout string                         // the cards of Learn for the page that is printed; "" where they are not made
}

type file struct {
	body         []byte
	gzip, brotli []byte // nil where it saves too little, and in a dev build
}

// hostsOwn reports whether a file is for the host and never sent to a browser.
func hostsOwn(path string) bool { return path == "_headers" || path == ".assetsignore" }

func newSite() *site {
	return &site{files: map[string]*file{}, assets: map[string]string{}, shared: map[string][]string{}, parts: map[string]map[string][]string{}}
}

func (s *site) add(path string, body []byte) { s.files[path] = &file{body: body} }

// addAsset stores body under a name that changes with its content, so that it may be cached for ever.
func (s *site) addAsset(name string, body []byte) {
	p := "assets/" + fingerprint(path.Base(name), body)
	s.assets[name] = p
	s.add(p, body)
}

// fingerprint puts a hash before the extension. A double extension stays together: app.js → app.0123456789.js,
// debian-6.12.117.map.gz → debian-6.12.117.0123456789.map.gz.
func fingerprint(name string, body []byte) string {
	ext := path.Ext(name)
	if double := path.Ext(strings.TrimSuffix(name, ext)) + ext; ext == ".gz" && !strings.ContainsAny(double, "0123456789") {
		ext = double
	}
	sum := sha256.Sum256(body)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:5]) + ext
}

func (s *site) size() (n int) {
	for _, f := range s.files {
		n += len(f.body)
	}
	return n
}

// paths are sorted, so that two builds of the same sources print the same.
func (s *site) paths() []string { return slices.Sorted(maps.Keys(s.files)) }

// write replaces what is in dir by the site. It is an error if dir contains anything but an earlier build.
func (s *site) write(dir string) error {
	if err := clearOldBuild(dir); err != nil {
		return err
	}
	for _, p := range s.paths() {
		f := s.files[p]
		for suffix, body := range map[string][]byte{"": f.body, ".gz": f.gzip, ".br": f.brotli} {
			if body == nil {
				continue
			}
			if err := writeFile(filepath.Join(dir, filepath.FromSlash(p))+suffix, body); err != nil {
				return err
			}
		}
	}
	return nil
}

// readSite reads what write wrote. Logical names of assets stay unknown: only unfilled pages need them.
func readSite(dir string) (*site, error) {
	s := newSite()
	packed := map[string][]byte{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		packed[filepath.ToSlash(rel)] = body
		return err
	})
	for p, body := range packed {
		plain := strings.TrimSuffix(strings.TrimSuffix(p, ".br"), ".gz")
		if packed[plain] == nil || plain == p {
			s.files[p] = &file{body: body, gzip: packed[p+".gz"], brotli: packed[p+".br"]}
		}
	}
	return s, err
}

func clearOldBuild(dir string) error {
	entries, err := os.ReadDir(dir)
	if os.IsNotExist(err) || (err == nil && len(entries) == 0) {
		return nil
	}
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, "index.html")); err != nil {
		return fmt.Errorf("clearing %s: it has no index.html, so it is not an earlier build; remove it yourself", dir)
	}
	return os.RemoveAll(dir)
}

func writeFile(name string, body []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, body, 0o644)
}
