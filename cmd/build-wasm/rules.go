package main

import (
	"bytes"
	"errors"
	"fmt"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A rule of the code that a machine can see. It returns one line per break, empty when all is well.
type rule struct {
	why   string
	check func() ([]string, error)
}

var rules = []rule{
	{"gofmt decides the layout", unformatted},
	{"go vet, native", func() ([]string, error) { return vet(nil, "./...") }},
	{"go vet, wasm", func() ([]string, error) {
		return vet([]string{"GOOS=js", "GOARCH=wasm"}, "./symtab/...", "./wasm/...")
	}},
	{"the core knows no browser", func() ([]string, error) { return importersOf("symtab", "syscall/js") }},
	{"the core is small: fmt costs 130 KB of brotli, encoding/json 247 KB", func() ([]string, error) {
		return importersOf("symtab", "fmt", "encoding/json")
	}},
	{"so is the browser program, with all it depends on", labDependencies},
	{"names are hostile: no markup from data, no code from text", func() ([]string, error) { return linesWith("web", markupFromData, nil) }},
	{"the page asks no other host for anything", func() ([]string, error) { return linesWith("web", absoluteURL, linkedHost) }},
	{"nothing is left for later in the tree", leftForLater},
	{"up", importsUpward},
	{"circles", importCircles},
	{"twice", definedTwice},
	{"unused", exportsUnused},
}

var (
	markupFromData = regexp.MustCompile(`\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|new Function)\b|\beval\(`)
	// The scheme alone, as in a sentence, is no address.
	absoluteURL = regexp.MustCompile(`\b(https?|wss?)://\S[\w.-]*`)
	// Links a person may follow, names of XML vocabularies, which are never fetched, and the domain that is reserved for tests.
	linkedHost = regexp.MustCompile(`https://(elixir\.bootlin\.com|git\.kernel\.org|www\.kernel\.org|docs\.kernel\.org|github\.com/(torvalds/linux|kallscope/kallscope))/|http://www\.w3\.org/|https://[\w-]+\.test\b`)
	unfinished = regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X)\b`)
)

// checkRules reports every break of every rule.
func checkRules() error {
	broken := 0
	for _, r := range rules {
		found, err := r.check()
		if err != nil {
			return fmt.Errorf("checking that %s: %w", r.why, err)
		}
		if len(found) == 0 {
			continue
		}
		broken++
		fmt.Printf("rule broken: %s\n    %s\n", r.why, strings.Join(found, "\n    "))
	}
	if broken > 0 {
		return fmt.Errorf("%d of %d rules are broken", broken, len(rules))
	}
	fmt.Printf("%d rules hold\n", len(rules))
	return nil
}

func unformatted() ([]string, error) {
	var found []string
	for _, dir := range []string{"cmd", "symtab", "wasm"} {
		err := eachFile(dir, ".go", func(name string, body []byte) error {
			formatted, err := format.Source(body)
			if err != nil || !bytes.Equal(formatted, body) {
				found = append(found, name)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

func vet(env []string, packages ...string) ([]string, error) {
	cmd := exec.Command("go", append([]string{"vet"}, packages...)...)
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return nonEmptyLines(string(out)), nil
	}
	return nil, err
}

func importersOf(dir string, forbidden ...string) ([]string, error) {
	var found []string
	err := eachFile(dir, ".go", func(name string, body []byte) error {
		if strings.HasSuffix(name, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, body, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, i := range parsed.Imports {
			if path, _ := strconv.Unquote(i.Path.Value); slices.Contains(forbidden, path) {
				found = append(found, name+" imports "+path)
			}
		}
		return nil
	})
	return found, err
}

func labDependencies() ([]string, error) {
	cmd := exec.Command("go", "list", "-deps", "./wasm/lab")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	var found []string
	for _, path := range nonEmptyLines(string(out)) {
		if path == "fmt" || path == "encoding/json" {
			found = append(found, "wasm/lab depends on "+path+"")
		}
	}
	return found, nil
}

// linesWith finds lines of the page's own sources; what allowed matches is taken out of a line first.
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

// eachFile walks the files of a tree whose names end in suffix, test data left out. A tree not there is empty.
func eachFile(dir, suffix string, visit func(name string, body []byte) error) error {
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if d.Name() == "testdata" || d.Name() == "node_modules" {
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

func nonEmptyLines(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\r\n"); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
