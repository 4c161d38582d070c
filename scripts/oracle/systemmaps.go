package main

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image"
)

// A debian kernel is the newest package of a suite whose name matches.
type debian struct {
	suite, arch, name string
	usual             bool // among those checked without being asked for
}

// mapped are kernels of which Debian has debugging symbols, and with them the System.map that the kernel's own build
// wrote. The package of the kernel itself has only a placeholder for it.
var mapped = []debian{
	{"bookworm-security", "amd64", `linux-image-6\.1\.0-\d+-cloud-amd64`, true},
	{"bookworm-security", "amd64", `linux-image-6\.12\.[\d.]+\+deb12-cloud-amd64`, true},
	{"bookworm-security", "arm64", `linux-image-6\.1\.0-\d+-cloud-arm64`, true},
	{"bookworm-security", "arm64", `linux-image-6\.12\.[\d.]+\+deb12-cloud-arm64`, true},
	{"bullseye", "amd64", `linux-image-5\.10\.0-\d+-cloud-amd64`, false},
	{"bullseye", "arm64", `linux-image-5\.10\.0-\d+-cloud-arm64`, false},
	{"bullseye", "armhf", `linux-image-5\.10\.0-\d+-armmp`, false},
	{"bullseye", "i386", `linux-image-5\.10\.0-\d+-686-pae`, false},
	{"bookworm", "armhf", `linux-image-6\.1\.0-\d+-armmp`, false},
	{"bookworm", "i386", `linux-image-6\.1\.0-\d+-686-pae`, false},
	{"bookworm", "s390x", `linux-image-6\.1\.0-\d+-s390x`, false},
	{"bookworm", "ppc64el", `linux-image-6\.1\.0-\d+-powerpc64le`, false},
	{"trixie", "armhf", `linux-image-6\.12\.[\d.]+\+deb13-armmp`, false},
	{"trixie", "s390x", `linux-image-6\.12\.[\d.]+\+deb13-s390x`, false},
	{"trixie", "ppc64el", `linux-image-6\.12\.[\d.]+\+deb13-powerpc64le`, false},
	{"trixie", "riscv64", `linux-image-6\.12\.[\d.]+\+deb13-riscv64`, false},
	{"sid", "amd64", `linux-binary-\d[^-]*-cloud-amd64`, false},
	{"sid", "arm64", `linux-binary-\d[^-]*-cloud-arm64`, false},
	{"sid", "armhf", `linux-binary-\d[^-]*-armmp`, false},
	{"sid", "s390x", `linux-binary-\d[^-]*-s390x`, false},
	{"sid", "ppc64el", `linux-binary-\d[^-]*-powerpc64le`, false},
	{"sid", "riscv64", `linux-binary-\d[^-]*-riscv64`, false},
}

// compareSystemMaps compares the symbols in kernel images with the System.map of the same builds.
func compareSystemMaps(all bool, only *regexp.Regexp) error {
	return eachKernel(mapped, all, only, func(a *archive, name string) error {
		path, err := a.kernel(name)
		if err != nil {
			return missing{err}
		}
		text, err := a.systemMap(strings.Replace(name, "linux-binary-", "linux-image-", 1) + "-dbg")
		if err != nil {
			return missing{err}
		}
		m, ours, err := openSymbols(path)
		if err != nil {
			return err
		}
		theirs, err := readListing(text)
		if err != nil {
			return err
		}
		fmt.Printf("%s %s: %d symbols in the image, %d in System.map\n", m.Version, a.arch, len(ours), len(theirs))
		for _, guess := range m.Guesses {
			fmt.Printf("    assumed: %s\n", guess)
		}
		known := !countsFromUnknown(m)
		if !known {
			by, err := distance(ours, theirs)
			if err != nil {
				return err
			}
			fmt.Printf("  where it is linked to is unknown, as was said: compared are the distances, with %#x added to each address\n", by)
			ours = moved(ours, by)
		}
		return check("System.map", ours, theirs, systemMapRules, known)
	})
}

// countsFromUnknown reports whether what is read out of a kernel are distances, which symtab/image says of those kernels
// whose base is not established.
func countsFromUnknown(m *image.Image) bool {
	return slices.ContainsFunc(m.Guesses, func(guess string) bool { return strings.Contains(guess, "addresses count from") })
}

// A missing kernel is one that Debian's archive does not have today.
type missing struct{ error }

// eachKernel checks kernels, all or the usual ones, and goes on after one that fails.
func eachKernel(kernels []debian, all bool, only *regexp.Regexp, check func(a *archive, name string) error) error {
	checked, failed := 0, 0
	for _, k := range kernels {
		if !k.usual && !all {
			continue
		}
		a, name, err := k.find()
		switch {
		case err != nil && k.usual:
			return err
		case err != nil:
			fmt.Printf("not available: %v\n", err) // architectures leave suites, and suites the archive
			continue
		case !only.MatchString(k.suite + "/" + name):
			continue
		}
		err = check(a, name)
		if absent := (missing{}); errors.As(err, &absent) && !k.usual {
			fmt.Printf("not available: %v\n", absent.error)
			continue
		}
		checked++
		if err != nil {
			failed++
			fmt.Printf("  FAILS %s: %v\n", name, err)
		}
	}
	fmt.Printf("%d kernels checked, %d fail\n", checked, failed)
	switch {
	case checked == 0:
		return errors.New("no kernel was checked")
	case failed > 0:
		return errors.New("not every kernel is as its witness says")
	}
	return nil
}

func (k debian) find() (a *archive, name string, err error) {
	if a, err = openArchive(k.suite, k.arch); err == nil {
		name, err = a.newest(k.name)
	}
	return a, name, err
}

// openSymbols reads the symbols of a kernel as the page writes them into kallsyms.txt.
func openSymbols(path string) (*image.Image, []symbol, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	m, err := image.Open(file, image.Options{})
	var parse *symtab.ParseError
	if errors.As(err, &parse) {
		return nil, nil, errors.New(parse.Code + ": " + parse.Cause)
	}
	if err != nil {
		return nil, nil, err
	}
	list, err := readListing(procText(m.Tables))
	return m, list, err
}

// procText is the kallsyms.txt that the page offers to download (wasm/internal/serve/export.go writes the same lines).
func procText(t *symtab.Tables) (text []byte) {
	for i := range t.NumSyms {
		text = t.AppendProcLine(text, i)
	}
	return text
}
