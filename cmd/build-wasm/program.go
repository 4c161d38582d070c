package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"
)

const (
	openingSample = "static/samples/debian-6.12.117-cloud-amd64.map.gz"
	openingName   = "security_file_open"
)

// programs are the files of a site that Go sources make. They are kept while the sources stay the same: compiling takes seconds,
// and most rebuilds are for a script or a style. In a dev build the last ones stay when a Go file does not compile.
type programs struct {
	sources map[string]time.Time
	lab     []byte
	image   []byte
	study   []byte
	symbols []byte
	opening []byte
}

// addPrograms adds lab.wasm, image.wasm, study.wasm, symbols.wasm and opening.bin.
func (b *builder) addPrograms(s *site) error {
	if sources := goSources(); !maps.EqualFunc(sources, b.programs.sources, time.Time.Equal) {
		b.programs.sources = sources
		if err := b.programs.remake(); err != nil {
			if !b.dev {
				return err
			}
			fmt.Fprintf(os.Stderr, "%v\n(dev build: going on with what compiled last, if anything did)\n", err)
		}
	}
	if b.programs.lab != nil {
		s.addAsset("lab.wasm", b.programs.lab)
	}
	if b.programs.image != nil {
		s.addAsset("image.wasm", b.programs.image)
	}
	if b.programs.study != nil {
		s.addAsset("study.wasm", b.programs.study)
	}
	if b.programs.symbols != nil {
		s.addAsset("symbols.wasm", b.programs.symbols)
	}
	if b.programs.opening != nil {
		s.addAsset("opening.bin", b.programs.opening)
	}
	return nil
}

// remake makes each of them anew, side by side. One that fails stays as it was.
func (p *programs) remake() error {
	makes := []struct {
		into *[]byte
		make func() ([]byte, error)
	}{
		{&p.lab, func() ([]byte, error) { return compileBrowserProgram("./wasm/lab") }},
		{&p.image, func() ([]byte, error) { return compileBrowserProgram("./wasm/image") }},
		{&p.study, func() ([]byte, error) { return compileBrowserProgram("./wasm/study") }},
		{&p.symbols, func() ([]byte, error) { return compileBrowserProgram("./wasm/symbols") }},
		{&p.opening, func() ([]byte, error) { return makeOpening(openingSample, openingName) }},
	}
	failed := make([]error, len(makes))
	var all sync.WaitGroup
	for i, m := range makes {
		all.Go(func() {
			body, err := m.make()
			if failed[i] = err; err == nil {
				*m.into = body
			}
		})
	}
	all.Wait()
	return errors.Join(failed...)
}

func makeOpening(sample, name string) ([]byte, error) {
	cmd := exec.Command("go", "run", "./cmd/build-wasm/opening", "-name", name, sample)
	out, err := cmd.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return nil, fmt.Errorf("making the first frame: %s", bytes.TrimSpace(failed.Stderr))
	}
	return out, err
}

func goSources() map[string]time.Time {
	sources := sourceState()
	maps.DeleteFunc(sources, func(name string, _ time.Time) bool { return !strings.HasSuffix(name, ".go") })
	return sources
}
