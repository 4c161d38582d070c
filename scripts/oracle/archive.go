package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// An archive is Debian's archive of one release for one architecture, neither of which need be this system's. apt keeps lists
// of its own for it. This system's lists and architectures stay as they are, and nothing is installed.
type archive struct {
	dir, suite, arch string
}

// openArchive fetches the list of a suite's packages for an architecture, unless it is there.
func openArchive(suite, arch string) (*archive, error) {
	dir, err := filepath.Abs(filepath.Join(cache, "apt", suite+"-"+arch))
	if err != nil {
		return nil, err
	}
	a := &archive{dir, suite, arch}
	if _, err := os.Stat(filepath.Join(dir, "fetched")); err == nil {
		return a, nil
	}
	for _, sub := range []string{"lists/partial", "archives/partial"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o755); err != nil {
			return nil, err
		}
	}
	source, err := sourceLine(suite)
	if err != nil {
		return nil, err
	}
	for name, text := range map[string]string{"sources.list": source, "status": ""} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return nil, err
		}
	}
	if _, err := a.apt("apt-get", "update", "-q"); err != nil {
		return nil, err
	}
	return a, os.WriteFile(filepath.Join(dir, "fetched"), nil, 0o644)
}

// sourceLine names a suite on the host this system itself gets its packages from.
func sourceLine(suite string) (string, error) {
	out, err := exec.Command("apt-get", "indextargets", "--format", "$(LABEL)|$(REPO_URI)", "Created-By: Packages").Output()
	if err != nil {
		return "", fmt.Errorf("apt-get indextargets: %w", err)
	}
	label := "Debian"
	if strings.HasSuffix(suite, "-security") {
		label = "Debian-Security"
	}
	for _, line := range strings.Fields(string(out)) {
		if name, uri, _ := strings.Cut(line, "|"); name == label {
			const keys = "/usr/share/keyrings/debian-archive-keyring.gpg"
			return "deb [signed-by=" + keys + "] " + uri + " " + suite + " main\n", nil
		}
	}
	return "", errors.New("this system gets no packages from " + label)
}

// apt runs one of apt's programs on the archive.
func (a *archive) apt(name string, args ...string) ([]byte, error) {
	options := []string{"Dir::Etc::sourcelist=" + a.dir + "/sources.list", "Dir::Etc::sourceparts=/dev/null", "Dir::State=" + a.dir,
		"Dir::State::lists=" + a.dir + "/lists", "Dir::State::status=" + a.dir + "/status", "Dir::Cache=" + a.dir,
		"APT::Architecture=" + a.arch, "APT::Architectures=" + a.arch, "APT::Sandbox::User=root",
		"Acquire::Languages=none", "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false"}
	for _, o := range options {
		args = append(args, "-o", o)
	}
	c := exec.Command(name, args...)
	c.Dir = a.dir
	var messages strings.Builder
	c.Stderr = &messages
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s for %s %s: %w\n%s", name, a.suite, a.arch, err, messages.String())
	}
	return out, nil
}

// newest returns the package of the greatest version among those whose whole names match.
func (a *archive) newest(pattern string) (string, error) {
	out, err := a.apt("apt-cache", "pkgnames", "linux-")
	if err != nil {
		return "", err
	}
	whole := regexp.MustCompile("^(?:" + pattern + ")$")
	names := slices.DeleteFunc(strings.Fields(string(out)), func(name string) bool { return !whole.MatchString(name) })
	if len(names) == 0 {
		return "", fmt.Errorf("no package %s in %s for %s", pattern, a.suite, a.arch)
	}
	return slices.MaxFunc(names, func(a, b string) int { return slices.Compare(numbers(a), numbers(b)) }), nil
}

// kernel returns the path of the kernel in a package, which is fetched unless it is there. Nothing else is kept of it.
func (a *archive) kernel(name string) (string, error) {
	kept := filepath.Join(cache, "images", a.arch, name)
	return a.file(name, kept, "boot/vmlinu[xz]*", "usr/lib/modules/*/vmlinu[xz]*")
}

// program returns a program in a package, which is fetched unless it is there.
func (a *archive) program(name, program string) ([]byte, error) {
	path, err := a.file(name, filepath.Join(cache, "programs", a.arch, name), "bin/"+program, "usr/bin/"+program)
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// file returns the path of the one file in a package that any of some patterns matches, kept in a folder of its own.
func (a *archive) file(name, kept string, patterns ...string) (string, error) {
	if found, _ := filepath.Glob(filepath.Join(kept, filepath.Base(patterns[0]))); len(found) > 0 {
		return found[0], nil
	}
	if _, err := a.apt("apt-get", "download", "-q", name); err != nil {
		return "", err
	}
	debs, err := filepath.Glob(filepath.Join(a.dir, name+"_*.deb"))
	if err != nil || len(debs) != 1 {
		return "", fmt.Errorf("%d packages %s, want one", len(debs), name)
	}
	defer os.Remove(debs[0])
	unpacked := filepath.Join(a.dir, "unpacked")
	defer os.RemoveAll(unpacked)
	if err := command("dpkg-deb", "-x", debs[0], unpacked); err != nil {
		return "", err
	}
	var found []string
	for _, pattern := range patterns {
		list, _ := filepath.Glob(filepath.Join(unpacked, pattern))
		found = append(found, list...)
	}
	if len(found) != 1 {
		return "", fmt.Errorf("%d files %s in %s, want one", len(found), strings.Join(patterns, " or "), name)
	}
	path := filepath.Join(kept, filepath.Base(found[0]))
	if err := os.MkdirAll(kept, 0o755); err != nil {
		return "", err
	}
	return path, os.Rename(found[0], path)
}
