package main

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// singleFile is the page as one file that runs from a disk; make single writes it.
const singleFile = "dist-single/kallscope.html"

// singleParts is what the single file contains and the page on a host fetches.
type singleParts struct {
	style, script, assets string
}

// buildSingle makes the front page as one file, from the same template and the same code. Only one module differs:
// web/wire/assetsInPage.ts, which finds each asset in the page, replaces web/wire/assets.ts.
func (b *builder) buildSingle() ([]byte, error) {
	s := newSite()
	if err := b.addPrograms(s); err != nil {
		return nil, err
	}
	if err := b.addWorkers(s); err != nil {
		return nil, err
	}
	if err := addStatic(s, "static"); err != nil {
		return nil, err
	}
	inside, err := insideOf(s)
	if err != nil {
		return nil, err
	}
	terms, err := licenses()
	if err != nil {
		return nil, err
	}
	single := &singleParts{assets: inside + asComment(terms)}
	script, _, err := b.alone("web/entry/page.tsx", singleAssets())
	if err != nil {
		return nil, err
	}
	single.script = string(script)
	for _, name := range []string{"app.css", "late.css", "learn.css", "lab.css", "symbols.css", "compare.css", "touch.css", "scenes.css"} {
		style, _, err := b.alone("static/css/" + name)
		if err != nil {
			return nil, err
		}
		single.style += string(style)
	}
	if err := single.check(); err != nil {
		return nil, err
	}
	page, err := os.ReadFile(filepath.Join("static", "index.html"))
	if err != nil {
		return nil, err
	}
	return fillPage("index.html", string(page), s, single)
}

const (
	assetsModule       = "web/wire/assets.ts"
	singleAssetsModule = "web/wire/assetsInPage.ts"
)

// singleAssets makes an import of assetsModule an import of singleAssetsModule.
func singleAssets() api.Plugin {
	return api.Plugin{Name: "single-assets", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: `(^|/)assets\.ts$`}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			if filepath.Join(a.ResolveDir, a.Path) != mustAbs(assetsModule) {
				return api.OnResolveResult{}, nil
			}
			return api.OnResolveResult{Path: mustAbs(singleAssetsModule)}, nil
		})
	}}
}

// mustAbs panics if there is no working directory; no build can go on without one.
func mustAbs(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		panic(err)
	}
	return abs
}

// insideOf writes the assets as web/wire/assetsInPage.ts reads them. They are data: no browser runs a script of type text/plain.
func insideOf(s *site) (string, error) {
	var out strings.Builder
	names := make([]string, 0, len(s.assets))
	for name := range s.assets {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		body := s.files[s.assets[name]].body
		packed, err := gzipBest(body)
		if err != nil {
			return "", fmt.Errorf("packing %s: %w", name, err)
		}
		how := ""
		if packed = worth(packed, body); packed != nil {
			body, how = packed, ` data-packed="gzip"`
		}
		fmt.Fprintf(&out, "<script type=\"text/plain\" data-asset=%q data-type=%q%s>%s</script>\n",
			html.EscapeString(name), contentType(name), how, base64.StdEncoding.EncodeToString(body))
	}
	return out.String(), nil
}

// asComment makes an HTML comment of a text, for people who read the page's source.
func asComment(text []byte) string {
	return "<!--\n" + strings.NewReplacer("-->", "-- >", "--!>", "-- !>").Replace(string(text)) + "-->\n"
}

// endsElement matches what a browser takes for markup even inside a script or a style.
var endsElement = regexp.MustCompile(`(?i)</(script|style)|<!--`)

func (p *singleParts) check() error {
	for _, text := range []string{p.script, p.style} {
		if m := endsElement.FindStringIndex(text); m != nil {
			return errors.New("the single file cannot hold " + text[max(0, m[0]-40):m[1]])
		}
	}
	return nil
}

// policy makes the single file's policy from the front page's. It allows this script and this style by their hashes. 'self' goes,
// as a page from a disk has no host. So does the script that mends what a host has sent (repairSource), and each directive that
// has no source left: nothing may be fetched.
func (p *singleParts) policy(page string) string {
	var directives []string
	for _, d := range strings.Split(page, ";") {
		words := strings.Fields(d)
		own := ""
		switch words[0] {
		case "script-src":
			own = hashSource(p.script)
		case "style-src":
			own = hashSource(p.style)
		}
		for i, word := range words {
			switch word {
			case "'self'":
				words[i] = own
			case repairSource:
				words[i] = ""
			}
		}
		words = slices.DeleteFunc(words, func(word string) bool { return word == "" })
		if len(words) > 1 {
			directives = append(directives, strings.Join(words, " "))
		}
	}
	return strings.Join(directives, "; ")
}

func hashSource(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func (b *builder) writeSingle(name string) error {
	body, err := b.buildSingle()
	if err != nil {
		return err
	}
	fmt.Printf("wrote %s: %d bytes\n", name, len(body))
	return writeFile(name, body)
}
