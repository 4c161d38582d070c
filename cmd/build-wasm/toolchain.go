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

// compileWasm builds a browser program and returns its bytes.
func compileWasm(pkg string) ([]byte, error) {
	dir, err := os.MkdirTemp("", "kallscope-wasm-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "program.wasm")
	if err := compileWasmTo(pkg, out); err != nil {
		return nil, err
	}
	return os.ReadFile(out)
}

// compileWasmTo builds without symbol table, debug data and local paths: 2 % less, and the same bytes on every machine.
// More linker flags may follow.
func compileWasmTo(pkg, out string, link ...string) error {
	flags := strings.Join(append([]string{"-s", "-w", "-buildid="}, link...), " ")
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags="+flags, "-o", out, pkg)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("compiling %s: %w\n%s", pkg, err, text)
	}
	return nil
}

// wasmExecPath is the toolchain's own loader: it must match the Go that compiled the program, so it is never committed.
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
