package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

// The handout is the cards of Learn on paper and for browsers without scripts: static/handout.html with what
// web/entry/handout.ts makes of the sample. The figures are the core's and the pictures are the page's own painters', so Node
// runs them while the site is built.
const (
	handoutEntry  = "web/entry/handout.ts"
	handoutTokens = "static/css/parts/tokens.css"
)

// addHandout makes the cards for the page's {{handout}}. A site that is served while its sources change has none.
func (b *builder) addHandout(s *site) error {
	if _, err := os.Stat(handoutEntry); err != nil || !b.lasting() {
		return nil
	}
	dir, err := os.MkdirTemp("", "handout")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if _, err := output("go", "run", "./cmd/build-wasm/studied", openingSample, dir); err != nil {
		return fmt.Errorf("counting the sample for the handout: %w", err)
	}
	script := filepath.Join(dir, "handout.mjs")
	o := bundleOptions(false)
	o.EntryPoints, o.Outfile = []string{handoutEntry}, script
	o.Format, o.Platform, o.Sourcemap, o.Write = api.FormatESModule, api.PlatformNode, api.SourceMapNone, true
	result := api.Build(o)
	if err := messages(result.Errors, api.ErrorMessage); err != nil {
		return fmt.Errorf("bundling the handout:\n%w", err)
	}
	cards, err := output("node", script, dir, handoutTokens)
	if err != nil {
		return fmt.Errorf("making the handout: %w", err)
	}
	s.handout = string(cards)
	return nil
}

// output runs a program. Its error has what the program said of it.
func output(name string, args ...string) ([]byte, error) {
	out, err := exec.Command(name, args...).Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return nil, fmt.Errorf("%w: %s", err, bytes.TrimSpace(failed.Stderr))
	}
	return out, err
}
