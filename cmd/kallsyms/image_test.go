package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

func TestFromImage(t *testing.T) {
	made := imagetest.Kernel{Release: "6.12", ELF: true, Percpu: true}.Make()
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	stream := imagetest.Compress("zstd", made.Data)
	kernel := write("vmlinuz", imagetest.BzImage(stream))
	var want []byte
	for i := range made.Tables.NumSyms {
		want = made.Tables.AppendMapLine(want, i)
	}

	status, out, messages := invoke(t, "", "--from-image", kernel)
	if status != 0 || out != string(want) || messages != "" {
		t.Errorf("status %d, %d bytes of map (want %d), messages %q", status, len(out), len(want), messages)
	}
	status, out, messages = invoke(t, "", "--from-image="+kernel, "--stats")
	for _, part := range []string{"bzImage at ", "zstd at 0", "ELF64 little-endian x86-64", "Linux version 6.12.7-test", "read as 6.12: ",
		"kallsyms_names at ", ", address 0xffffffff8100", "verified: ", "nr_symbols 1507", "all tables equal those built again"} {
		if !strings.Contains(messages, part) {
			t.Errorf("--stats does not say %q:\n%s", part, messages)
		}
	}
	if status != 0 || out != string(want) {
		t.Errorf("with --stats: status %d, %d bytes of map", status, len(out))
	}

	// Tables built from .symtab are not compared with themselves.
	stripped := imagetest.Kernel{Release: "6.12", ELF: true, Symtab: true, NoTables: true}.Make()
	_, _, messages = invoke(t, "", "--from-image="+write("vmlinux", stripped.Data), "--stats")
	if !strings.Contains(messages, "nr_symbols ") || strings.Contains(messages, "built again") {
		t.Errorf("of an ELF symbol table --stats says %q", messages)
	}

	// What is read out of a kernel builds the tables in it again.
	file := write("System.map", want)
	status, out, _ = invoke(t, "", "--all-symbols", "--absolute-percpu", "--release=6.12", file)
	if _, direct, _ := invoke(t, string(want), "--all-symbols", "--absolute-percpu", "--release=6.12"); status != 0 || out != direct {
		t.Errorf("building from the map: status %d", status)
	}

	for _, tt := range []struct {
		name, message string
		args          []string
	}{
		{"no such file", "no such file", []string{"--from-image", dir + "/none"}},
		{"a map", "not a kernel", []string{"--from-image", file}},
		{"cut", "should go on to byte", []string{"--from-image", write("cut", imagetest.BzImage(stream)[:3000])}},
		{"unknown release", "no release 2.4", []string{"--from-image", kernel, "--release=2.4"}},
		{"an option of building", "no option of how to build", []string{"--from-image", kernel, "--all-symbols"}},
		{"a map as well", "no map", []string{"--from-image", kernel, file}},
		{"no file", "needs a value", []string{"--from-image"}},
	} {
		if status, out, messages := invoke(t, "", tt.args...); status != 1 || out != "" || !strings.Contains(messages, tt.message) {
			t.Errorf("%s: status %d, %d bytes, messages %q", tt.name, status, len(out), messages)
		}
	}
}
