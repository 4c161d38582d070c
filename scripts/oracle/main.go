// Oracle compares ours with witnesses that have nothing of our code in them. Without a flag it compares our kallsyms with the
// kernel's own, as Debian ships it for 6.1 and for the newest 6.12: on the maps of real kernels, on the fixtures, and on
// generated maps that have what real ones do not. The same input and flags must give the same exit status and, where that
// is 0, the same bytes.
//
//	oracle [-maps 2400] [-seed 1]   compare; a map that differs is kept under .cache/oracle/differs
//	oracle -bench [-runs 21]        time whole processes, map file to /dev/null, in alternating runs,
//	                                and ours on maps from 10,000 symbols to 4,000,000
//	oracle -images [-all]           the tables in distributed kernels' images against a rebuild, and against the test
//	                                data where it has the kernel: two of amd64 and one of arm64, or all there are
//	oracle -images -bench           time opening them, beside the system's own zstd, xz and lz4
//	oracle -systemmap [-all]        the symbols in kernel images against the System.map of the same build, from Debian's
//	                                packages of debugging symbols: four kernels, or 22; -only REGEXP takes some of them
//	oracle -boot [-all]             the symbols in kernel images against /proc/kallsyms of the same kernels as QEMU runs
//	                                them: four kernels of amd64 and arm64, or 12 that have riscv64 and s390x among them
//	oracle -fetch 6.12              print where the kernel's own tool of that release is, for others to time
//
// It needs apt-get, dpkg-deb and xz, for -boot QEMU (qemu-system-x86, qemu-system-arm, with -all qemu-system-misc and
// opensbi), and the network once.
package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
)

const cache = ".cache/oracle"

func main() {
	maps := flag.Int("maps", 2400, "generated maps to compare")
	seed := flag.Uint64("seed", 1, "where the generated maps begin")
	bench := flag.Bool("bench", false, "measure times instead")
	runs := flag.Int("runs", 21, "runs of each program in -bench")
	fetchOnly := flag.String("fetch", "", "fetch the kernel's own tools and print the path of this release's")
	images := flag.Bool("images", false, "compare the tables in kernel images instead")
	systemMaps := flag.Bool("systemmap", false, "compare the symbols in kernel images with Debian's System.map instead")
	boots := flag.Bool("boot", false, "compare the symbols in kernel images with /proc/kallsyms of the kernels as QEMU runs them instead")
	all := flag.Bool("all", false, "all kernels there are, not the usual ones only: with -images 15 of nine architectures, 600 MB to download")
	which := flag.String("only", "", "with -systemmap and -boot: only kernels of which SUITE/PACKAGE matches this regular expression")
	flag.Parse()
	only, err := regexp.Compile(*which)
	if err != nil {
		exit(fmt.Errorf("-only: %w", err))
	}

	switch {
	case *images && *bench:
		exit(measureImages(*all, *runs))
	case *images:
		exit(compareImages(*all))
	case *systemMaps:
		exit(compareSystemMaps(*all, only))
	case *boots:
		exit(compareBooted(*all, only))
	}
	tools, err := prepare()
	switch {
	case err != nil:
	case *fetchOnly != "":
		err = tools.where(*fetchOnly)
	case *bench:
		if err = measure(tools, *runs); err == nil {
			err = growth(tools, *runs)
		}
	default:
		err = compareAll(tools, *seed, *maps)
	}
	exit(err)
}

func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "oracle:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// tools are the programs compared.
type tools struct {
	ours string
	real []tool
}

// A tool is one build of the kernel's own kallsyms.
type tool struct {
	path    string
	version string // of Debian's package
	release string // the --release of ours that has the same rules
	strict  bool   // refuses lines that are not exactly as nm prints them
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
		fmt.Fprintf(os.Stderr, "the kernel's own tool: %s %s\n", name, t.real[i].version)
	}
	return t, command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", t.ours, "./cmd/kallsyms")
}

// where prints the path of the tool of one release.
func (t *tools) where(release string) error {
	for _, real := range t.real {
		if real.release == release {
			fmt.Println(real.path)
			return nil
		}
	}
	return fmt.Errorf("there is no tool of %s, only of 6.1-stable and 6.12", release)
}
