package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/kallscope/kallscope/internal/gzfile"
	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image"
)

// distributed are kernels of Debian's archive. Versions change with every update, so a package is the newest whose name matches.
var distributed = []struct {
	suite, arch, name string
	usual             bool // checked without -all, too
}{
	{"bookworm-security", "amd64", `linux-image-6\.1\.0-\d+-cloud-amd64`, true},
	{"bookworm-security", "amd64", `linux-image-6\.12\.[\d.]+\+deb12-cloud-amd64`, true},
	{"sid", "arm64", `linux-binary-\d[^-]*-cloud-arm64`, true},
	{"bookworm", "arm64", `linux-image-6\.1\.0-\d+-cloud-arm64`, false},
	{"bookworm", "i386", `linux-image-6\.1\.0-\d+-686`, false},
	{"bookworm", "armhf", `linux-image-6\.1\.0-\d+-armmp`, false},
	{"bookworm", "mips64el", `linux-image-6\.1\.0-\d+-loongson-3`, false},
	{"trixie", "armhf", `linux-image-6\.12\.[\d.]+\+deb13-armmp`, false},
	{"trixie", "s390x", `linux-image-6\.12\.[\d.]+\+deb13-s390x`, false},
	{"trixie", "ppc64el", `linux-image-6\.12\.[\d.]+\+deb13-powerpc64le`, false},
	{"trixie", "riscv64", `linux-image-6\.12\.[\d.]+\+deb13-riscv64`, false},
	{"sid", "amd64", `linux-binary-\d[^-]*-cloud-amd64`, false},
	{"sid", "s390x", `linux-binary-\d[^-]*-s390x`, false},
	{"sid", "riscv64", `linux-binary-\d[^-]*-riscv64`, false},
	{"sid", "loong64", `linux-binary-\d[^-]*-loong64`, false},
}

// compareImages reads the tables out of distributed kernels and builds them again from their symbols: every table must
// come out the same. The tables of kernels in the test data must also have the digests that stand there.
func compareImages(all bool) error {
	differ, checked := 0, 0
	for _, d := range distributed {
		if !d.usual && !all {
			continue
		}
		path, err := distributedKernel(d.suite, d.arch, d.name)
		switch {
		case err != nil && d.usual:
			return err
		case err != nil:
			fmt.Printf("not available: %v\n", err) // Debian drops architectures, and old suites
			continue
		}
		problems, err := compareImage(path)
		if err != nil {
			problems = append(problems, err.Error())
		}
		checked++
		for _, p := range problems {
			differ++
			fmt.Printf("    DIFFERS %s\n", p)
		}
	}
	fmt.Printf("kernel images: %d checked, %d differences\n", checked, differ)
	if differ > 0 {
		return errors.New("tables in images differ")
	}
	return nil
}

func distributedKernel(suite, arch, pattern string) (path string, err error) {
	a, err := openArchive(suite, arch)
	if err != nil {
		return "", err
	}
	name, err := a.newest(pattern)
	if err != nil {
		return "", err
	}
	return a.kernel(name)
}

// compareImage returns how the tables of one kernel differ from a rebuild and from the test data.
func compareImage(path string) (problems []string, err error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	start := time.Now()
	m, err := image.Open(file, image.Options{})
	took := time.Since(start)
	var parse *symtab.ParseError
	if errors.As(err, &parse) {
		return []string{path + ": " + parse.Code + ": " + parse.Cause}, nil
	}
	if err != nil {
		return nil, err
	}
	rebuilt, err := image.Rebuild(m.Tables, nil)
	if err != nil {
		return nil, err
	}
	tables := 0
	for _, c := range image.Compare(m.Tables, rebuilt) {
		tables++
		if c.Difference >= 0 {
			problems = append(problems, fmt.Sprintf("%s at byte %d: %s", c.Name(), c.Difference, c.Why))
		}
	}
	known, err := compareKnown(m)
	fmt.Printf("%s: %d symbols, %d tables equal a rebuild%s; %s, %s, %s; opened in %d ms\n", m.Version, m.Tables.NumSyms,
		tables-len(problems), known.summary(), chain(m), m.Format, m.Layout, took.Milliseconds())
	for _, guess := range m.Guesses {
		fmt.Printf("    assumed: %s\n", guess)
	}
	return append(problems, known.problems...), err
}

func chain(m *image.Image) string {
	var names []string
	for _, layer := range m.Chain {
		names = append(names, layer.Name)
	}
	return strings.Join(append(names, "kernel"), " → ")
}

// A knownKernel is the outcome of comparing with the test data.
type knownKernel struct {
	tables   int
	problems []string
}

func (k knownKernel) summary() string {
	if k.tables == 0 {
		return ""
	}
	return fmt.Sprintf(", %d of them and the symbols equal the test data", k.tables-len(k.problems))
}

type digest struct {
	Bytes  int
	SHA256 string
}

// compareKnown compares with the digests and the map of the same kernel in the test data, if it is there.
func compareKnown(m *image.Image) (k knownKernel, err error) {
	for _, known := range kernels {
		name, _, _ := strings.Cut(known.file, ".map")
		name = strings.TrimSuffix(name, ".System")
		text, err := os.ReadFile("symtab/testdata/kernels/" + name + ".json")
		if err != nil {
			return k, err
		}
		var info struct{ Kernel, Map string }
		var digests map[string]json.RawMessage
		if err := errors.Join(json.Unmarshal(text, &info), json.Unmarshal(text, &digests)); err != nil {
			return k, err
		}
		if info.Kernel != m.Version {
			continue
		}
		k.compareDigests(m, digests)
		return k, k.compareMap(m, info.Map)
	}
	return k, nil
}

func (k *knownKernel) compareDigests(m *image.Image, digests map[string]json.RawMessage) {
	for _, part := range m.Parts {
		key := strings.TrimPrefix(part.Name(), "kallsyms_")
		if key == "seqs_of_names" {
			key = "seqs"
		}
		var want digest
		if json.Unmarshal(digests[key], &want) != nil || want.SHA256 == "" {
			continue // what has no digest is a number and no table
		}
		k.tables++
		sum := sha256.Sum256(m.Bytes(part))
		if part.Size != want.Bytes || hex.EncodeToString(sum[:]) != want.SHA256 {
			k.problems = append(k.problems, part.Name()+" is not what the test data says of this kernel")
		}
	}
}

// compareMap compares the symbols with the map in the test data. A System.map has types of per-CPU symbols that the tables do not
// have, so tables are built from it and compared.
func (k *knownKernel) compareMap(m *image.Image, file string) error {
	want, err := gzfile.Read("symtab/testdata/kernels/" + file)
	if err != nil {
		return err
	}
	if strings.Contains(file, "System.map") {
		symbols, report, err := symtab.Import(want, symtab.Wanted{Release: m.Tables.Release.Name})
		if err != nil {
			return err
		}
		tables, err := symtab.Build(symbols, report.Release, report.Options)
		if err != nil {
			return err
		}
		for _, c := range image.Compare(m.Tables, tables) {
			if c.Difference >= 0 {
				k.problems = append(k.problems, c.Name()+" beside the one built from System.map: "+c.Why)
			}
		}
		return nil
	}
	var text []byte
	for i := range m.Tables.NumSyms {
		text = m.Tables.AppendMapLine(text, i)
	}
	if !bytes.Equal(text, want) {
		k.problems = append(k.problems, "the symbols are not those of "+file)
	}
	return nil
}
