package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// sparse makes a file of that many bytes which takes no room, with a text at its beginning.
func sparse(t *testing.T, size int64, head string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sparse")
	if err := os.WriteFile(path, []byte(head), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, size); err != nil {
		t.Skip("no sparse files here:", err)
	}
	return path
}

// TestTooLarge: a file that is larger than any map is refused before it is read, whatever it is read as.
func TestTooLarge(t *testing.T) {
	path := sparse(t, maxInput+1, "ffffffff81000000 T _text\n")
	for _, args := range [][]string{{path}, {"--from-image=" + path}, {"--open=" + path}} {
		status, out, messages := invoke(t, "", args...)
		if status != 1 || out != "" || !strings.Contains(messages, path) || !strings.Contains(messages, " MiB\n") {
			t.Errorf("%s: exit status %d, %d bytes, %q", args[0], status, len(out), messages)
		}
	}
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if _, err := readAll(in); err == nil {
		t.Error("standard input is read beyond the limit")
	}
	if at, err := in.Seek(0, io.SeekCurrent); err != nil || at != 0 {
		t.Errorf("%d bytes were read of it, %v; want none", at, err)
	}
}

// TestMapSize: memory is reserved for what begins like a map and is no larger than one may be.
func TestMapSize(t *testing.T) {
	const size = 8 << 20
	for head, want := range map[string]int64{
		"ffffffff81000000 T _text\n": size, "81000000 t x": size, "0 A fixed\n": size,
		"": 0, "\x7fELF\x02\x01\x01": 0, "MZ\x90": 0, "<!DOCTYPE html>": 0, "BZh91AY": 0, "deadbeef\n": 0, "beef is no map": size, "cafe  ": 0,
	} {
		path := sparse(t, size, head)
		if got := (&command{file: path}).mapSize(nil); got != want {
			t.Errorf("%q: mapSize = %d, want %d", head, got, want)
		}
		if got := (&command{image: imageFile{path: path}}).mapSize(nil); got != 0 {
			t.Errorf("%q as an image: mapSize = %d, want 0", head, got)
		}
	}
	if got := (&command{file: filepath.Join(t.TempDir(), "none")}).mapSize(nil); got != 0 {
		t.Errorf("a file that is not there: mapSize = %d", got)
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	io.WriteString(w, "ffffffff81000000 T _text\n")
	w.Close()
	if got := (&command{}).mapSize(r); got != 0 {
		t.Errorf("a pipe: mapSize = %d", got)
	}
	if text, err := readAll(r); err != nil || string(text) != "ffffffff81000000 T _text\n" {
		t.Errorf("of the pipe is left %q, %v", text, err)
	}
}

// TestClosedOutput runs the whole program, because it is Go's runtime that puts /dev/null in the place of a closed stream.
func TestClosedOutput(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh here")
	}
	program := filepath.Join(t.TempDir(), "kallsyms")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	if err := exec.Command(program, "--help").Run(); errors.Is(err, syscall.ENOEXEC) {
		t.Skip("the tests run in an emulator, which cannot start another program of its architecture")
	}
	input := fixtures + "filters.map"
	for _, tt := range []struct {
		redirect string
		args     string
		ok       bool
	}{
		{">&-", "--release=6.12 " + input, false},
		{"1<>/dev/null", "--release=6.12 " + input, false}, // looks like a closed one
		{"1<>/dev/null", "--release=6.12 --stats " + input, true},
		{">&-", "--open=" + input, false},
		{">&-", "--help", false},
		{">&- <&-", "--release=6.12 --stats " + input, true}, // the messages are what counts
		{">/dev/null", "--release=6.12 " + input, true},
		{">/dev/null 2>&-", "--release=6.12 " + input, true},
		{"<>/dev/null >&0", "--release=6.12 " + input, true}, // the caller ignores all
		{">/dev/full", "--release=6.12 " + input, false},
	} {
		out, err := exec.Command(sh, "-c", `"$0" `+tt.args+" "+tt.redirect, program).CombinedOutput()
		if (err == nil) != tt.ok || !tt.ok && !strings.Contains(string(out), "kallsyms: ") {
			t.Errorf("%s %s: %v, %q; want success %v", tt.args, tt.redirect, err, out, tt.ok)
		}
		// The cause that is told has to hold for both streams that look alike.
		if strings.HasPrefix(tt.redirect, "1<>") && !tt.ok && !strings.Contains(string(out), "or is /dev/null opened for reading and writing") {
			t.Errorf("%s: %q does not name an open /dev/null", tt.redirect, out)
		}
	}
}
