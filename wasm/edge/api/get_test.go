package api

import (
	"strconv"
	"strings"
	"testing"
)

func TestGet(t *testing.T) {
	type head = map[string]string
	h := Handler(sharing, newMemory(), Guards{})
	ask(h, "PUT", address, shared, nil)
	whole, size := string(shared), strconv.Itoa(len(shared))
	etag := `"` + strings.TrimPrefix(address, mapsPath) + `"`
	tests := []struct {
		name, method string
		head         head
		status       int
		body         string
		contentRange string
	}{
		{"whole", "GET", nil, 200, whole, ""},
		{"head", "HEAD", nil, 200, "", ""},
		{"head has no ranges", "HEAD", head{"Range": "bytes=0-1"}, 200, "", ""},
		{"known", "GET", head{"If-None-Match": etag}, 304, "", ""},
		{"known, weak", "GET", head{"If-None-Match": "W/" + etag}, 304, "", ""},
		{"known, one of some", "GET", head{"If-None-Match": `"a", ` + etag + `,"b"`}, 304, "", ""},
		{"known, whatever it is", "GET", head{"If-None-Match": "*"}, 304, "", ""},
		{"known, head", "HEAD", head{"If-None-Match": etag}, 304, "", ""},
		{"known before range", "GET", head{"If-None-Match": etag, "Range": "bytes=0-1"}, 304, "", ""},
		{"another is known", "GET", head{"If-None-Match": `"a"`}, 200, whole, ""},
		{"first bytes", "GET", head{"Range": "bytes=0-1"}, 206, whole[:2], "bytes 0-1/" + size},
		{"from", "GET", head{"Range": "bytes=10-"}, 206, whole[10:], "bytes 10-" + strconv.Itoa(len(shared)-1) + "/" + size},
		{"last bytes", "GET", head{"Range": "bytes=-4"}, 206, whole[len(whole)-4:], "bytes " + strconv.Itoa(len(shared)-4) + "-" + strconv.Itoa(len(shared)-1) + "/" + size},
		{"past the end", "GET", head{"Range": "bytes=0-999"}, 206, whole, "bytes 0-" + strconv.Itoa(len(shared)-1) + "/" + size},
		{"outside", "GET", head{"Range": "bytes=999-"}, 416, "", "bytes */" + size},
		{"last none", "GET", head{"Range": "bytes=-0"}, 416, "", "bytes */" + size},
		{"two ranges", "GET", head{"Range": "bytes=0-1,4-5"}, 200, whole, ""},
		{"no range", "GET", head{"Range": "bytes=x"}, 200, whole, ""},
		{"backwards", "GET", head{"Range": "bytes=5-4"}, 200, whole, ""},
		{"other unit", "GET", head{"Range": "lines=0-1"}, 200, whole, ""},
		{"if range, same", "GET", head{"Range": "bytes=0-1", "If-Range": etag}, 206, whole[:2], "bytes 0-1/" + size},
		{"if range, other", "GET", head{"Range": "bytes=0-1", "If-Range": `"a"`}, 200, whole, ""},
		{"if range, weak", "GET", head{"Range": "bytes=0-1", "If-Range": "W/" + etag}, 200, whole, ""},
		{"if range, a date", "GET", head{"Range": "bytes=0-1", "If-Range": "Wed, 01 Apr 2026 12:00:00 GMT"}, 200, whole, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := ask(h, tt.method, address, nil, tt.head)
			got := w.Header()
			if w.Code != tt.status || got.Get("Content-Range") != tt.contentRange {
				t.Fatalf("%d %v, want %d %q", w.Code, got, tt.status, tt.contentRange)
			}
			if tt.status == 416 {
				return
			}
			if w.Body.String() != tt.body || got.Get("ETag") != etag || got.Get("Accept-Ranges") != "bytes" {
				t.Errorf("%d bytes, %v", w.Body.Len(), got)
			}
			if tt.status != 304 && (got.Get("Content-Type") != "application/gzip" || got.Get("Content-Encoding") != "") {
				t.Errorf("%v", got)
			}
			length := strconv.Itoa(len(tt.body))
			if tt.method == "HEAD" {
				length = size
			}
			if tt.status != 304 && got.Get("Content-Length") != length {
				t.Errorf("Content-Length %q, want %s", got.Get("Content-Length"), length)
			}
		})
	}
}

// No Range header makes the service ask the store for bytes outside of the map.
func FuzzParseRange(f *testing.F) {
	for _, seed := range []string{"bytes=0-1", "bytes=-5", "bytes=5-", "bytes=-", "bytes=--1", "bytes= 1-2", "bytes=9223372036854775807-", "bytes=1-99999999999999999999", "bytes=-99999999999999999999"} {
		f.Add(seed, int64(45))
	}
	f.Fuzz(func(t *testing.T, text string, size int64) {
		if size < 1 {
			return
		}
		part, ok := parseRange(text, size)
		if !ok && part != (Range{}) {
			t.Errorf("parseRange(%q, %d) = %+v without ok", text, size, part)
		}
		if part.Offset < 0 || part.Length < 0 || part.Length > 0 && part.Offset > size-part.Length {
			t.Errorf("parseRange(%q, %d) = %+v", text, size, part)
		}
	})
}
