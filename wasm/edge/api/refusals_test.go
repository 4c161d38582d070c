package api

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
)

// Each of these requests gets its own error code and does not change the store.
func TestRefusals(t *testing.T) {
	type head = map[string]string
	plain := []byte("ffffffff81000000 T _text: no gzip")
	reserved := append([]byte{0x1f, 0x8b, 8, 0xe0}, shared[4:]...)
	large := append(append([]byte{}, shared...), make([]byte, sharing.MaxBytes)...)
	prose := packed("Once upon a time\n")
	twice := append(bytes.Clone(shared), shared...)
	cut := shared[:len(shared)-4]
	hex := strings.TrimPrefix(address, mapsPath)
	tests := []struct {
		name, method, path string
		body               []byte
		head               head
		want               refusal
	}{
		{"no such path", "GET", "/api/absent", nil, nil, notFound},
		{"under health", "GET", "/api/health/", nil, nil, notFound},
		{"health takes no body", "POST", "/api/health", plain, nil, badMethod},
		{"double slash", "PUT", "//api/maps/" + hex, shared, nil, notFound},
		{"dots", "PUT", "/api/./maps/" + hex, shared, nil, notFound},
		{"encoded path", "PUT", "/api/m%61ps/" + hex, shared, nil, notFound},
		{"no digest", "PUT", "/api/maps/", shared, nil, badAddress},
		{"short digest", "PUT", mapsPath + hex[:63], shared, nil, badAddress},
		{"long digest", "PUT", mapsPath + hex + "0", shared, nil, badAddress},
		{"upper case", "PUT", mapsPath + strings.ToUpper(hex), shared, nil, badAddress},
		{"no hex", "PUT", mapsPath + strings.Repeat("g", 64), shared, nil, badAddress},
		{"trailing slash", "PUT", address + "/", shared, nil, badAddress},
		{"encoded slash", "PUT", mapsPath + hex[:32] + "%2f" + hex[32:], shared, nil, badAddress},
		{"encoded digit", "PUT", mapsPath + "%30" + hex[1:], shared, nil, badAddress},
		{"encoded dots", "GET", mapsPath + "..%2f" + hex, nil, nil, badAddress},
		{"encoded NUL", "PUT", address + "%00", shared, nil, badAddress},

		{"POST", "POST", address, shared, nil, badMethod},
		{"PATCH", "PATCH", address, shared, nil, badMethod},
		{"preflight", "OPTIONS", address, nil, head{"Access-Control-Request-Method": "PUT"}, badMethod},
		{"method in a header", "POST", address, shared, head{"X-HTTP-Method-Override": "PUT"}, badMethod},

		{"other site", "PUT", address, shared, head{"Sec-Fetch-Site": "cross-site"}, crossSite},
		{"sibling site", "PUT", address, shared, head{"Sec-Fetch-Site": "same-site"}, crossSite},
		{"other origin", "PUT", address, shared, head{"Origin": "https://other.test"}, crossSite},
		{"origin of a sandbox", "PUT", address, shared, head{"Origin": "null"}, crossSite},
		{"origin with our name in it", "PUT", address, shared, head{"Origin": "https://example.com.other.test"}, crossSite},
		{"other site deletes", "DELETE", address, nil, head{"Sec-Fetch-Site": "cross-site", "Authorization": "Bearer x"}, crossSite},

		{"no length", "PUT", address, shared, head{"Content-Length": ""}, noLength},
		{"two lengths", "PUT", address, shared, head{"Content-Length": "45,46"}, noLength},
		{"length below 0", "PUT", address, shared, head{"Content-Length": "-1"}, noLength},
		{"length past 64 bits", "PUT", address, shared, head{"Content-Length": "18446744073709551661"}, noLength},
		{"chunked", "PUT", address, shared, head{"Transfer-Encoding": "chunked"}, noLength},
		{"over the limit", "PUT", pathOf(large), large, nil, tooLarge},
		{"empty", "PUT", pathOf(nil), []byte{}, nil, notGzip},
		{"too short for a gzip", "PUT", pathOf(shared[:19]), shared[:19], nil, notGzip},
		{"plain text", "PUT", pathOf(plain), plain, nil, notGzip},
		{"reserved flags", "PUT", pathOf(reserved), reserved, nil, notGzip},
		{"gzip of another text", "PUT", pathOf(prose), prose, nil, notMap},
		{"two gzips", "PUT", pathOf(twice), twice, nil, notGzip},
		{"gzip without its end", "PUT", pathOf(cut), cut, nil, notGzip},
		{"encoded twice", "PUT", address, shared, head{"Content-Encoding": "gzip"}, encoded},
		{"part of a map", "PUT", address, shared, head{"Content-Range": "bytes 0-9/45"}, encoded},
		{"wrong digest", "PUT", unused, shared, nil, otherBytes},
		{"less than announced", "PUT", address, shared, head{"Content-Length": "100"}, incomplete},
		{"broken off in the header", "PUT", address, shared[:5], head{"Content-Length": "45"}, incomplete},

		{"absent map", "GET", unused, nil, nil, absent},
		{"part of an absent map", "GET", unused, nil, head{"Range": "bytes=0-1"}, absent},
		{"absent map, known", "GET", unused, nil, head{"If-None-Match": "*"}, absent},
		{"no token", "DELETE", address, nil, nil, noToken},
		{"other scheme", "DELETE", address, nil, head{"Authorization": "Basic eDp5"}, noToken},
		{"token for an absent map", "DELETE", address, nil, head{"Authorization": "Bearer x"}, absent},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			store := newMemory()
			w := ask(Handler(sharing, store, Guards{}), tt.method, tt.path, tt.body, tt.head)
			if got := decode[refusal](t, w); w.Code != tt.want.status || got.Code != tt.want.Code {
				t.Errorf("%s %s = %d %q, want %d %q", tt.method, tt.path, w.Code, got.Code, tt.want.status, tt.want.Code)
			}
			if len(store.maps) != 0 {
				t.Errorf("%s %s stored something", tt.method, tt.path)
			}
			if allow := w.Header().Get("Allow"); (allow != "") != (w.Code == 405) {
				t.Errorf("%s %s = %d with Allow %q", tt.method, tt.path, w.Code, allow)
			}
		})
	}
}

func TestOnlyTheTokenDeletes(t *testing.T) {
	store := newMemory()
	h := Handler(sharing, store, Guards{})
	answer := decode[kept](t, ask(h, "PUT", address, shared, nil))
	for _, token := range []string{answer.Token[:42], answer.Token + "A", hashToken(answer.Token), strings.ToLower(answer.Token)} {
		w := ask(h, "DELETE", address, nil, map[string]string{"Authorization": "Bearer " + token})
		if w.Code != 403 || len(store.maps) != 1 {
			t.Errorf("DELETE with %q = %d", token, w.Code)
		}
	}
	for d, m := range store.maps {
		m.TokenHash = "" // put there by other means
		store.maps[d] = m
	}
	if w := ask(h, "DELETE", address, nil, map[string]string{"Authorization": "Bearer x"}); w.Code != 403 {
		t.Errorf("DELETE of a map without a token = %d, want 403", w.Code)
	}
}

func TestSharingOff(t *testing.T) {
	h := Handler(Config{}, newMemory(), Guards{})
	for _, method := range []string{"GET", "PUT", "DELETE", "POST"} {
		w := ask(h, method, address, shared, nil)
		if got := decode[refusal](t, w); w.Code != 404 || got.Code != sharingOff.Code {
			t.Errorf("%s = %d %q", method, w.Code, got.Code)
		}
	}
}

// Reads are not limited: a whole class behind one address may open the same link.
func TestLimit(t *testing.T) {
	limiter := &budget{each: 2, used: map[string]int{}}
	h := Handler(sharing, newMemory(), Guards{Near: limiter})
	from := func(ip string) map[string]string { return map[string]string{"CF-Connecting-IP": ip} }
	for i, tt := range []struct {
		method, ip string
		want       int
	}{
		{"PUT", "2001:db8::1", 201}, {"PUT", "2001:db8::2", 200}, {"PUT", "2001:db8::3", 429},
		{"GET", "2001:db8::4", 200}, {"PUT", "2001:db8:0:1::1", 200}, {"PUT", "192.0.2.1", 200},
	} {
		w := ask(h, tt.method, address, shared, from(tt.ip))
		if w.Code != tt.want || (w.Header().Get("Retry-After") != "") != (tt.want == 429) {
			t.Errorf("%d: %s from %s = %d %v, want %d", i, tt.method, tt.ip, w.Code, w.Header(), tt.want)
		}
	}
}

// An upload whose body stops arriving is refused after the limit, wherever it stops, and its place becomes free.
func TestSlow(t *testing.T) {
	for _, sent := range []int{0, 5, gzipHeader, len(shared) - 1} {
		synctest.Test(t, func(t *testing.T) {
			store := newMemory()
			body, feed := io.Pipe()
			go feed.Write(shared[:sent])
			r := httptest.NewRequest(http.MethodPut, address, body)
			r.Header.Set("Content-Length", strconv.Itoa(len(shared)))
			w := httptest.NewRecorder()
			Handler(sharing, store, Guards{}).ServeHTTP(w, r)
			if got := decode[refusal](t, w); w.Code != 408 || got.Code != tooSlow.Code || len(store.maps) != 0 {
				t.Errorf("after %d bytes: %d %q, %d maps", sent, w.Code, got.Code, len(store.maps))
			}
			feed.Close()
		})
	}
}
