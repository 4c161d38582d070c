package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// enterModuleRoot makes every path of the build relative to the module, wherever the command was started.
func enterModuleRoot() error {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return fmt.Errorf("finding the module: %w", err)
	}
	mod := strings.TrimSpace(string(out))
	if mod == "" || mod == os.DevNull {
		return errors.New("finding the module: run this inside the repository")
	}
	return os.Chdir(filepath.Dir(mod))
}

// browserFlags build a browser program for size, since a person waits for it to arrive. Without inlining inside Go's
// runtime wasm/lab has 31 KB of brotli less; the code that builds and searches tables is inlined as ever. Without
// inlining in all of the standard library it would be 2 KB larger than that, and slower (docs/benchmarks.md).
var browserFlags = []string{"-gcflags=runtime=-l"}

// smallLink leaves out symbol table, debug data and build ID.
const smallLink = "-s -w -buildid="

// compileBrowserProgram builds a program for a worker and returns its bytes.
func compileBrowserProgram(pkg string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "kallscope-wasm-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "program.wasm")
	if err := compileWasm(pkg, out, smallLink, browserFlags...); err != nil {
		return nil, err
	}
	return os.ReadFile(out)
}

// compileWasm writes the program pkg to out. It holds no local path and no time, so every machine makes the same bytes.
func compileWasm(pkg, out, link string, flags ...string) error {
	args := append([]string{"build", "-trimpath", "-buildvcs=false", "-ldflags=" + link}, flags...)
	cmd := exec.Command("go", append(args, "-o", out, pkg)...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("compiling %s: %w\n%s", pkg, err, text)
	}
	return nil
}

// wasmExecPath finds the toolchain's wasm_exec.js. It must be of the Go release that compiles the program, so it is not committed.
func wasmExecPath() (string, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("finding GOROOT: %w", err)
	}
	path := filepath.Join(strings.TrimSpace(string(out)), "lib", "wasm", "wasm_exec.js")
	if _, err := os.Stat(path); err != nil {
		return "", fmt.Errorf("finding the toolchain's wasm_exec.js: %w", err)
	}
	return path, nil
}
