package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

// TestOpen prints the map in whatever file has it. The plain map, which goes through none of that code, is the witness.
func TestOpen(t *testing.T) {
	const folder = "../../symtab/image/archive/testdata/"
	status, want, messages := invoke(t, "", "--open", folder+"small.map")
	if status != 0 || strings.Count(want, "\n") < 100 || !strings.Contains(messages, "built as ") {
		t.Fatalf("a plain map: status %d, %d bytes, %q", status, len(want), messages)
	}
	for name, says := range map[string]string{
		"small.map.xz": "unpacked from xz", "small.map.bz2": "unpacked from bzip2", "small.map.zst": "unpacked from zstd", "small.map.lz4": "unpacked from lz4",
		"small.map.lzma": "unpacked from lzma", "small.tar.gz": "boot/System.map-6.12 in the tar archive", "small.zip": "boot/System.map-6.12 in the ZIP archive",
		"small-xz.deb": "boot/System.map-6.12 in the Debian package", "small-zstdio.rpm": "boot/System.map-6.12 in the RPM package",
	} {
		status, out, messages := invoke(t, "", "--open", folder+name)
		if status != 0 || out != want || !strings.Contains(messages, says) {
			t.Errorf("%s: status %d, %d bytes (want %d), %q", name, status, len(out), len(want), messages)
		}
	}
	if status, out, messages := invoke(t, "", "--from-image", folder+"small.tar.gz"); status != 1 || out != "" || !strings.Contains(messages, "small.tar.gz: boot/System.map-6.12 in the tar archive: this is a text") {
		t.Errorf("a map where a kernel is wanted: status %d, %q", status, messages)
	}
}

// TestGuessesAreTold says of a kernel whose addresses are distances that they are, also where nobody asks for --stats.
func TestGuessesAreTold(t *testing.T) {
	file := filepath.Join(t.TempDir(), "kernel")
	if err := os.WriteFile(file, imagetest.Kernel{Release: "7.0"}.Make().Data, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, option := range []string{"--open", "--from-image"} {
		status, out, messages := invoke(t, "", option, file)
		if status != 0 || !strings.HasPrefix(out, "0000000000000000 ") || !strings.Contains(messages, "assumed: nothing says where the kernel is linked to: addresses count from its first symbol") {
			t.Errorf("%s: status %d, %.40q, %q", option, status, out, messages)
		}
	}
}

// TestMember takes a kernel or a map out of an archive that tar made of both.
func TestMember(t *testing.T) {
	made := imagetest.Kernel{Release: "6.12", ELF: true}.Make()
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "boot"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"boot/vmlinuz": imagetest.BzImage(imagetest.Compress("zstd", made.Data)), "boot/my.map": []byte("ffffffff81000000 T _text\nffffffff81000010 T vfs_read\n")} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.Command("tar", "-C", dir, "--sort=name", "-czf", filepath.Join(dir, "boot.tar.gz"), "boot").CombinedOutput(); err != nil {
		t.Skipf("no tar here: %v, %s", err, out)
	}
	file := filepath.Join(dir, "boot.tar.gz")
	status, out, messages := invoke(t, "", "--open="+file)
	for _, part := range []string{file + ": there are 2 maps and kernels in the tar archive:", "map of 53 bytes: boot/my.map\n", ": boot/vmlinuz\n", "--member=PATH"} {
		if status != 1 || out != "" || !strings.Contains(messages, part) {
			t.Errorf("status %d, %d bytes, %q; want %q", status, len(out), messages, part)
		}
	}
	if status, out, messages := invoke(t, "", "--open="+file, "--member=boot/my.map"); status != 0 || !strings.Contains(out, "T vfs_read") || !strings.Contains(messages, "this is boot/my.map in the tar archive") {
		t.Errorf("the map: status %d, %q, %q", status, out, messages)
	}
	var want []byte
	for i := range made.Tables.NumSyms {
		want = made.Tables.AppendMapLine(want, i)
	}
	if status, out, messages := invoke(t, "", "--from-image="+file, "--member=boot/vmlinuz"); status != 0 || !bytes.Equal([]byte(out), want) || messages != "kallsyms: "+file+": this is boot/vmlinuz in the tar archive\n" {
		t.Errorf("the kernel: status %d, %d bytes, %q", status, len(out), messages)
	}
	for _, tt := range []struct {
		message string
		args    []string
	}{
		{"no file boot/none in the tar archive", []string{"--open=" + file, "--member=boot/none"}},
		{"--member goes with", []string{"--member=x", "some.map"}},
		{"give one of them", []string{"--open=" + file, "--from-image=" + file}},
		{"--open takes", []string{"--open=" + file, "--all-symbols"}},
		{"no map beside it", []string{"--open=" + file, "some.map"}},
	} {
		if status, out, messages := invoke(t, "", tt.args...); status != 1 || out != "" || !strings.Contains(messages, tt.message) {
			t.Errorf("%q: status %d, %q, want %q", tt.args, status, messages, tt.message)
		}
	}
	for _, option := range []string{"-h", "--help"} {
		if status, out, _ := invoke(t, "", option); status != 0 || !strings.HasPrefix(out, "Usage: kallsyms") {
			t.Errorf("%s: status %d, %q", option, status, out)
		}
	}
}
