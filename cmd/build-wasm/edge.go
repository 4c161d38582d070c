package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// buildEdge writes the Cloudflare Worker: the loader workers-assets-gen knows, and the program.
func buildEdge(dir string) error {
	// workers-assets-gen empties its output directory first, so it goes before the compiler.
	gen := exec.Command("go", "tool", "workers-assets-gen", "-mode=go", "-o", dir)
	gen.Stderr = os.Stderr
	if err := gen.Run(); err != nil {
		return fmt.Errorf("writing the Worker's loader: %w", err)
	}
	if err := compileWasmTo("./wasm/edge", filepath.Join(dir, "app.wasm"), "-X main.version="+revision()); err != nil {
		return err
	}
	fmt.Printf("wrote %s\n", dir)
	return nil
}

// revision names the commit that is built, or says that there is none to name (a source archive).
func revision() string {
	out, err := exec.Command("git", "describe", "--always", "--dirty", "--abbrev=12").Output()
	if err != nil {
		return "unversioned"
	}
	return strings.TrimSpace(string(out))
}
