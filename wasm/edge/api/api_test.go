package api

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestHandler(t *testing.T) {
	tests := []struct {
		method, path string
		status       int
		contentType  string
		body         string
	}{
		{"GET", "/api/health", 200, "application/json", `{"ok":true,"version":"v1 \"quoted\""}` + "\n"},
		{"HEAD", "/api/health", 200, "application/json", `{"ok":true,"version":"v1 \"quoted\""}` + "\n"},
		{"POST", "/api/health", 405, "text/plain; charset=utf-8", "only GET and HEAD are answered here\n"},
		{"DELETE", "/api/health", 405, "text/plain; charset=utf-8", "only GET and HEAD are answered here\n"},
		{"GET", "/api/health/", 404, "text/plain; charset=utf-8", "nothing here: /api/health/\n"},
		{"GET", "/api/", 404, "text/plain; charset=utf-8", "nothing here: /api/\n"},
		{"POST", "/", 404, "text/plain; charset=utf-8", "nothing here: /\n"},
	}
	h := Handler(`v1 "quoted"`)
	for _, tt := range tests {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(tt.method, tt.path, nil))
		if w.Code != tt.status || w.Body.String() != tt.body {
			t.Errorf("%s %s = %d %q, want %d %q", tt.method, tt.path, w.Code, w.Body, tt.status, tt.body)
		}
		if got := w.Header().Get("Content-Type"); got != tt.contentType {
			t.Errorf("%s %s: Content-Type %q, want %q", tt.method, tt.path, got, tt.contentType)
		}
		if got := w.Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s %s: Cache-Control %q, want no-store", tt.method, tt.path, got)
		}
		if got := w.Header().Get("Allow"); (got != "") != (tt.status == http.StatusMethodNotAllowed) {
			t.Errorf("%s %s: Allow %q at status %d", tt.method, tt.path, got, w.Code)
		}
	}
}
