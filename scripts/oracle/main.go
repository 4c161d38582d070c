// Oracle holds our kallsyms against the kernel's own, as Debian ships it for 6.1 and for the newest 6.12: on the real
// kernels, on the fixtures, and on generated maps that try what real ones do not. Same input and flags must give the
// same exit status and, where that is 0, the same bytes.
//
//	oracle [-maps 2400] [-seed 1]   compare; a map that differs is kept under .cache/oracle/differs
//	oracle -bench [-runs 21]        time whole processes, map file to /dev/null, in alternating runs,
//	                                and ours on maps from 10,000 symbols to 4,000,000
//
// It needs apt-get and dpkg-deb, and the network once.
package main

import (
	"flag"
	"fmt"
	"os"
)

const cache = ".cache/oracle"

func main() {
	maps := flag.Int("maps", 2400, "generated maps to compare")
	seed := flag.Uint64("seed", 1, "where the generated maps begin")
	bench := flag.Bool("bench", false, "measure times instead")
	runs := flag.Int("runs", 21, "runs of each program in -bench")
	flag.Parse()

	tools, err := prepare()
	if err == nil && *bench {
		if err = measure(tools, *runs); err == nil {
			err = growth(tools, *runs)
		}
	} else if err == nil {
		err = compareAll(tools, *seed, *maps)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "oracle:", err)
		os.Exit(1)
	}
}

// tools are the programs compared.
type tools struct {
	ours string
	real []tool
}

// A tool is one build of the kernel's own kallsyms.
type tool struct {
	path    string
	version string // of the package
	release string // for our --release
	strict  bool   // reads lines strictly
	flags   []string
}

func prepare() (*tools, error) {
	if err := os.MkdirAll(cache, 0o755); err != nil {
		return nil, err
	}
	newest, err := newestPackage("linux-kbuild-6.12.")
	if err != nil {
		return nil, err
	}
	t := &tools{ours: cache + "/kallsyms", real: []tool{
		{release: "6.1-stable", flags: []string{"--all-symbols", "--absolute-percpu", "--base-relative", "--lto-clang"}},
		{release: "6.12", strict: true, flags: []string{"--all-symbols", "--absolute-percpu"}},
	}}
	for i, name := range []string{"linux-kbuild-6.1", newest} {
		if t.real[i].path, t.real[i].version, err = fetch(name); err != nil {
			return nil, err
		}
		fmt.Printf("the kernel's own tool: %s %s\n", name, t.real[i].version)
	}
	return t, command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", t.ours, "./cmd/kallsyms")
}
