package archive_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/archive"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func code(err error) string {
	var parse *symtab.ParseError
	if errors.As(err, &parse) {
		return parse.Code
	}
	return ""
}

// TestCompressedMaps opens small.map as each tool compresses it; the text itself is the witness.
func TestCompressedMaps(t *testing.T) {
	want := read(t, "small.map")
	for name, layers := range map[string][]string{
		"small.map.xz": {"xz"}, "small.map.bz2": {"bzip2"}, "small.map.zst": {"zstd"}, "small.map.lz4": {"lz4"}, "small.map.lzma": {"lzma"}, "small-arm64.map.xz": {"xz"},
	} {
		file := read(t, name)
		twice := imagetest.Compress("gzip", file)
		for _, tt := range []struct {
			file   []byte
			layers []string
		}{{file, layers}, {twice, append([]string{"gzip"}, layers...)}} {
			f, err := archive.Open(tt.file, archive.Options{})
			if err != nil || !f.Text || f.Path != "" || !bytes.Equal(f.Data, want) || !slices.Equal(names(f), tt.layers) {
				t.Errorf("%s: %+v, %v; want the text by %q", name, f, err, tt.layers)
			}
		}
		if _, err := archive.Open(file[:len(file)-20], archive.Options{}); code(err) != "truncated" {
			t.Errorf("%s cut: %v, want truncated", name, err)
		}
	}
}

func names(f *archive.File) (names []string) {
	for _, l := range f.Layers {
		names = append(names, l.Name)
	}
	return names
}

// TestMembersAndTwice: two gzip members are one text, and what was compressed twice is unpacked twice.
func TestMembersAndTwice(t *testing.T) {
	for name, want := range map[string]string{
		"gzmulti.map.gz": "ffffffff81000000 T a\nffffffff81000010 T b\n", "gzgz.map.gz": strings.Repeat("ffffffff81000000 T a\n", 100),
	} {
		f, err := archive.Open(read(t, name), archive.Options{})
		if err != nil || !f.Text || string(f.Data) != want {
			t.Errorf("%s: %+v, %v", name, f, err)
		}
	}
}

// TestPackages opens what dpkg-deb, rpmbuild, zip and tar made of a map, a link to it and other texts.
func TestPackages(t *testing.T) {
	want := read(t, "small.map")
	for name, kind := range map[string]string{
		"small.tar.gz": "tar archive", "small-v7.tar.zst": "tar archive", "small.zip": "ZIP archive", "small-xz.deb": "Debian package", "small-zstd.deb": "Debian package",
		"small-gzdio.rpm": "RPM package", "small-xzdio.rpm": "RPM package", "small-zstdio.rpm": "RPM package",
	} {
		file := read(t, name)
		f, err := archive.Open(file, archive.Options{})
		if err != nil || !f.Text || f.Path != "boot/System.map-6.12" || f.Archive != kind || !bytes.Equal(f.Data, want) {
			t.Errorf("%s: %+v, %v", name, f, err)
			continue
		}
		if from := f.From(); from != "boot/System.map-6.12 in the "+kind {
			t.Errorf("%s: from %q", name, from)
		}
		for _, left := range []int{len(file) - 900, len(file) / 2} {
			if _, err := archive.Open(file[:left], archive.Options{}); code(err) != "truncated" && code(err) != "damaged" {
				t.Errorf("%s cut to %d of %d bytes: %v", name, left, len(file), err)
			}
		}
		if _, err := archive.Open(file, archive.Options{Path: "boot/vmlinuz"}); code(err) != "no-entry" {
			t.Errorf("%s: %v for a path that is not there, want no-entry", name, err)
		}
	}
}

// A packed file of a test's archive.
type packed struct{ path, data string }

func tarOf(files ...packed) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		w.WriteHeader(&tar.Header{Name: f.path, Mode: 0o644, Size: int64(len(f.data))})
		io.WriteString(w, f.data)
	}
	w.Close()
	return b.Bytes()
}

func zipOf(files ...packed) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		z, _ := w.Create(f.path)
		io.WriteString(z, f.data)
	}
	w.Close()
	return b.Bytes()
}

// archives are the archives that are made here, plain and compressed.
var archives = map[string]func(...packed) []byte{
	"tar": tarOf, "tar.xz": func(f ...packed) []byte { return imagetest.Compress("xz", tarOf(f...)) },
	"tar.lzma": func(f ...packed) []byte { return imagetest.Compress("lzma", tarOf(f...)) }, "zip": zipOf,
}

const aMap = "ffffffff81000000 T _text\nffffffff81000010 T vfs_read\n"

var aKernel = string(imagetest.BzImage(imagetest.Compress("gzip", []byte("kernel"))))

func TestChoice(t *testing.T) {
	files := []packed{{"./boot/vmlinuz-6.1", aKernel}, {"boot/config", "CONFIG_X=y\n"}, {"boot/System.map-6.1", aMap}, {"notes", aMap}}
	want := []archive.Entry{{"boot/vmlinuz-6.1", int64(len(aKernel)), archive.Kernel}, {"boot/System.map-6.1", int64(len(aMap)), archive.Map}, {"notes", int64(len(aMap)), archive.Map}}
	for name, pack := range archives {
		file := pack(files...)
		_, err := archive.Open(file, archive.Options{})
		var choice *archive.Choice
		if !errors.As(err, &choice) || !slices.Equal(choice.Entries, want) || choice.More != 0 {
			t.Errorf("%s: %+v, want the choice of %+v", name, err, want)
			continue
		}
		if parse := choice.Parse(); parse.Code != "choose" || !strings.Contains(parse.Cause, "boot/System.map-6.1") {
			t.Errorf("%s: %v", name, parse)
		}
		for _, entry := range want {
			f, err := archive.Open(file, archive.Options{Path: entry.Path})
			if err != nil || f.Path != entry.Path || int64(len(f.Data)) != entry.Size || f.Text != (entry.Kind == archive.Map) {
				t.Errorf("%s: %s: %+v, %v", name, entry.Path, f, err)
			}
		}
		if f, err := archive.Open(file, archive.Options{Path: "boot/config"}); err != nil || !f.Text || string(f.Data) != "CONFIG_X=y\n" {
			t.Errorf("%s: a file that is not in the list: %+v, %v", name, f, err)
		}
	}
}

// TestWhichFile: what counts as a map or a kernel, and what does not.
func TestWhichFile(t *testing.T) {
	const stub = "ffffffffffffffff B The real System.map is in the linux-image-6.1-dbg package\n"
	module := "\x7fELF\x02\x01\x01" + strings.Repeat("\x00", 9) + "\x01\x00" + strings.Repeat("m", 5000)
	program := strings.Replace(module, "\x01\x00m", "\x02\x00m", 1)
	for _, tt := range []struct {
		name  string
		files []packed
		want  string // path, or the code of the error
	}{
		{"a kernel beside the placeholder", []packed{{"boot/System.map-6.1", stub}, {"boot/vmlinuz-6.1", aKernel}, {"lib/x.ko", module}}, "boot/vmlinuz-6.1"},
		{"the placeholder and others", []packed{{"boot/System.map-6.1", stub}, {"doc", "text"}}, "stub"},
		{"the placeholder alone", []packed{{"boot/System.map-6.1", stub}}, "boot/System.map-6.1"},
		{"a program and vmlinux", []packed{{"usr/bin/x", program}, {"boot/vmlinux", program}}, "boot/vmlinux"},
		{"modules", []packed{{"lib/vmlinux.ko", module}, {"lib/b.ko", module}}, "package"},
		{"a text by its lines", []packed{{"readme", "see below\n"}, {"output.txt", aMap}}, "output.txt"},
		{"a compressed map", []packed{{"readme", "see below\n"}, {"boot/System.map.gz", string(imagetest.Compress("gzip", []byte(aMap)))}}, "boot/System.map.gz"},
		{"a kernel by its name", []packed{{"readme", "see below\n"}, {"boot/Image", strings.Repeat("\x01\x00\x7f\x05", 20000)}}, "boot/Image"},
		{"too small for a kernel", []packed{{"readme", "see below\n"}, {"boot/Image", "\x01\x00"}}, "package"},
		{"alone", []packed{{"whatever", "\x01\x00"}}, "whatever"},
		{"nothing", nil, "package"},
		{"scripts' maps", []packed{{"a.js.map", "{}"}, {"b.js.map", "{}"}}, "package"},
		{"a path with a newline", []packed{{"boot/System.map\n\x1b[31m", aMap}, {"x", "x"}}, "boot/System.map\uFFFD\uFFFD[31m"},
	} {
		for kind, pack := range archives {
			if tt.files == nil && kind != "zip" {
				continue // an empty tar archive is 1,024 zeros
			}
			f, err := archive.Open(pack(tt.files...), archive.Options{})
			if err == nil && f.Path != tt.want || err != nil && code(err) != tt.want {
				t.Errorf("%s in %s: %+v, %v; want %s", tt.name, kind, f, err, tt.want)
			}
		}
	}
	f, err := archive.Open(tarOf(packed{"System.map.gz", string(imagetest.Compress("gzip", []byte(aMap)))}), archive.Options{})
	if err != nil || string(f.Data) != aMap || f.From() != "System.map.gz in the tar archive, unpacked from gzip" {
		t.Errorf("a compressed map in an archive: %+v, %v", f, err)
	}
}

// TestUntouched: what is no archive and no compressed text is returned as it is.
func TestUntouched(t *testing.T) {
	for name, file := range map[string][]byte{
		"text": []byte(aMap), "bzImage": []byte(aKernel), "kernel in gzip": imagetest.Compress("gzip", []byte("\x00\x01kernel")), "empty": {}, "zeros": make([]byte, 2000),
		"initramfs": []byte("070701" + strings.Repeat("0", 200)), "short": []byte("\x1f\x8b"),
	} {
		f, err := archive.Open(file, archive.Options{})
		if err != nil || len(file) > 0 && &f.Data[0] != &file[0] || len(f.Data) != len(file) || f.Text || f.Path != "" {
			t.Errorf("%s: %+v, %v", name, f, err)
		}
	}
}

// TestBombs: a small file that claims or holds very much ends with an error or a choice. That takes 64 MiB of memory at
// most.
func TestBombs(t *testing.T) {
	zeros := strings.Repeat("\x00", 64<<20)
	var sparse bytes.Buffer
	w := tar.NewWriter(&sparse)
	w.WriteHeader(&tar.Header{Name: "vmlinuz", Size: 100 << 20, Mode: 0o644})
	w.Write(make([]byte, 8<<10)) // and no more
	many := make([]packed, 40)
	for i := range many {
		many[i] = packed{"vmlinuz" + string(rune('a'+i)), zeros[:2<<20]}
	}
	for _, tt := range []struct {
		name string
		file []byte
		code string
	}{
		{"tar.gz", imagetest.Compress("gzip", tarOf(packed{"vmlinuz", zeros})), "too-large"},
		{"tar.gz of what is skipped", imagetest.Compress("gzip", tarOf(packed{"a", "a"}, packed{"b", zeros})), "too-large"},
		{"tar in gzip in gzip", imagetest.Compress("gzip", imagetest.Compress("gzip", tarOf(packed{"vmlinuz", zeros}))), "too-large"},
		{"zip", zipOf(packed{"vmlinuz", zeros}), "too-large"},
		{"many in a zip", zipOf(many...), "choose"}, // 4 KiB of each are looked at
		{"a size that is not there", sparse.Bytes(), "too-large"},
		{"text", imagetest.Compress("xz", bytes.Repeat([]byte("ffffffff81000000 T a\n"), 1<<20)), "too-large"},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		f, err := archive.Open(tt.file, archive.Options{})
		runtime.ReadMemStats(&after)
		var choice *archive.Choice
		is := code(err)
		if errors.As(err, &choice) {
			is = choice.Parse().Code
		}
		if used := after.TotalAlloc - before.TotalAlloc; is != tt.code || used > 64<<20 {
			t.Errorf("%s, %d bytes: %+v, %v with %d bytes of memory; want %s", tt.name, len(tt.file), f, err, used, tt.code)
		}
	}
}

// TestZipDamage: sums are checked, and headers that point elsewhere or lie about sizes end as errors.
func TestZipDamage(t *testing.T) {
	const method, sum, size, local = 10, 16, 24, 42
	good := zipOf(packed{"a.txt", "text"}, packed{"System.map", strings.Repeat(aMap, 300)})
	at := bytes.LastIndex(good, []byte("PK\x01\x02"))
	for _, tt := range []struct {
		name  string
		at    int
		value byte
		code  string
	}{
		{"method", at + method, 99, "compression"}, {"encrypted", at + 8, 1, "compression"}, {"sum", at + sum, good[at+sum] ^ 1, "damaged"},
		{"size too large", at + size + 2, 1, "truncated"}, {"size too small", at + size, good[at+size] - 1, "damaged"},
		{"place", at + local, good[at+local] + 1, "damaged"}, {"place beyond the file", at + local + 3, 0x7f, "damaged"},
		{"4 GiB", at + local + 3, 0xff, "damaged"}, {"no directory", bytes.LastIndex(good, []byte("PK\x05\x06")), 'x', "damaged"},
	} {
		file := bytes.Clone(good)
		file[tt.at] = tt.value
		f, err := archive.Open(file, archive.Options{})
		if code(err) != tt.code {
			t.Errorf("%s: %+v, %v, want %s", tt.name, f, err, tt.code)
		}
		for _, why := range []string{"encrypted", "method"} { // one is not told for the other
			if tt.code == "compression" && strings.Contains(err.Error(), why) != (tt.name == why) {
				t.Errorf("%s: %v", tt.name, err)
			}
		}
	}
}

func TestProgress(t *testing.T) {
	stop := errors.New("enough")
	random := make([]byte, 8<<20)
	for i, x := range []byte(strings.Repeat("tcp_v4_connect ", len(random)/15)) {
		random[i] = x ^ byte(i>>3) ^ byte(i*i>>11)
	}
	file := imagetest.Compress("gzip", tarOf(packed{"a", "a"}, packed{"vmlinuz", string(random)}))
	last := 0
	_, err := archive.Open(file, archive.Options{Progress: func(done, total int) error {
		if done < last || done > total || total != len(file) {
			t.Errorf("progress %d of %d after %d", done, total, last)
		}
		last = done
		return nil
	}})
	if err != nil || last < len(file)/2 {
		t.Errorf("progress up to %d of %d, %v", last, len(file), err)
	}
	if _, err := archive.Open(file, archive.Options{Progress: func(int, int) error { return stop }}); err != stop {
		t.Errorf("Open = %v, want what progress returned", err)
	}
}

// FuzzOpen opens arbitrary bytes, and each file of the list they come to: it must end, keep its bounds, and give an error or a file.
func FuzzOpen(f *testing.F) {
	paths, err := filepath.Glob("testdata/small*")
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
	for _, pack := range archives {
		f.Add(pack(packed{"vmlinuz", aKernel}, packed{"System.map", aMap}))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		before := bytes.Clone(file)
		o := archive.Options{MaxOutput: 1 << 20}
		found, err := archive.Open(file, o)
		var choice *archive.Choice
		switch {
		case (found == nil) == (err == nil):
			t.Fatalf("%+v beside %v", found, err)
		case errors.As(err, &choice):
			if len(choice.Entries) < 1 || len(choice.Entries)+choice.More < 2 {
				t.Fatalf("a choice of %+v", choice)
			}
			for _, e := range choice.Entries[:min(len(choice.Entries), 4)] {
				o.Path = e.Path
				if found, err := archive.Open(file, o); (found == nil) == (err == nil) || err != nil && code(err) == "" {
					t.Fatalf("%q: %+v beside %v", e.Path, found, err)
				}
			}
		case err != nil && code(err) == "":
			t.Fatalf("error %v has no code", err)
		}
		if !bytes.Equal(file, before) {
			t.Fatal("the file was changed")
		}
	})
}
