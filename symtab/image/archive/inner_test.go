package archive_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/kallscope/kallscope/symtab"
	"github.com/kallscope/kallscope/symtab/image/archive"
	"github.com/kallscope/kallscope/symtab/image/imagetest"
)

// TestInner opens an archive in an archive, one level deep, and no archive beside a map.
func TestInner(t *testing.T) {
	text := read(t, "small.map")
	deb, tgz := packed{"a.deb", string(read(t, "small-xz.deb"))}, packed{"d/small.tgz", string(read(t, "small.tar.gz"))}
	readme, plain := packed{"readme.txt", "hello\n"}, packed{"System.map", string(text)}
	for _, tt := range []struct {
		name   string
		file   []byte
		ask    string
		path   string
		within string
	}{
		{"a package in a ZIP archive", zipOf(deb, readme), "", "a.deb/boot/System.map-6.12", "ZIP archive"},
		{"alone", zipOf(deb), "", "a.deb/boot/System.map-6.12", "ZIP archive"},
		{"asked for", zipOf(deb, tgz), "a.deb", "a.deb/boot/System.map-6.12", "ZIP archive"},
		{"a file of one asked for", zipOf(deb, tgz), "d/small.tgz/boot/System.map-6.12", "d/small.tgz/boot/System.map-6.12", "ZIP archive"},
		{"in a compressed tar", imagetest.Compress("gzip", tarOf(readme, deb)), "", "a.deb/boot/System.map-6.12", "tar archive"},
		{"beside a map", zipOf(deb, plain), "", "System.map", "ZIP archive"},
		{"before a compressed map", imagetest.Compress("gzip", tarOf(tgz, packed{"boot/a.map.gz", string(imagetest.Compress("gzip", text))})), "", "boot/a.map.gz", "tar archive"},
	} {
		f, err := archive.Open(tt.file, archive.Options{Path: tt.ask})
		if err != nil || f.Path != tt.path || f.Archive != tt.within || !bytes.Equal(f.Data, text) {
			t.Errorf("%s: %+.200v, %v", tt.name, f, err)
		}
	}
}

// TestInnerRefused: of several archives a person chooses, and one in one in one is named with the command that unpacks it.
func TestInnerRefused(t *testing.T) {
	deb, tgz := packed{"a.deb", string(read(t, "small-xz.deb"))}, packed{"d/small.tgz", string(read(t, "small.tar.gz"))}
	readme := packed{"readme.txt", "hello\n"}
	_, err := archive.Open(zipOf(deb, tgz, readme), archive.Options{})
	var choice *archive.Choice
	if !errors.As(err, &choice) || len(choice.Entries) != 2 || choice.Entries[0] != (archive.Entry{Path: "a.deb", Size: int64(len(deb.data)), Kind: archive.Archive}) ||
		!strings.Contains(choice.Error(), "2 archives") {
		t.Errorf("two archives: %v", err)
	}
	_, err = archive.Open(zipOf(packed{"in.zip", string(zipOf(deb, readme))}), archive.Options{})
	var parse *symtab.ParseError
	if !errors.As(err, &parse) || parse.Code != "package" || !strings.Contains(parse.Hint, "unzip in.zip") || !strings.Contains(parse.Cause, "in.zip in the ZIP archive") {
		t.Errorf("three levels: %v", err)
	}
	_, err = archive.Open(zipOf(deb), archive.Options{Path: "a.deb/boot/vmlinuz"})
	if code(err) != "no-entry" {
		t.Errorf("a path that is not there: %v", err)
	}
}

// TestInnerBounds: what an archive in an archive may unpack to counts against the bounds of the outer one.
func TestInnerBounds(t *testing.T) {
	zeros := packed{"boot/vmlinuz", string(make([]byte, 24<<20))}
	inner := imagetest.Compress("gzip", tarOf(zeros))
	outer := tarOf(packed{"x", "0123456789"}, packed{"a.tar.gz", string(inner)}, packed{"pad", string(make([]byte, 20<<20))})
	if _, err := archive.Open(imagetest.Compress("gzip", outer), archive.Options{}); code(err) != "too-large" {
		t.Errorf("24 MiB after 20: %v, want too-large", err)
	}
}

// TestProgramInBoot: of an archive without a kernel the file in /boot is returned, to be named, with the error that holds otherwise.
func TestProgramInBoot(t *testing.T) {
	other, readme := packed{"./boot/other", strings.Repeat("\x01\x02\x03\x00", 2000)}, packed{"usr/share/doc/readme", "hello\n"}
	for _, files := range [][]packed{{other, readme}, {readme, other}} {
		f, err := archive.Open(tarOf(files...), archive.Options{})
		if err != nil || f.Path != "boot/other" || code(f.Otherwise) != "package" || string(f.Data) != other.data {
			t.Errorf("%+.200v, %v", f, err)
		}
	}
}
