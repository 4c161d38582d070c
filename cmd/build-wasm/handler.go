package main

import (
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync/atomic"
)

// A handler serves the current site under base, as a static host with _headers support would.
type handler struct {
	base    string
	current atomic.Pointer[servedSite]
	changes *changes // of a dev build; else nil
}

type servedSite struct {
	*site
	rules []headerRule
}

func (h *handler) show(s *site) error {
	var rules []headerRule
	if f := s.files["_headers"]; f != nil {
		var err error
		if rules, err = parseHeaders(string(f.body)); err != nil {
			return err
		}
	}
	h.current.Store(&servedSite{site: s, rules: rules})
	if h.changes != nil {
		h.changes.announce()
	}
	return nil
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "this server only hands out files", http.StatusMethodNotAllowed)
		return
	}
	rest, inside := strings.CutPrefix(r.URL.Path, h.base)
	if !inside {
		if r.URL.Path+"/" == h.base || r.URL.Path == "/" {
			http.Redirect(w, r, h.base, http.StatusFound)
			return
		}
		http.NotFound(w, r)
		return
	}
	if h.changes != nil && rest == changesPath {
		h.changes.ServeHTTP(w, r)
		return
	}
	name := rest
	if name == "" {
		name = "index.html"
	}
	s := h.current.Load()
	f := s.files[name]
	if f == nil || hostsOwn(name) {
		http.NotFound(w, r)
		return
	}
	applyHeaders(w.Header(), s.rules, "/"+rest)
	writeEncoded(w, r, name, f)
}

// writeEncoded answers with the smallest form the browser takes.
func writeEncoded(w http.ResponseWriter, r *http.Request, name string, f *file) {
	head := w.Header()
	head.Set("Content-Type", contentType(name))
	body, encoding := f.body, ""
	switch accepted := r.Header.Get("Accept-Encoding"); {
	case f.brotli != nil && accepts(accepted, "br"):
		body, encoding = f.brotli, "br"
	case f.gzip != nil && accepts(accepted, "gzip"):
		body, encoding = f.gzip, "gzip"
	}
	if f.gzip != nil || f.brotli != nil {
		head.Set("Vary", "Accept-Encoding")
	}
	if encoding != "" {
		head.Set("Content-Encoding", encoding)
	}
	head.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodGet {
		w.Write(body)
	}
}

func accepts(header, encoding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.TrimSpace(name) == encoding {
			return strings.ReplaceAll(weight, " ", "") != "q=0"
		}
	}
	return false
}

// contentTypes are not taken from the system, whose table differs between machines. Streaming compilation of
// WebAssembly accepts application/wasm only.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".wasm": "application/wasm",
	".json": "application/json",
	".map":  "text/plain; charset=utf-8",
	".txt":  "text/plain; charset=utf-8",
	".svg":  "image/svg+xml",
	".png":  "image/png",
	".ico":  "image/x-icon",
	".gz":   "application/gzip",

	".webmanifest": "application/manifest+json",
}

func contentType(name string) string {
	if t, ok := contentTypes[path.Ext(name)]; ok {
		return t
	}
	return "application/octet-stream"
}
