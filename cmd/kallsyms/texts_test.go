package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What people have in other forms is printed as a map, and each message names the file.
func TestOpenTexts(t *testing.T) {
	const wild = "../../symtab/testdata/wild/"
	for file, says := range map[string]string{
		"01-utf16le-bom.map": "taken off: UTF-16", "02b-mac-cr.map": "CR alone", "06c-nm-A.txt": "nm -A", "06j-nm-decimal.txt": "nm -t d",
		"07-readelf.txt": "readelf -s", "07i-cat-n.txt": "line numbers", "11c-md-fence.txt": "code fences",
	} {
		status, out, messages := invoke(t, "", "--open="+wild+file, "--release=6.1", "--stats")
		if status != 0 || strings.Count(out, "\n") != 14 || !strings.Contains(out, "ffffffff81002000 T vfs_read\n") || !strings.Contains(messages, says) ||
			!strings.Contains(messages, "built as 6.1: as asked for") {
			t.Errorf("%s: status %d, %q, %q; want %q", file, status, out, messages, says)
		}
		for line := range strings.Lines(messages) {
			if !strings.HasPrefix(line, "kallsyms: "+wild+file) {
				t.Errorf("%s: a message does not name the file: %q", file, line)
			}
		}
	}
	path := filepath.Join(t.TempDir(), "symvers")
	if err := os.WriteFile(path, []byte("0xb3f985a8\tvfs_read\tvmlinux\tEXPORT_SYMBOL_GPL\t\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	status, out, messages := invoke(t, "", "--open="+path)
	if status != 1 || out != "" || messages != "kallsyms: "+path+": this is Module.symvers: checksums of exported symbols, without addresses\n  run: nm -n vmlinux > my.map\n" {
		t.Errorf("Module.symvers: status %d, %q", status, messages)
	}
}
