package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPackageOf(t *testing.T) {
	for input, want := range map[string]string{
		"node_modules/preact/dist/preact.mjs":           "preact",
		"node_modules/@preact/signals/dist/signals.mjs": "@preact/signals",
		"web/entry/page.tsx":                            "",
		"web/node_modules.ts":                           "",
	} {
		if got := packageOf(input); got != want {
			t.Errorf("packageOf(%q) = %q, want %q", input, got, want)
		}
	}
}

func TestLicensesOf(t *testing.T) {
	with, without := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(with, "LICENSE.md"), []byte("Leave is given.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := licensesOf(map[string]string{"b": with, "a": with})
	if want := "---- a ----\n\nLeave is given.\n\n---- b ----\n\nLeave is given.\n\n"; err != nil || string(text) != want {
		t.Errorf("licensesOf = %q, %v, want %q", text, err, want)
	}
	if _, err := licensesOf(map[string]string{"c": without}); err == nil || !strings.Contains(err.Error(), "c has no license") {
		t.Errorf("licensesOf a folder without one: %v", err)
	}
}

// The licences of the modules that are linked into the browser programs are found.
func TestLinkedModules(t *testing.T) {
	t.Chdir("../..")
	folders, err := linkedModules(browserPrograms)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Go", "honnef.co/go/js/dom/v2"} {
		if folders[name] == "" {
			t.Errorf("%s is not among the modules: %v", name, folders)
		}
	}
	if _, err := licensesOf(folders); err != nil {
		t.Error(err)
	}
}
