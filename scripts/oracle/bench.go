package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"
)

// measure times whole processes that read a map file and write to /dev/null. Ours and the kernel's run by turns, so that other
// work on the machine slows both. Such work makes the medians larger; it changes the least times and the processor time less.
func measure(t *tools, runs int) error {
	real := &t.real[1]
	fmt.Printf("%d alternating runs of each; milliseconds\n\n", runs)
	fmt.Println("| map | theirs, median | ours | ratio | theirs, least | ours | ratio | processor time, theirs | ours | peak memory, theirs | ours |")
	fmt.Println("|---|---|---|---|---|---|---|---|---|---|---|")
	for _, k := range kernels {
		path, err := unpack(k.file)
		if err != nil {
			return err
		}
		theirs := process{path: real.path, args: append(slices.Clone(k.flags), path)}
		ours := process{path: t.ours, args: append([]string{"--release=" + real.release}, theirs.args...)}
		for range runs {
			time.Sleep(300 * time.Millisecond) // virtual machines with a quota of processor time stop a process that works without a pause
			for _, p := range []*process{&theirs, &ours} {
				if err := p.run(); err != nil {
					return err
				}
			}
		}
		print(strings.TrimSuffix(k.file, ".gz"), &theirs, &ours)
	}
	return nil
}

func print(name string, theirs, ours *process) {
	for _, p := range []*process{theirs, ours} {
		slices.Sort(p.times)
		slices.Sort(p.work)
	}
	a, b := milliseconds(theirs.times), milliseconds(ours.times)
	fmt.Printf("| %s | %.1f | %.1f | **%.1f** | %.1f | %.1f | **%.1f** | %.1f | %.1f | %.1f MB | %.1f MB |\n", name,
		a[1], b[1], a[1]/b[1], a[0], b[0], a[0]/b[0], milliseconds(theirs.work)[1], milliseconds(ours.work)[1],
		float64(theirs.memory)/1024, float64(ours.memory)/1024)
}

// A process is a program with arguments, and what its runs took.
type process struct {
	path   string
	args   []string
	times  []time.Duration
	work   []time.Duration // processor time
	memory int64           // the most that any run had, in KiB
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
	p.work = append(p.work, c.ProcessState.UserTime()+c.ProcessState.SystemTime())
	p.memory = max(p.memory, peak(c.ProcessState))
	return nil
}

// milliseconds returns the least and the median of sorted times.
func milliseconds(sorted []time.Duration) [2]float64 {
	const unit = float64(time.Millisecond)
	return [2]float64{float64(sorted[0]) / unit, float64(sorted[len(sorted)/2]) / unit}
}
