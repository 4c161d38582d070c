package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// licensesFile lies at the site's root, where people can read it.
const licensesFile = "licenses.txt"

// browserPrograms are the Go programs whose code a site has in it.
var browserPrograms = []string{"./wasm/lab", "./wasm/image"}

// licenses is our own license and NOTICE, and the licenses of all code of others in the site. They ask to go with every copy,
// and bundlers and linkers drop them. What is linked and bundled says whose they are.
func licenses() ([]byte, error) {
	folders, err := linkedModules(browserPrograms)
	if err != nil {
		return nil, err
	}
	packages, err := bundledPackages()
	if err != nil {
		return nil, err
	}
	maps.Copy(folders, packages)
	text, err := licensesOf(folders)
	if err != nil {
		return nil, err
	}
	var own []byte
	for _, name := range []string{"LICENSE", "NOTICE"} {
		body, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		own = append(append(own, body...), '\n')
	}
	return append(own, text...), nil
}

// linkedModules finds the folders of the Go modules in those programs, by module path; "Go" is the toolchain's own library.
func linkedModules(programs []string) (map[string]string, error) {
	args := append([]string{"list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Dir}}{{end}}{{end}}"}, programs...)
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("listing the modules of %s: %w", strings.Join(programs, ", "), err)
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("finding GOROOT: %w", err)
	}
	folders := map[string]string{"Go": strings.TrimSpace(string(goroot))}
	for line := range strings.Lines(string(out)) {
		if path, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			folders[path] = dir
		}
	}
	return folders, nil
}

// bundledPackages finds the folders of the npm packages in the site's scripts, by package name.
func bundledPackages() (map[string]string, error) {
	o := bundleOptions(false)
	for _, s := range slices.Concat(pageScripts, workerScripts, plainScripts) {
		o.EntryPoints = append(o.EntryPoints, s.entry)
	}
	o.Format = api.FormatESModule
	o.Splitting = true
	result, err := runBundler(o)
	if err != nil {
		return nil, err
	}
	var meta struct{ Inputs map[string]json.RawMessage }
	if err := json.Unmarshal([]byte(result.Metafile), &meta); err != nil {
		return nil, fmt.Errorf("reading esbuild's account: %w", err)
	}
	folders := map[string]string{}
	for input := range meta.Inputs {
		if name := packageOf(input); name != "" {
			folders[name] = filepath.Join("node_modules", filepath.FromSlash(name))
		}
	}
	return folders, nil
}

// packageOf is the npm package of a file, "" for our own: node_modules/@preact/signals/dist/signals.mjs → @preact/signals.
func packageOf(input string) string {
	rest, ok := strings.CutPrefix(input, "node_modules/")
	if !ok {
		return ""
	}
	parts := strings.SplitN(rest, "/", 3)
	if strings.HasPrefix(rest, "@") && len(parts) > 1 {
		return parts[0] + "/" + parts[1]
	}
	return parts[0]
}

// licensesOf reads each folder's license, in order of the names. A folder without one is an error: its code may not be copied.
func licensesOf(folders map[string]string) ([]byte, error) {
	var out []byte
	var problems []error
	for _, name := range slices.Sorted(maps.Keys(folders)) {
		files, err := filepath.Glob(filepath.Join(folders[name], "LICEN[CS]E*"))
		if err != nil {
			return nil, err
		}
		if len(files) == 0 {
			problems = append(problems, fmt.Errorf("%s has no license in %s", name, folders[name]))
		}
		for _, file := range files {
			body, err := os.ReadFile(file)
			if err != nil {
				return nil, err
			}
			out = fmt.Appendf(out, "---- %s ----\n\n%s\n\n", name, strings.TrimSpace(string(body)))
		}
	}
	return out, errors.Join(problems...)
}
