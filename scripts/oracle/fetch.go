package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// newestPackage returns the package of the greatest version among those whose names have a prefix. The names have the version
// in them and change with every update of Debian, so that none can be written down here.
func newestPackage(prefix string) (string, error) {
	out, err := exec.Command("apt-cache", "pkgnames", prefix).Output()
	if err != nil {
		return "", fmt.Errorf("apt-cache: %w", err)
	}
	names := strings.Fields(string(out))
	if len(names) == 0 {
		return "", errors.New("no package " + prefix + "*: does apt-get update help?")
	}
	return slices.MaxFunc(names, func(a, b string) int { return slices.Compare(numbers(a), numbers(b)) }), nil
}

var digits = regexp.MustCompile(`\d+`)

func numbers(s string) (list []int) {
	for _, d := range digits.FindAllString(s, -1) {
		n, _ := strconv.Atoi(d) // digits only
		list = append(list, n)
	}
	return list
}

// fetch returns the kallsyms of a package and the package's version, from the cache where it is there.
func fetch(name string) (path, version string, err error) {
	dir := filepath.Join(cache, name)
	tool := filepath.Join(dir, "usr/lib", name, "scripts/kallsyms")
	stamp := filepath.Join(dir, "version")
	if v, err := os.ReadFile(stamp); err == nil {
		return tool, string(v), nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", "", err
	}
	get := exec.Command("apt-get", "download", "-q", name)
	get.Dir = dir
	if out, err := get.CombinedOutput(); err != nil {
		return "", "", fmt.Errorf("apt-get download %s: %w\n%s", name, err, out)
	}
	debs, err := filepath.Glob(dir + "/*.deb")
	if err != nil || len(debs) != 1 {
		return "", "", fmt.Errorf("%d packages in %s, want one", len(debs), dir)
	}
	if err := command("dpkg-deb", "-x", debs[0], dir); err != nil {
		return "", "", err
	}
	if _, err := os.Stat(tool); err != nil {
		return "", "", err
	}
	out, err := exec.Command("dpkg-deb", "-f", debs[0], "Version").Output()
	if err != nil {
		return "", "", err
	}
	version = string(bytes.TrimSpace(out))
	return tool, version, os.WriteFile(stamp, []byte(version), 0o644)
}

// command runs a program; its error has what the program printed.
func command(name string, args ...string) error {
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", name, err, out)
	}
	return nil
}
