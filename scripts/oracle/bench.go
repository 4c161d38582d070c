package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// measure times whole processes, map file to /dev/null, ours and the kernel's by turns so that whatever else the machine
// does falls on both.
func measure(t *tools, runs int) error {
	real := &t.real[1]
	fmt.Printf("| map | flags | kernel's tool %s | ours | ratio | memory, theirs | ours |\n|---|---|---|---|---|---|---|\n", real.release)
	for _, k := range kernels {
		path, err := unpack(k.file)
		if err != nil {
			return err
		}
		theirs := process{path: real.path, args: append(slices.Clone(k.flags), path)}
		ours := process{path: t.ours, args: append([]string{"--release=" + real.release}, theirs.args...)}
		for range runs {
			for _, p := range []*process{&theirs, &ours} {
				if err := p.run(); err != nil {
					return err
				}
			}
		}
		a, b := theirs.median(), ours.median()
		fmt.Printf("| %s | %s | %.1f ms | %.1f ms | %.1f | %.1f MB | %.1f MB |\n", strings.TrimSuffix(k.file, ".gz"), strings.Join(k.flags, " "),
			milliseconds(a), milliseconds(b), float64(a)/float64(b), float64(theirs.memory)/1024, float64(ours.memory)/1024)
	}
	return nil
}

// A process is a program to run again and again.
type process struct {
	path   string
	args   []string
	times  []time.Duration
	memory int64 // the most it had, in KiB
}

func (p *process) run() error {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer null.Close()
	c := exec.Command(p.path, p.args...)
	c.Stdout, c.Stderr = null, os.Stderr
	start := time.Now()
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s: %w", p.path, err)
	}
	p.times = append(p.times, time.Since(start))
	p.memory = max(p.memory, peak(c.ProcessState))
	return nil
}

func (p *process) median() time.Duration {
	slices.Sort(p.times)
	return p.times[len(p.times)/2]
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
