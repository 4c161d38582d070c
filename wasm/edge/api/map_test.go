package api

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

func TestBeginsLikeMap(t *testing.T) {
	wide := func(text string) (out string) {
		for _, unit := range utf16.Encode([]rune(text)) {
			out += string([]byte{byte(unit), byte(unit >> 8)})
		}
		return "\xff\xfe" + out
	}
	for _, tt := range []struct {
		name, in string
		want     bool
	}{
		{"System.map", "ffffffff81000000 T _text\nffffffff81000000 T startup_64\n", true},
		{"32 bits", "c0008000 T _text\n", true},
		{"CRLF", "ffffffff81000000 T _text\r\n", true},
		{"kallsyms without addresses", "(null) T _text\n", true},
		{"module", "0000000000000000 t bar\t[foo]\n", true},
		{"cut off in a line", "ffffffff81000000 T _te", true},
		{"UTF-16", wide("ffffffff81000000 T _text\n"), true},
		{"Markdown", "| address | type | name |\n|---|---|---|\n| `ffffffff81000000` | T | `_text` |\n", true},
		{"sysv", "_text|ffffffff81000000|   T  |            NOTYPE|                |     |.text\n", true},
		{"nothing", "", false},
		{"prose", "Once upon a time\nthere was a kernel\n", false},
		{"one line of many", "ffffffff81000000 T _text\nb\nc\nd\ne\n", false},
		{"addresses alone", strings.Repeat("ffffffff81000000\n", 20), false},
		{"program", "\x7fELF\x02\x01\x01\nffffffff81000000 T _text\n", false},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", false},
		{"page", "<!doctype html><title>deadbeef</title>\n<script>x</script>\n", false},
	} {
		if got := BeginsLikeMap([]byte(tt.in)); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// The fixtures begin like maps of real kernels.
func TestRealMapsBeginLikeMaps(t *testing.T) {
	files, _ := filepath.Glob("../../../symtab/testdata/fixtures/*.map")
	if len(files) == 0 {
		t.Fatal("no fixtures")
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > 0 && !BeginsLikeMap(text[:min(len(text), 4096)]) {
			t.Errorf("%s does not begin like a map", file)
		}
	}
}

// The store keeps only uploads that are one gzip whose text begins like a map, and returns them byte for byte.
func FuzzPutGet(f *testing.F) {
	f.Add(shared)
	f.Add(packed("no map\n"))
	f.Add(append(bytes.Clone(shared), shared...))
	f.Add(shared[:len(shared)-1])
	f.Fuzz(func(t *testing.T, body []byte) {
		store := newMemory()
		h := Handler(sharing, store, Guards{})
		path := pathOf(body)
		put := ask(h, "PUT", path, body, nil)
		got := ask(h, "GET", path, nil, nil)
		if put.Code != 201 {
			if put.Code >= 500 || got.Code != 404 || len(store.maps) != 0 {
				t.Fatalf("PUT = %d %s, then GET = %d, %d maps", put.Code, put.Body, got.Code, len(store.maps))
			}
			return
		}
		if got.Code != 200 || !bytes.Equal(got.Body.Bytes(), body) {
			t.Fatalf("GET = %d, %d bytes of %d", got.Code, got.Body.Len(), len(body))
		}
		if _, err := gzip.NewReader(bytes.NewReader(body)); err != nil {
			t.Fatal("kept what is no gzip:", err)
		}
	})
}
