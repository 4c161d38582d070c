package api

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

var (
	sharing = Config{Version: "v1", Share: true, MaxBytes: 4096, MaxSeconds: 60, MaxStored: 1 << 20, KeepDays: 30}
	shared  = packed("ffffffff81000000 T _text\n")
	address = pathOf(shared)
	unused  = mapsPath + strings.Repeat("0", 64) // no map has this digest
)

func packed(text string) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	io.WriteString(w, text)
	w.Close()
	return out.Bytes()
}

func pathOf(body []byte) string { return mapsPath + Digest(sha256.Sum256(body)).String() }

// ask sends a request as the Worker gets them: with a Content-Length header. head may replace it, or remove it with "".
func ask(h http.Handler, method, path string, body []byte, head map[string]string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, bytes.NewReader(body))
	if body != nil {
		r.Header.Set("Content-Length", strconv.Itoa(len(body)))
	}
	for name, value := range head {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func decode[T any](t *testing.T, w *httptest.ResponseRecorder) (answer T) {
	t.Helper()
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
		t.Fatalf("answer %q: %v", w.Body, err)
	}
	return answer
}

func TestShare(t *testing.T) {
	store := newMemory()
	h := Handler(sharing, store, Guards{})

	first := ask(h, "PUT", address, shared, nil)
	answer := decode[kept](t, first)
	if first.Code != 201 || !answer.Created || len(answer.Token) != 43 || answer.Size != int64(len(shared)) || mapsPath+answer.Digest != address {
		t.Fatalf("first PUT = %d %+v", first.Code, answer)
	}
	if want := "2026-05-01T12:00:00Z"; answer.Expires != want {
		t.Errorf("expires %q, want %q", answer.Expires, want)
	}
	for _, m := range store.maps {
		if m.TokenHash == answer.Token || m.TokenHash != hashToken(answer.Token) {
			t.Errorf("kept %q of token %q, want its hash", m.TokenHash, answer.Token)
		}
	}
	again := ask(h, "PUT", address, shared, nil)
	if a := decode[kept](t, again); again.Code != 200 || a.Created || a.Token != "" || a.Size != answer.Size {
		t.Errorf("second PUT = %d %+v, want 200 without a token", again.Code, a)
	}
	if got := ask(h, "GET", address, nil, nil); got.Code != 200 || !bytes.Equal(got.Body.Bytes(), shared) {
		t.Errorf("GET = %d, %d bytes", got.Code, got.Body.Len())
	}
	bearer := map[string]string{"Authorization": "Bearer " + answer.Token}
	if got := ask(h, "DELETE", address, nil, bearer); got.Code != 204 || got.Body.Len() != 0 {
		t.Errorf("DELETE = %d %q", got.Code, got.Body)
	}
	if got := ask(h, "GET", address, nil, nil); got.Code != 404 {
		t.Errorf("GET after DELETE = %d", got.Code)
	}
}

func TestSecondOfTwoUploadsAtOnceGetsNoToken(t *testing.T) {
	store := newMemory()
	h := Handler(sharing, store, Guards{})
	store.race = func() {
		store.race = nil
		ask(h, "PUT", address, shared, nil)
	}
	w := ask(h, "PUT", address, shared, nil)
	if a := decode[kept](t, w); w.Code != 200 || a.Token != "" {
		t.Errorf("PUT = %d %+v, want 200 without a token", w.Code, a)
	}
}

func TestAnUploadOfOtherBytesIsRefusedEvenWhereTheMapIsKept(t *testing.T) {
	h := Handler(sharing, newMemory(), Guards{})
	ask(h, "PUT", address, shared, nil)
	w := ask(h, "PUT", address, packed("ffffffff81000000 T other\n"), nil)
	if got := decode[refusal](t, w); got.Code != otherBytes.Code {
		t.Errorf("PUT = %d %q", w.Code, got.Code)
	}
}

func TestHealth(t *testing.T) {
	on := `{"ok":true,"version":"v1","share":{"maxBytes":4096,"maxSeconds":60,"keepDays":30}}` + "\n"
	off := `{"ok":true,"version":"v1","share":null}` + "\n"
	tests := []struct {
		name   string
		config Config
		store  Store
		want   string
	}{
		{"on", sharing, newMemory(), on},
		{"no bucket", sharing, nil, off},
		{"not configured", Config{Version: "v1"}, newMemory(), off},
	}
	for _, tt := range tests {
		w := ask(Handler(tt.config, tt.store, Guards{}), "GET", "/api/health", nil, nil)
		if w.Code != 200 || w.Body.String() != tt.want {
			t.Errorf("%s: %d %q, want %q", tt.name, w.Code, w.Body, tt.want)
		}
	}
}

func TestBugsAndBrokenStoresAreAnswered(t *testing.T) {
	store := newMemory()
	store.down = errors.New("R2 is away")
	token := map[string]string{"Authorization": "Bearer x"}
	for _, tt := range []struct {
		method string
		body   []byte
	}{{"GET", nil}, {"HEAD", nil}, {"PUT", shared}, {"DELETE", nil}} {
		if w := ask(Handler(sharing, store, Guards{}), tt.method, address, tt.body, token); w.Code != 503 {
			t.Errorf("%s with a broken store = %d, want 503", tt.method, w.Code)
		}
	}
	limiter := &budget{each: 9, used: map[string]int{}, err: errors.New("the binding is away")}
	if w := ask(Handler(sharing, newMemory(), Guards{Near: limiter}), "PUT", address, shared, nil); w.Code != 503 {
		t.Errorf("PUT with a broken limiter = %d, want 503", w.Code)
	}
	if w := ask(&service{config: sharing}, "GET", address, nil, nil); w.Code != 500 {
		t.Errorf("GET with a bug = %d, want 500", w.Code)
	}
}

// Every answer has the headers that keep browsers from running it or giving it to another site.
func TestEveryAnswerIsGuarded(t *testing.T) {
	store := newMemory()
	h := Handler(sharing, store, Guards{})
	ask(h, "PUT", address, shared, nil)
	for _, path := range []string{"/api/health", "/api/absent", "/api/maps/x", unused, address} {
		for _, method := range []string{"GET", "HEAD", "PUT", "DELETE", "OPTIONS"} {
			w := ask(h, method, path, nil, map[string]string{"Origin": "https://other.test"})
			head := w.Header()
			for name, want := range map[string]string{
				"Content-Security-Policy":      "default-src 'none'; frame-ancestors 'none'; sandbox",
				"Cross-Origin-Resource-Policy": "same-origin",
				"Referrer-Policy":              "no-referrer",
				"X-Content-Type-Options":       "nosniff",
				"Access-Control-Allow-Origin":  "",
				"Access-Control-Allow-Methods": "",
				"Set-Cookie":                   "",
			} {
				if got := head.Get(name); got != want {
					t.Errorf("%s %s: %s %q, want %q", method, path, name, got, want)
				}
			}
			if immutable := w.Code < 300 && path == address; immutable != strings.Contains(head.Get("Cache-Control"), "immutable") {
				t.Errorf("%s %s = %d: Cache-Control %q", method, path, w.Code, head.Get("Cache-Control"))
			}
		}
	}
}
