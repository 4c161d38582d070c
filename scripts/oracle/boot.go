package main

import (
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"slices"
	"time"

	"github.com/kallscope/kallscope/symtab/image"
)

// booted are kernels whose own /proc/kallsyms is compared.
var booted = []debian{
	{"bookworm-security", "amd64", `linux-image-6\.1\.0-\d+-cloud-amd64`, true},
	{"bookworm-security", "amd64", `linux-image-6\.12\.[\d.]+\+deb12-cloud-amd64`, true},
	{"bookworm-security", "arm64", `linux-image-6\.1\.0-\d+-cloud-arm64`, true},
	{"bookworm-security", "arm64", `linux-image-6\.12\.[\d.]+\+deb12-cloud-arm64`, true},
	{"bullseye", "amd64", `linux-image-5\.10\.0-\d+-cloud-amd64`, false},
	{"bullseye", "arm64", `linux-image-5\.10\.0-\d+-cloud-arm64`, false},
	{"bookworm", "s390x", `linux-image-6\.1\.0-\d+-s390x`, false},
	{"trixie", "riscv64", `linux-image-6\.12\.[\d.]+\+deb13-riscv64`, false},
	{"sid", "amd64", `linux-binary-\d[^-]*-cloud-amd64`, false},
	{"sid", "arm64", `linux-binary-\d[^-]*-cloud-arm64`, false},
	{"sid", "s390x", `linux-binary-\d[^-]*-s390x`, false},
	{"sid", "riscv64", `linux-binary-\d[^-]*-riscv64`, false},
}

// compareBooted boots kernels and compares what they say of themselves with what is read out of their images: with the
// kallsyms.txt of the page and with the map of kallsyms --from-image. Each boots where it is linked
// to and, where QEMU has what KASLR needs, moved.
func compareBooted(all bool, only *regexp.Regexp) error {
	command := cache + "/kallsyms"
	if out, err := exec.Command("go", "build", "-o", command, "./cmd/kallsyms").CombinedOutput(); err != nil {
		return fmt.Errorf("go build ./cmd/kallsyms: %w\n%s", err, out)
	}
	return eachKernel(booted, all, only, func(a *archive, name string) error {
		path, err := a.kernel(name)
		if err != nil {
			return missing{err}
		}
		busybox, err := staticBusybox(a.arch)
		if err != nil {
			return missing{err}
		}
		k := bootedKernel{arch: a.arch, path: path, busybox: busybox}
		if k.image, k.page, err = openSymbols(path); err != nil {
			return err
		}
		text, err := exec.Command(command, "--from-image="+path).Output()
		if err != nil {
			return fmt.Errorf("kallsyms --from-image: %w", err)
		}
		if k.command, err = readListing(text); err != nil {
			return err
		}
		fmt.Printf("%s %s: %d symbols in the image\n", k.image.Version, a.arch, len(k.page))
		err = k.compare("nokaslr", false)
		if machines[a.arch].random {
			err = errors.Join(err, k.compare("with KASLR", true))
		}
		return err
	})
}

// A bootedKernel is a kernel and the symbols that were read out of its image.
type bootedKernel struct {
	arch, path    string
	busybox       []byte
	image         *image.Image
	page, command []symbol // of the page's kallsyms.txt, and of --from-image
}

// compare boots the kernel once. Where KASLR moves it, all symbols must be moved by one constant.
func (k *bootedKernel) compare(how string, random bool) error {
	words := "nokaslr"
	if random {
		words = ""
	}
	start := time.Now()
	text, err := machines[k.arch].boot(k.path, k.busybox, words)
	if err != nil {
		return err
	}
	theirs, err := readListing(text)
	if err != nil {
		return fmt.Errorf("/proc/kallsyms: %w", err)
	}
	offsets := countsFromUnknown(k.image)
	var shift uint64
	if random || offsets {
		if shift, err = distance(k.page, theirs); err != nil {
			return err
		}
	}
	fmt.Printf("  %s: booted in %.0f s, %d symbols in /proc/kallsyms, moved by %#x\n", how, time.Since(start).Seconds(), len(theirs), shift)
	if random && shift == 0 {
		return errors.New("KASLR did not move the kernel, as it does not once in some hundred times: boot it again")
	}
	if shift%pageSize != 0 {
		return fmt.Errorf("a kernel is moved by whole pages, and this by %#x: its base is wrong", shift)
	}
	rules := func(_, theirs []symbol) []rule { return bootRules(theirs, shift) }
	page, command := moved(k.page, shift), moved(k.command, shift)
	err = errors.Join(check("kallsyms.txt of the page", page, theirs, rules, shift == 0), check("kallsyms --from-image", command, theirs, rules, shift == 0))
	if !sameOrder(k.page, theirs) {
		err = errors.Join(err, errors.New("the kernel prints its symbols in another order"))
	}
	return err
}

// sameOrder reports whether the kernel's own symbols come in the order that ours come in. Those of modules come after them.
func sameOrder(ours, theirs []symbol) bool {
	theirs = slices.DeleteFunc(slices.Clone(theirs), func(s symbol) bool { return s.module != "" })
	return slices.EqualFunc(ours, theirs, func(a, b symbol) bool { return a.name == b.name && a.kind == b.kind })
}

// staticBusybox returns the program of an architecture. A static one of any release runs on the kernel of any other.
func staticBusybox(arch string) ([]byte, error) {
	a, err := openArchive("trixie", arch)
	if err != nil {
		return nil, err
	}
	return a.program("busybox-static", "busybox")
}
