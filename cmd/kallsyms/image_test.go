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

	// The map that is read out of a kernel builds the kernel's tables again.
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

// TestFromOldImage prints kernels before 5.10 as their maps have them: of both word sizes and byte orders, packed and not.
func TestFromOldImage(t *testing.T) {
	const folder = "../../symtab/image/testdata/old/"
	unpacked := func(name string) []byte {
		data, err := imagetest.ReadXZ(folder + name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	for _, tt := range []struct{ name, says, rebuild string }{
		{"i386-2.6.17", "read as 2.6.17: the kernel says so: Linux version 2.6.17.14-rtr", "kallsyms_names differs from a rebuild at byte 0"},
		{"powerpc-2.6.28", "raw, 32-bit big-endian", "kallsyms_names differs from a rebuild at byte 286"},
		{"x86_64-2.6.38", "read as 2.6.38: ", "all tables equal those built again"},
		{"i386-5.8", "read as 5.8: ", "all tables equal those built again"},
	} {
		want := string(unpacked(tt.name + ".map.xz"))
		raw := filepath.Join(t.TempDir(), "vmlinux")
		if err := os.WriteFile(raw, unpacked(tt.name+".img.xz"), 0o644); err != nil {
			t.Fatal(err)
		}
		status, out, messages := invoke(t, "", "--from-image", raw, "--stats")
		if status != 0 || out != want || !strings.Contains(messages, tt.says) || !strings.Contains(messages, tt.rebuild) {
			t.Errorf("%s: status %d, %d bytes of map (want %d), messages %q", tt.name, status, len(out), len(want), messages)
		}
	}
	if status, _, messages := invoke(t, "", "--from-image", folder+"mipsel-3.18.img.xz", "--release=4.14", "--stats"); status != 0 || !strings.Contains(messages, "read as 4.14: as asked for") {
		t.Errorf("read as another release: status %d, messages %q", status, messages)
	}
	if status, _, messages := invoke(t, "00 T a\n", "--release=4.14"); status != 1 || !strings.Contains(messages, "no release 4.14") {
		t.Errorf("to build as a release that is only read: status %d, messages %q", status, messages)
	}
	status, out, messages := invoke(t, "", "--from-image", folder+"mipsel-3.18.img.xz")
	if status != 0 || out != string(unpacked("mipsel-3.18.map.xz")) {
		t.Errorf("a kernel in xz: status %d, %d bytes of map, messages %q", status, len(out), messages)
	}
}
