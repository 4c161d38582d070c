package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/internal/gzfile"
)

// --stats prints the figures that the self-test of the real kernels prints.
func TestStats(t *testing.T) {
	const kernels = "../../symtab/testdata/kernels/"
	paths, err := filepath.Glob(kernels + "*.json")
	if err != nil || len(paths) != 4 {
		t.Fatalf("%d kernels (%v), want 4", len(paths), err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var kernel struct {
			Map, Profile string
			Flags        []string
			NumSyms      int `json:"num_syms"`
			Stats        struct {
				Compressed int `json:"selftest_compressed_size"`
				Original   int `json:"selftest_original_size"`
			}
		}
		if err := json.Unmarshal(data, &kernel); err != nil {
			t.Fatal(err)
		}
		src := gzfile.MustRead(t, kernels+kernel.Map)
		status, _, messages := invoke(t, string(src), append(kernel.Flags, "--stats", "--release="+kernel.Profile)...)
		want := "kallsyms: standard input (" + kernel.Profile + "): nr_symbols " + strconv.Itoa(kernel.NumSyms) + ", compressed size " + strconv.Itoa(kernel.Stats.Compressed) +
			", original size " + strconv.Itoa(kernel.Stats.Original) + ", ratio "
		if status != 0 || !strings.HasPrefix(messages, want) {
			t.Errorf("%s: %d, %q; want %q", path, status, messages, want)
		}
	}
}

func TestPercent(t *testing.T) {
	for _, test := range []struct {
		part, whole int
		want        string
	}{{5640, 10000, "56.40 %"}, {5904, 10000, "59.04 %"}, {5, 1000, "0.50 %"}, {1, 3, "33.33 %"}, {3, 1, "300.00 %"}, {1, 0, "-"}} {
		if got := percent(test.part, test.whole); got != test.want {
			t.Errorf("percent(%d, %d) = %q, want %q", test.part, test.whole, got, test.want)
		}
	}
}
