package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// tally counts the outcomes of one kind of input.
type tally struct {
	same, refused, differ, broken int
}

func (c *tally) String() string {
	s := fmt.Sprintf("%d the same byte for byte, %d refused by both, %d differ", c.same, c.refused, c.differ)
	if c.broken > 0 {
		s += fmt.Sprintf(", %d where the kernel's tool crashed or hung", c.broken)
	}
	return s
}

// A run is one input, and the tool of the kernel to compare with.
type run struct {
	path  string
	tool  *tool
	flags []string
}

func compareAll(t *tools, seed uint64, maps int) error {
	if err := os.RemoveAll(cache + "/differs"); err != nil {
		return err
	}
	differ := 0
	for _, c := range []struct {
		what string
		runs func(yield func(run) error) error
	}{
		{"real kernels", t.kernelRuns},
		{"fixtures", t.fixtureRuns},
		{"generated maps", func(yield func(run) error) error { return t.generatedRuns(seed, maps, yield) }},
	} {
		start := time.Now()
		total, err := t.compareRuns(c.runs)
		if err != nil {
			return err
		}
		differ += total.differ
		fmt.Printf("%s: %v (%.1f s)\n", c.what, total, time.Since(start).Seconds())
	}
	if differ > 0 {
		return fmt.Errorf("%d runs differ, their maps are in %s/differs", differ, cache)
	}
	return nil
}

// compareRuns compares the outputs of all runs, two runs at a time.
func (t *tools) compareRuns(all func(yield func(run) error) error) (*tally, error) {
	total, mutex := &tally{}, sync.Mutex{}
	work, failed := make(chan run), make(chan error, 1)
	var workers sync.WaitGroup
	for range 2 {
		workers.Go(func() {
			for r := range work {
				one, err := t.compare(r)
				if err != nil {
					select {
					case failed <- err:
					default:
					}
				}
				mutex.Lock()
				total.add(one)
				mutex.Unlock()
			}
		})
	}
	err := all(func(r run) error {
		select {
		case work <- r:
			return nil
		case err := <-failed:
			return err
		}
	})
	close(work)
	workers.Wait()
	return total, err
}

func (c *tally) add(d tally) {
	c.same += d.same
	c.refused += d.refused
	c.differ += d.differ
	c.broken += d.broken
}

// compare runs both programs on one input.
func (t *tools) compare(r run) (tally, error) {
	args := append(append([]string(nil), r.flags...), r.path)
	theirs, err := output(r.tool.path, args)
	if err != nil {
		return tally{}, err
	}
	ours, err := output(t.ours, append([]string{"--release=" + r.tool.release}, args...))
	if err != nil {
		return tally{}, err
	}
	switch {
	case theirs.crashed:
		return tally{broken: 1}, nil
	case theirs.failed && ours.failed && !ours.crashed:
		return tally{refused: 1}, nil
	case !theirs.failed && !ours.failed && bytes.Equal(theirs.text, ours.text):
		return tally{same: 1}, nil
	}
	return tally{differ: 1}, keep(r, theirs, ours)
}

// A result is what a program wrote and how it ended.
type result struct {
	text, messages  []byte
	failed, crashed bool
}

func output(path string, args []string) (result, error) {
	const patience = time.Minute
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	var text, messages bytes.Buffer
	c := exec.CommandContext(ctx, path, args...)
	c.Stdout, c.Stderr = &text, &messages
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return result{}, err
	}
	r := result{text: text.Bytes(), messages: messages.Bytes(), failed: err != nil}
	r.crashed = r.failed && exit.ExitCode() != 1
	return r, nil
}

// keep prints how two outputs differ, and stores the map and both outputs for people to look at.
func keep(r run, theirs, ours result) error {
	dir := filepath.Join(cache, "differs")
	name := strings.TrimSuffix(filepath.Base(r.path), ".map") + "." + r.tool.release
	fmt.Printf("DIFFERS %s %s %s: exit %v and %v, first different byte %d\n  theirs: %.200q\n  ours:   %.200q\n", name, r.tool.release,
		strings.Join(r.flags, " "), theirs.failed, ours.failed, firstDifference(theirs.text, ours.text), theirs.messages, ours.messages)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	src, err := os.ReadFile(r.path)
	if err != nil {
		return err
	}
	return errors.Join(os.WriteFile(filepath.Join(dir, name+".map"), src, 0o644),
		os.WriteFile(filepath.Join(dir, name+".theirs.S"), theirs.text, 0o644),
		os.WriteFile(filepath.Join(dir, name+".ours.S"), ours.text, 0o644))
}

func firstDifference(a, b []byte) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}
