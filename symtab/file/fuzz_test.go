package file_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/file"
	"github.com/kallscope/kallscope/symtab/image/archive"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

// FuzzOpen opens arbitrary bytes as a person's file, and each file that can be chosen of an archive: it ends with symbols that build, with an
// image, with a choice, or with an error that says what to do; the same file wanted as a kernel is never a map.
func FuzzOpen(f *testing.F) {
	paths, err := filepath.Glob("../image/archive/testdata/small*")
	if err != nil || len(paths) < 10 {
		f.Fatalf("%d files (%v)", len(paths), err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	kernel := imagetest.Kernel{Release: "6.12", Symbols: 60, ELF: true}.Make().Data
	boot := string(imagetest.BzImage(imagetest.Compress("zstd", kernel)))
	f.Add(tarOf("boot/vmlinuz", boot, "boot/System.map", aMap))
	f.Add(tarOf("a/linux.tar", string(tarOf("boot/vmlinux", string(kernel))), "a/readme", "text\n"))
	f.Add(imagetest.Compress("gzip", imagetest.Compress("xz", []byte("  1\t"+aMap))))
	f.Fuzz(func(t *testing.T, data []byte) {
		before := bytes.Clone(data)
		opened, err := file.Open(data, file.Options{})
		checkOpened(t, opened, err)
		var choice *archive.Choice
		if errors.As(err, &choice) {
			for _, e := range choice.Entries[:min(len(choice.Entries), 4)] {
				opened, err := file.Open(data, file.Options{Path: e.Path})
				checkOpened(t, opened, err)
			}
		}
		if opened, _ := file.Open(data, file.Options{Kernel: true}); opened != nil && opened.Image == nil {
			t.Fatal("a map where a kernel is wanted")
		}
		if !bytes.Equal(data, before) {
			t.Fatal("the file was changed")
		}
	})
}

func checkOpened(t *testing.T, opened *file.Opened, err error) {
	t.Helper()
	var choice *archive.Choice
	var parse *symtab.ParseError
	switch {
	case err == nil && (opened.Image == nil) == (opened.Symbols == nil):
		t.Fatalf("opened as %+v", opened)
	case err == nil && opened.Symbols != nil:
		if _, err := symtab.Build(opened.Symbols, opened.Report.Release, opened.Report.Options); err != nil {
			t.Fatalf("what was read is not ready for Build: %v", err)
		}
	case err == nil:
		if err := opened.Image.Tables.Check(); err != nil {
			t.Fatal(err)
		}
	case opened != nil:
		t.Fatalf("%+v beside %v", opened, err)
	case errors.As(err, &choice):
		if len(choice.Entries) == 0 {
			t.Fatal("a choice of nothing")
		}
	case !errors.As(err, &parse) || parse.Code == "" || parse.Cause == "" || parse.Hint == "":
		t.Fatalf("error %#v", err)
	}
}
