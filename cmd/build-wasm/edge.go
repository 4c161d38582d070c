package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// buildEdge writes the Cloudflare Worker: our entry, the loader of workers-assets-gen, and the program.
func buildEdge(dir string) error {
	// workers-assets-gen empties its output directory first, so it goes before the compiler.
	gen := exec.Command("go", "tool", "workers-assets-gen", "-mode=go", "-o", dir)
	gen.Stderr = os.Stderr
	if err := gen.Run(); err != nil {
		return fmt.Errorf("writing the Worker's loader: %w", err)
	}
	if err := writeEdgeExec(filepath.Join(dir, "wasm_exec.js")); err != nil {
		return err
	}
	for _, name := range []string{"entry.mjs", "gzip.mjs"} {
		text, err := os.ReadFile(filepath.Join("wasm/edge", name))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return err
		}
	}
	if err := compileWasm("./wasm/edge", filepath.Join(dir, "app.wasm"), smallLink+" -X main.version="+revision()); err != nil {
		return err
	}
	fmt.Printf("wrote %s\n", dir)
	return nil
}

// writeEdgeExec replaces the wasm_exec.js that comes with workers-assets-gen by the toolchain's own: programs of one Go release
// may not run with the wasm_exec.js of another.
func writeEdgeExec(name string) error {
	own, err := wasmExecPath()
	if err != nil {
		return err
	}
	text, err := os.ReadFile(own)
	if err != nil {
		return err
	}
	given, err := giveContext(string(text))
	if err != nil {
		return err
	}
	return os.WriteFile(name, []byte(given), 0o644)
}

// contextEdits are what github.com/syumai/workers changes in wasm_exec.js: a program finds its request's bindings as
// globalThis.context, although many programs share one globalThis.
var contextEdits = []struct{ from, to string }{
	{"async run(instance) {", "async run(instance, context) {"},
	{"\t\t\tthis._values = [", `			const globalProxy = new Proxy(globalThis, {
				get(target, prop) {
					if (prop === 'context') {
						return context;
					}
					return Reflect.get(target, prop, target);
				}
			})
			this._values = [`},
	{"\t\t\t\tglobalThis,\n", "\t\t\t\tglobalProxy,\n"},
	{"[globalThis, 5]", "[globalProxy, 5]"},
}

func giveContext(wasmExec string) (string, error) {
	for _, edit := range contextEdits {
		if n := strings.Count(wasmExec, edit.from); n != 1 {
			return "", fmt.Errorf("fitting this Go's wasm_exec.js to the Worker: %q is there %d times, want once", edit.from, n)
		}
		wasmExec = strings.Replace(wasmExec, edit.from, edit.to, 1)
	}
	return wasmExec, nil
}

// revision names the commit that is built; "unversioned" where there is no repository, as in a source archive.
func revision() string {
	out, err := exec.Command("git", "describe", "--always", "--dirty", "--abbrev=12").Output()
	if err != nil {
		return "unversioned"
	}
	return strings.TrimSpace(string(out))
}
