package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"time"

	"github.com/kallscope/kallscope/symtab/image"
	streams "github.com/kallscope/kallscope/symtab/image/unpack"
)

// unpackers are the system's own programs, for comparison.
var unpackers = map[string][]string{"gzip": {"gzip", "-dc"}, "xz": {"xz", "-dc"}, "lz4": {"lz4", "-dc"}, "zstd": {"zstd", "-dc", "--memory=2048MB"}}

// measureImages times unpacking a kernel, finding its tables, and the system's unpacker on the same stream, by turns. Other
// work on the machine makes all of them slower, so the least times count.
func measureImages(all bool, runs int) error {
	fmt.Printf("least of %d runs by turns, in one process; megabytes are of the unpacked kernel\n\n", runs)
	fmt.Println("| kernel | codec | unpacked | unpack | the system's own, whole process | find and check | in all | memory allocated |")
	fmt.Println("|---|---|---|---|---|---|---|---|")
	for _, d := range distributed {
		if !d.usual && !all {
			continue
		}
		path, err := distributedKernel(d.suite, d.arch, d.name)
		if err != nil {
			return err
		}
		if err := measureImage(path, runs); err != nil {
			return err
		}
	}
	return nil
}

func measureImage(path string, runs int) error {
	file, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	m, err := image.Open(file, image.Options{})
	if err != nil {
		return err
	}
	codec, stream := findStream(file, m.Chain)
	var unpacking, system, finding stopwatch
	for range runs {
		if codec != "" {
			unpacking.time(func() error {
				_, err := streams.Each(file, streams.Options{}, func(k streams.Kernel) bool { return len(k.Chain) == len(m.Chain) })
				return err
			})
			system.time(func() error { return pipe(unpackers[codec], stream) })
		}
		finding.time(func() error {
			_, err := image.Open(m.Data, image.Options{})
			return err
		})
	}
	fmt.Printf("| %s | %s | %.1f MB | %s | %s | %s | %d ms | %d MB |\n", m.Version, codec, float64(len(m.Data))/1e6, unpacking.rate(len(m.Data)),
		system.rate(len(m.Data)), finding.rate(len(m.Data)), (unpacking.best + finding.best).Milliseconds(), allocated(file)/1e6)
	return nil
}

// findStream returns the compressed stream that a kernel's chain of layers leads to.
func findStream(file []byte, chain []streams.Layer) (codec string, stream []byte) {
	at := 0
	for _, layer := range chain {
		at += layer.Offset
		if unpackers[layer.Name] != nil {
			return layer.Name, file[at : at+layer.Size]
		}
	}
	return "", nil
}

func pipe(command []string, in []byte) error {
	c := exec.Command(command[0], command[1:]...)
	c.Stdin = bytes.NewReader(in)
	return c.Run()
}

// A stopwatch keeps the least of several times. It is 0 before the first.
type stopwatch struct {
	best time.Duration
	err  error
}

func (s *stopwatch) time(work func() error) {
	start := time.Now()
	if err := work(); err != nil {
		s.err = err
	}
	if took := time.Since(start); s.best == 0 || took < s.best {
		s.best = took
	}
}

// rate is a time and how many megabytes a second that is.
func (s *stopwatch) rate(size int) string {
	switch {
	case s.err != nil:
		return s.err.Error()
	case s.best == 0:
		return "–"
	}
	return fmt.Sprintf("%d ms, %.0f MB/s", s.best.Milliseconds(), float64(size)/1e6/s.best.Seconds())
}

// allocated returns the sum of all memory that opening a kernel allocates. That is more than it has at any one time.
func allocated(file []byte) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	image.Open(file, image.Options{})
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
