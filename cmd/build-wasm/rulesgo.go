package main

import (
	"bytes"
	"errors"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
)

// forWasm is the environment that makes Go's tools look at what a browser runs.
var forWasm = []string{"GOOS=js", "GOARCH=wasm"}

// says makes a rule of a program: what it prints when it fails are the breaks.
func says(env []string, program string, args ...string) func() ([]string, error) {
	return func() ([]string, error) {
		cmd := exec.Command(program, args...)
		cmd.Env = append(os.Environ(), env...)
		out, err := cmd.CombinedOutput()
		var failed *exec.ExitError
		if !errors.As(err, &failed) {
			return nil, err
		}
		if lines := nonEmptyLines(string(out)); len(lines) > 0 {
			return lines, nil
		}
		return []string{program + " fails and prints nothing"}, nil
	}
}

// staticcheck runs the tool as go.mod names it. go tool would build the tool itself for the environment it runs in, so for
// wasm its program is asked for first.
func staticcheck(env []string, packages ...string) ([]string, error) {
	out, err := exec.Command("go", "tool", "-n", "staticcheck").Output()
	if err != nil {
		return nil, err
	}
	return says(env, strings.TrimSpace(string(out)), packages...)()
}

func unformatted() ([]string, error) {
	var found []string
	err := eachFile(".", ".go", func(name string, body []byte) error {
		formatted, err := format.Source(body)
		if err != nil || !bytes.Equal(formatted, body) {
			found = append(found, name)
		}
		return nil
	})
	return found, err
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
	cmd.Env = append(os.Environ(), forWasm...)
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	var found []string
	for _, path := range nonEmptyLines(string(out)) {
		if path == "fmt" || path == "encoding/json" {
			found = append(found, "wasm/lab depends on "+path)
		}
	}
	return found, nil
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
