package main

import (
	"archive/tar"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
)

func member(name, data string) string {
	pad := strings.Repeat("\n", len(data)%2)
	return fmt.Sprintf("%-16s%-12d%-6d%-6d%-8s%-10d`\n%s%s", name, 0, 0, 0, "100644", len(data), data, pad)
}

// TestDataMember finds the files of a package behind members of odd and even length.
func TestDataMember(t *testing.T) {
	deb := "!<arch>\n" + member("debian-binary", "2.0\n") + member("control.tar.xz", "odd") + member("data.tar.xz", "the files") + member("_gpg", "x")
	data, err := dataMember(strings.NewReader(deb))
	if err != nil {
		t.Fatal(err)
	}
	if text, err := io.ReadAll(data); err != nil || string(text) != "the files" {
		t.Errorf("data.tar.xz = %q, %v", text, err)
	}
	for _, bad := range []string{"", "<html>not a package</html>", "!<arch>\n", "!<arch>\n" + member("data.tar.zst", "x"), deb[:100]} {
		if _, err := dataMember(strings.NewReader(bad)); err == nil {
			t.Errorf("%.40q is read as a package", bad)
		}
	}
}

// TestFindSystemMap stops at the map: what follows is never asked for.
func TestFindSystemMap(t *testing.T) {
	for _, path := range []string{"./usr/lib/debug/boot/System.map-6.1", "./usr/lib/debug/lib/modules/7.2.13+deb14-cloud-amd64/System.map"} {
		findMapAt(t, path)
	}
}

func findMapAt(t *testing.T, path string) {
	var files bytes.Buffer
	w := tar.NewWriter(&files)
	for _, f := range []struct{ name, text string }{{"./usr/lib/debug/boot/other", "no"}, {"./boot/System.map-6.1", "a placeholder"}, {path, "the map"}} {
		if err := w.WriteHeader(&tar.Header{Name: f.name, Mode: 0o644, Size: int64(len(f.text))}); err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, f.text)
	}
	w.Flush()
	text, err := findSystemMap(io.MultiReader(bytes.NewReader(files.Bytes()), failing{t}))
	if err != nil || string(text) != "the map" {
		t.Errorf("findSystemMap = %q, %v", text, err)
	}
	if text, err := findSystemMap(bytes.NewReader(files.Bytes()[:2048])); err == nil {
		t.Errorf("a package cut before the map gives %q", text)
	}
}

// failing is a reader that must not be read.
type failing struct{ t *testing.T }

func (f failing) Read([]byte) (int, error) {
	f.t.Error("read on behind the map")
	return 0, io.EOF
}
