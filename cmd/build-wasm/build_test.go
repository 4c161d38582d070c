package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// writeTree makes a small module with the folders a build reads and moves the test into it.
func writeTree(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, body := range files {
		if err := writeFile(filepath.FromSlash(name), []byte(body)); err != nil {
			t.Fatal(err)
		}
	}
}

var smallPage = map[string]string{
	"node_modules/preact/package.json": `{"name": "preact"}`,
	"web/entry/page.tsx":               `import shown from "virtual:lookup-source"; document.title = shown[0].lines[1]; import("../later.ts").then((m) => m.later());`,
	"web/later.ts":                     `export const later = () => "asked for later";`,
	"web/entry/embed.tsx":              `import { later } from "../later.ts"; document.body.textContent = later();`,
	"web/entry/element.ts":             `customElements.define("small-race", class extends HTMLElement {});`,
	"web/entry/worker.ts":              `import "virtual:wasm-exec"; new Go();`,
	"web/entry/film.ts":                `postMessage("a frame");`,
	"web/entry/sw.ts":                  `import { files, version } from "virtual:precache"; console.log(files, version);`,
	"web/entry/reload.ts":              `new EventSource("changes");`,
	"web/entry/leave.ts":               `self.registration.unregister();`,
	"web/entry/repair.ts":              `addEventListener("error", () => { document.title = "broken"; }, true);`,
	"symtab/look.go":                   allShown(),
	"static/index.html":                `<head><script type="module" src="{{asset "app.js"}}"></script><link rel="stylesheet" href="{{asset "main.css"}}"><meta content='{{manifest}}'></head>`,
	"static/css/main.css":              `@import "./parts/base.css"; body { color: red }`,
	"static/css/parts/base.css":        `html { margin: 0 }`,
	"static/samples/small.map":         "ffffffff81000000 T _text\n",
	"static/_headers":                  "/*\n  X-Test: all\n/assets/*\n  ! X-Test\n",
}

func TestBuildNamesAssetsByContent(t *testing.T) {
	writeTree(t, smallPage)
	s, err := newBuilder(true).build()
	if err != nil {
		t.Fatal(err)
	}
	page := string(s.files["index.html"].body)
	for _, name := range []string{"app.js", "main.css", "worker.js", "samples/small.map"} {
		path := s.assets[name]
		if s.files[path] == nil {
			t.Errorf("asset %s has no file: %q", name, path)
		}
		if !strings.Contains(page, path) {
			t.Errorf("index.html does not name %s", path)
		}
	}
	if script := string(s.files[s.assets["app.js"]].body); !strings.Contains(script, `LookupLinear`) {
		t.Errorf("app.js lacks the lookup's source:\n%s", script)
	}
	if !strings.Contains(page, `"worker.js":"`) || strings.Contains(page, `"app.js":`) {
		t.Errorf("the page does not list what scripts ask for, and nothing else:\n%s", page)
	}
	if strings.Contains(page, "asked for later") || !slices.ContainsFunc(s.paths(), func(p string) bool { return strings.HasPrefix(p, "assets/later.") }) {
		t.Errorf("the part loaded on demand is no chunk of its own: %v", s.paths())
	}
	if style := string(s.files[s.assets["main.css"]].body); !strings.Contains(style, "margin: 0") {
		t.Errorf("main.css lacks its import:\n%s", style)
	}
}

func TestPageIsWhole(t *testing.T) {
	writeTree(t, map[string]string{
		"web/one.ts":   `import { both } from "./both.ts"; console.log(both, "only one"); import("./late.ts");`,
		"web/both.ts":  `export const both = "for both: " + Math.random();`,
		"web/late.ts":  `import { both } from "./both.ts"; console.log("late", both);`,
		"web/plain.ts": `import("./late.ts"); console.log("plain");`,
	})
	b, err := (&bundler{dev: true}).page(script{"web/one.ts", "first.js"})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.shared) != 1 || len(b.parts["web/late.ts"]) != 2 || b.parts["web/late.ts"][1] != b.shared[0] {
		t.Fatalf("chunks needed at once: %v, and by its part: %v; want one and the same", b.shared, b.parts)
	}
	holders := map[string][]string{}
	for _, text := range []string{"only one", "for both", `"late"`} {
		for path, body := range b.files {
			if strings.Contains(string(body), text) {
				holders[text] = append(holders[text], path)
			}
		}
		if len(holders[text]) != 1 {
			t.Errorf("%q is in %v, want one file", text, holders[text])
		}
	}
	if holders["only one"][0] != b.script || holders["for both"][0] != b.shared[0] || holders[`"late"`][0] != b.parts["web/late.ts"][0] {
		t.Errorf("script %v, chunk %v and part %v are not where their text is: %v", b.script, b.shared, b.parts, holders)
	}
	if !regexp.MustCompile(`^assets/first\.[0-9A-Z]{8}\.js$`).MatchString(b.script) {
		t.Errorf("first.js is called %s, without its content's hash", b.script)
	}
	alone, _, err := new(bundler).alone("web/plain.ts")
	if err != nil {
		t.Fatal(err)
	}
	if text := string(alone); strings.Contains(text, "import(") || strings.Contains(text, "export") || !strings.Contains(text, `"late"`) {
		t.Errorf("a script built alone needs others:\n%s", text)
	}
}

func TestBuildSaysWhatIsMissing(t *testing.T) {
	writeTree(t, map[string]string{"web/entry/page.tsx": ""})
	_, err := newBuilder(true).build()
	if err == nil || !strings.Contains(err.Error(), "static/index.html is missing") {
		t.Errorf("build() = %v, want a word about static/index.html", err)
	}
}

func TestWriteKeepsWhatIsNoBuild(t *testing.T) {
	writeTree(t, map[string]string{"dist/letter.txt": "dear"})
	s := newSite()
	s.add("index.html", []byte("page"))
	if err := s.write("dist"); err == nil {
		t.Error("write() replaced a directory that is no build")
	}
	if _, err := os.Stat("dist/letter.txt"); err != nil {
		t.Error(err)
	}
}

func TestReadSiteIsWhatWasWritten(t *testing.T) {
	writeTree(t, nil)
	s := newSite()
	s.add("index.html", []byte("page"))
	s.add("assets/sample.map.gz", []byte("packed already"))
	s.files["index.html"].gzip, s.files["index.html"].brotli = []byte("gz"), []byte("br")
	if err := s.write("dist"); err != nil {
		t.Fatal(err)
	}
	got, err := readSite("dist")
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.files, s.files) {
		t.Errorf("readSite() has %v, want %v", got.paths(), s.paths())
	}
}

func TestServedSite(t *testing.T) {
	s := newSite()
	s.add("index.html", []byte("page"))
	s.add("_headers", []byte("/*\n  X-Test: all\n/assets/*\n  ! X-Test\n  Cache-Control: immutable\n"))
	s.addAsset("lab.wasm", []byte("\x00asm"))
	wasm := s.assets["lab.wasm"]
	s.files[wasm].gzip, s.files[wasm].brotli = []byte("gz"), []byte("br")
	h := &handler{base: "/docs/demo/"}
	if err := h.show(s); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		method, path, accept string
		status               int
		body, header, want   string
	}{
		{"GET", "/docs/demo/", "", 200, "page", "X-Test", "all"},
		{"GET", "/docs/demo/index.html", "", 200, "page", "Content-Type", "text/html; charset=utf-8"},
		{"HEAD", "/docs/demo/", "", 200, "", "Content-Length", "4"},
		{"GET", "/docs/demo", "", 302, "", "Location", "/docs/demo/"},
		{"GET", "/docs/demo/" + wasm, "", 200, "\x00asm", "Content-Type", "application/wasm"},
		{"GET", "/docs/demo/" + wasm, "gzip, br", 200, "br", "Content-Encoding", "br"},
		{"GET", "/docs/demo/" + wasm, "gzip, br;q=0", 200, "gz", "Content-Encoding", "gzip"},
		{"GET", "/docs/demo/" + wasm, "", 200, "\x00asm", "X-Test", ""},
		{"GET", "/docs/demo/" + wasm, "", 200, "\x00asm", "Cache-Control", "immutable"},
		{"GET", "/docs/demo/_headers", "", 404, "", "", ""},
		{"GET", "/docs/demo/../../etc/passwd", "", 404, "", "", ""},
		{"POST", "/docs/demo/", "", 405, "", "Allow", "GET, HEAD"},
	}
	for _, tt := range tests {
		r := httptest.NewRequest(tt.method, tt.path, nil)
		r.Header.Set("Accept-Encoding", tt.accept)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != tt.status {
			t.Errorf("%s %s: status %d, want %d", tt.method, tt.path, w.Code, tt.status)
		}
		if w.Code == http.StatusOK && w.Body.String() != tt.body {
			t.Errorf("%s %s: body %q, want %q", tt.method, tt.path, w.Body, tt.body)
		}
		if got := w.Header().Get(tt.header); tt.header != "" && got != tt.want {
			t.Errorf("%s %s: %s is %q, want %q", tt.method, tt.path, tt.header, got, tt.want)
		}
	}
}

func TestFingerprint(t *testing.T) {
	for name, want := range map[string]string{
		"app.js":                             "app.2d711642b7.js",
		"debian-6.12.117-cloud-amd64.map.gz": "debian-6.12.117-cloud-amd64.2d711642b7.map.gz",
		"vmlinux-6.12.gz":                    "vmlinux-6.12.2d711642b7.gz",
		"teaching.map":                       "teaching.2d711642b7.map",
	} {
		if got := fingerprint(name, []byte("x")); got != want {
			t.Errorf("fingerprint(%q) = %q, want %q", name, got, want)
		}
	}
}

// allShown is a core in which each shown function returns its own name.
func allShown() string {
	text := "package symtab\n"
	for _, name := range panelFunctions {
		text += "\nfunc " + name + "() string {\n\treturn \"" + name + "\"\n}\n"
	}
	return text
}

func TestLookupSourcesInTheWantedOrder(t *testing.T) {
	writeTree(t, map[string]string{
		"core/a.go":      "package core\n\n// B is second.\nfunc (x T) B() {\n\tb()\n}\n\nfunc A() {}\n",
		"core/a_test.go": "package core\n\nfunc A() {}\n",
	})
	got, err := lookupSources("core", []string{"A", "B"})
	if err != nil {
		t.Fatal(err)
	}
	want := []shownFunction{
		{"A", "core/a.go", 8, []string{"func A() {}"}},
		{"B", "core/a.go", 4, []string{"func (x T) B() {", "\tb()", "}"}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("lookupSources() = %v, want %v", got, want)
	}
	if _, err := lookupSources("core", []string{"C"}); err == nil {
		t.Error("lookupSources() found a function that is not there")
	}
}
