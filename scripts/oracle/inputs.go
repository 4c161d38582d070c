package main

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// kernels are the real maps, with the flags their kernels were built with.
var kernels = []struct {
	file  string
	flags []string
}{
	{"debian-5.10.262-amd64.map.gz", []string{"--all-symbols", "--absolute-percpu"}},
	{"debian-6.12.107-armmp.map.gz", nil},
	{"debian-6.12.117-cloud-amd64.System.map.gz", []string{"--all-symbols", "--absolute-percpu"}},
	{"debian-7.2.13-cloud-arm64.map.gz", []string{"--all-symbols"}},
}

// unpack writes a kernel's map as a plain file and returns its path.
func unpack(file string) (string, error) {
	in, err := os.Open("symtab/testdata/kernels/" + file)
	if err != nil {
		return "", err
	}
	defer in.Close()
	z, err := gzip.NewReader(in)
	if err != nil {
		return "", err
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return "", err
	}
	path := filepath.Join(cache, strings.TrimSuffix(file, ".gz"))
	return path, os.WriteFile(path, data, 0o644)
}

// flagSets returns all subsets of a tool's flags.
func flagSets(flags []string) (sets [][]string) {
	for bits := range 1 << len(flags) {
		var set []string
		for i, flag := range flags {
			if bits>>i&1 != 0 {
				set = append(set, flag)
			}
		}
		sets = append(sets, set)
	}
	return sets
}
