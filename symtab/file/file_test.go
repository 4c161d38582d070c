package file_test

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/file"
	"github.com/kallscope/kallscope/symtab/image/archive"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

// tarOf makes an archive of pairs of a path and contents.
func tarOf(files ...string) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w.WriteHeader(&tar.Header{Name: files[i], Mode: 0o644, Size: int64(len(files[i+1]))})
		io.WriteString(w, files[i+1])
	}
	w.Close()
	return b.Bytes()
}

const aMap = "ffffffff81000000 T _text\nffffffff81000010 T vfs_read\n"

// TestMaps opens one map in several wrappings; read without them it is the witness.
func TestMaps(t *testing.T) {
	plain, err := os.ReadFile("../image/archive/testdata/small.map")
	if err != nil {
		t.Fatal(err)
	}
	want, _, err := symtab.Import(plain, symtab.Wanted{})
	if err != nil {
		t.Fatal(err)
	}
	numbered := ""
	for i, line := range strings.SplitAfter(strings.TrimSuffix(string(plain), "\n"), "\n") {
		numbered += string(rune('0'+i%10)) + "\t" + line
	}
	for name, tt := range map[string]struct {
		file []byte
		from string
	}{
		"plain":               {plain, ""},
		"compressed":          {imagetest.Compress("xz", plain), "the file, unpacked from xz"},
		"compressed twice":    {imagetest.Compress("gzip", imagetest.Compress("lz4 frame", plain)), "the file, unpacked from lz4 in gzip"},
		"in an archive":       {imagetest.Compress("zstd", tarOf("a", "a", "System.map", string(plain))), "System.map in the tar archive"},
		"another form in one": {tarOf("a", "a", "System.map", numbered), "System.map in the tar archive"},
	} {
		var seen []byte
		opened, err := file.Open(tt.file, file.Options{Seen: func(contents []byte) { seen = bytes.Clone(contents) }})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if opened.Image != nil || opened.Symbols.Len() != want.Len() || opened.From != tt.from || len(seen) != opened.Size {
			t.Errorf("%s: %d symbols from %q, %d bytes seen of %d", name, opened.Symbols.Len(), opened.From, len(seen), opened.Size)
		}
		for i := range want.Addr {
			if opened.Symbols.Addr[i] != want.Addr[i] || string(opened.Symbols.Symbol(i)) != string(want.Symbol(i)) {
				t.Fatalf("%s: symbol %d is %x %s", name, i, opened.Symbols.Addr[i], opened.Symbols.Symbol(i))
			}
		}
		first := opened.Report.Notes[0]
		if told := first.Code == file.NoteSource && first.Message == "this is "+tt.from; told != (tt.from != "") {
			t.Errorf("%s: the first note is %+v", name, first)
		}
	}
}

func TestKernels(t *testing.T) {
	made := imagetest.Kernel{Release: "6.12", ELF: true}.Make()
	kernel := string(imagetest.BzImage(imagetest.Compress("zstd", made.Data)))
	for name, data := range map[string][]byte{
		"alone": []byte(kernel), "in gzip": imagetest.Compress("gzip", []byte(kernel)), "in an archive": imagetest.Compress("xz", tarOf("boot/config", "X=y\n", "boot/vmlinuz", kernel)),
	} {
		opened, err := file.Open(data, file.Options{Kernel: true})
		if err != nil || opened.Image == nil || opened.Image.Tables.NumSyms != made.Tables.NumSyms || opened.Symbols != nil {
			t.Errorf("%s: %+v, %v", name, opened, err)
		}
	}
}

func TestRefusals(t *testing.T) {
	kernel := string(imagetest.BzImage(imagetest.Compress("zstd", []byte("\x00no kernel\x01\x02"))))
	both := tarOf("vmlinuz", kernel, "System.map", aMap)
	for _, tt := range []struct {
		name  string
		file  []byte
		o     file.Options
		code  string
		cause string
	}{
		{"a map where a kernel is wanted", imagetest.Compress("gzip", []byte(aMap)), file.Options{Kernel: true}, "map", "not a kernel"},
		{"a file of an archive that is none", both, file.Options{Path: "vmlinuz"}, "no-kernel", "vmlinuz in the tar archive: nothing in the file"},
		{"no such file", both, file.Options{Path: "x"}, "no-entry", "no file x"},
		{"empty", nil, file.Options{}, "empty", "empty"},
		{"an archive without either", tarOf("a", "a", "b", "b"), file.Options{}, "package", "no map and no kernel among the 2 files"},
	} {
		_, err := file.Open(tt.file, tt.o)
		var parse *symtab.ParseError
		if !errors.As(err, &parse) || parse.Code != tt.code || !strings.Contains(parse.Cause, tt.cause) {
			t.Errorf("%s: %v, want %s: %s", tt.name, err, tt.code, tt.cause)
		}
	}
	var choice *archive.Choice
	if _, err := file.Open(both, file.Options{}); !errors.As(err, &choice) || len(choice.Entries) != 2 {
		t.Errorf("a kernel and a map: %v, want a choice", err)
	}
	stop := errors.New("enough")
	large := imagetest.Compress("gzip", []byte(strings.Repeat(aMap, 60000)))
	if _, err := file.Open(large, file.Options{Progress: func(string, int, int) error { return stop }}); err != stop {
		t.Errorf("Open = %v, want what progress returned", err)
	}
}

// TestPackageOfAnother names what a package has in /boot, and says of one with nothing known in it that there is no kernel.
func TestPackageOfAnother(t *testing.T) {
	mach := append(bytes.Repeat([]byte{1, 2, 3, 0}, 3000), "GNU Mach 1.8"...)
	for _, tt := range []struct {
		data           []byte
		code, contains string
	}{
		{mach, "foreign", "boot/gnumach in the tar archive: this is GNU Mach"},
		{mach[:12000], "package", "no map and no kernel among the 2 files"},
	} {
		_, err := file.Open(tarOf("./usr/share/doc/readme", "hello\n", "./boot/gnumach", string(tt.data)), file.Options{})
		var parse *symtab.ParseError
		if !errors.As(err, &parse) || parse.Code != tt.code || !strings.Contains(parse.Cause, tt.contains) {
			t.Errorf("%v, want %s: %s", err, tt.code, tt.contains)
		}
	}
}
