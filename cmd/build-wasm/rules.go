package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
)

// A rule that a program can check. check returns a line for each place that breaks it.
type rule struct {
	why   string
	check func() ([]string, error)
}

var rules = []rule{
	{"gofmt decides the layout of Go", unformatted},
	{"go vet, native", says(nil, "go", "vet", "./...")},
	{"go vet, wasm", says(forWasm, "go", "vet", "./symtab/...", "./wasm/...")},
	{"staticcheck, native", func() ([]string, error) { return staticcheck(nil, "./...") }},
	{"staticcheck, wasm", func() ([]string, error) { return staticcheck(forWasm, "./symtab/...", "./wasm/...") }},
	{"go.mod and go.sum list what is used: go mod tidy", says(nil, "go", "mod", "tidy", "-diff")},
	{"modules are what go.sum says", says(nil, "go", "mod", "verify")},
	{"Biome decides the layout of TypeScript and CSS, and lints them", says(nil, "node_modules/.bin/biome", "check", "--error-on-warnings", ".")},
	{"tsc finds no wrong type", says(nil, "node_modules/.bin/tsc", "--noEmit")},
	{"the core knows no browser", func() ([]string, error) { return importersOf("symtab", "syscall/js") }},
	{"the core is small: fmt costs 130 KB of brotli, encoding/json 247 KB", func() ([]string, error) {
		return importersOf("symtab", "fmt", "encoding/json")
	}},
	{"so is the browser program, with all it depends on", labDependencies},
	{"a file of web/ imports from its own layer or a lower one: " + strings.Join(webLayers, " < "), ofWeb(importsUpward)},
	{"imports of web/ go in no circle, those of types included", ofWeb(importCircles)},
	{"an exported name of web/ is defined once", ofWeb(definedTwice)},
	{"what a file of web/ exports, another imports", ofWeb(exportsUnused)},
	{"names are hostile: no markup from data, no code from text", func() ([]string, error) { return linesWith("web", markupFromData, nil) }},
	{"the page asks no other host for anything", func() ([]string, error) { return linesWith("web", absoluteURL, linkedHost) }},
	{"nothing is left for later in the tree", leftForLater},
	{"the texts of the cards name values that exist, and each wrong answer its misconception", func() ([]string, error) { return brokenCards(cardsDir) }},
	{"a lecture has notes for each card, and its plans fill their minutes", func() ([]string, error) { return brokenLectures(lectureDir, cardsDir) }},
}

var (
	markupFromData = regexp.MustCompile(`\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|new Function)\b|\beval\(`)
	// A scheme alone, as in a sentence, is no address.
	absoluteURL = regexp.MustCompile(`\b(https?|wss?)://\S[\w.-]*`)
	// Links a person may follow, names of XML vocabularies, which are never fetched, and the domain that is reserved for tests.
	linkedHost = regexp.MustCompile(`https://(elixir\.bootlin\.com|git\.kernel\.org|www\.kernel\.org|docs\.kernel\.org|github\.com/(torvalds/linux|kallscope/kallscope))/|http://www\.w3\.org/|https://[\w-]+\.test\b`)
	unfinished = regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X)\b`)
)

// checkRules reports every break of every rule, in the order of the list. Rules are checked side by side: most of them
// wait for another program.
func checkRules() error {
	found := make([][]string, len(rules))
	failed := make([]error, len(rules))
	var all sync.WaitGroup
	for i, r := range rules {
		all.Go(func() { found[i], failed[i] = r.check() })
	}
	all.Wait()
	broken := 0
	for i, r := range rules {
		if failed[i] != nil {
			return fmt.Errorf("checking the rule %q: %w", r.why, failed[i])
		}
		if len(found[i]) > 0 {
			broken++
			fmt.Printf("rule broken: %s\n    %s\n", r.why, strings.Join(found[i], "\n    "))
		}
	}
	if broken > 0 {
		return fmt.Errorf("%d of %d rules are broken", broken, len(rules))
	}
	fmt.Printf("%d rules hold\n", len(rules))
	return nil
}

// linesWith finds lines of TypeScript files, tests left out, that match pattern. What allowed matches is removed first.
func linesWith(dir string, pattern, allowed *regexp.Regexp) ([]string, error) {
	var found []string
	err := eachFile(dir, "", func(name string, body []byte) error {
		ext := filepath.Ext(name)
		if ext != ".ts" && ext != ".tsx" || strings.Contains(name, ".test.") {
			return nil
		}
		for i, line := range strings.Split(string(body), "\n") {
			if allowed != nil {
				line = allowed.ReplaceAllString(line, "")
			}
			if m := pattern.FindString(line); m != "" {
				found = append(found, fmt.Sprintf("%s:%d: %s", filepath.ToSlash(name), i+1, m))
			}
		}
		return nil
	})
	return found, err
}

func leftForLater() ([]string, error) {
	var found []string
	for _, dir := range []string{"cmd", "symtab", "wasm", "web", "static", "scripts", "docs"} {
		err := eachFile(dir, "", func(name string, body []byte) error {
			if bytes.IndexByte(body, 0) >= 0 || strings.HasPrefix(filepath.ToSlash(name), "static/samples/") {
				return nil
			}
			for i, line := range strings.Split(string(body), "\n") {
				if unfinished.MatchString(line) {
					found = append(found, fmt.Sprintf("%s:%d: %s", filepath.ToSlash(name), i+1, strings.TrimSpace(line)))
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

// eachFile walks the files of a tree whose names end in suffix. It leaves out test data, packages of others and folders
// whose name begins with a dot. A tree that is not there is empty.
func eachFile(dir, suffix string, visit func(name string, body []byte) error) error {
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			hidden := strings.HasPrefix(d.Name(), ".") && name != dir
			if hidden || d.Name() == "testdata" || d.Name() == "node_modules" {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, suffix) {
			return nil
		}
		body, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return visit(name, body)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
