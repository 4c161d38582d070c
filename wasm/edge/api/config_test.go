package api

import (
	"net/http/httptest"
	"testing"
)

func TestReadConfig(t *testing.T) {
	type variables = map[string]string
	tests := []struct {
		name string
		in   variables
		want Config
		err  string
	}{
		{"nothing", nil, Config{Version: "v"}, ""},
		{"off", variables{"SHARE": "off", "SHARE_MAX_BYTES": "x"}, Config{Version: "v"}, ""},
		{"only on is on", variables{"SHARE": "ON"}, Config{Version: "v"}, ""},
		{"on", variables{"SHARE": "on"}, Config{"v", true, 16 << 20, 300, 1 << 30, 0}, ""},
		{"limits", variables{"SHARE": "on", "SHARE_MAX_BYTES": "1000", "SHARE_MAX_SECONDS": "5", "SHARE_MAX_STORED": "9000", "SHARE_KEEP_DAYS": "7"}, Config{"v", true, 1000, 5, 9000, 7}, ""},
		{"no number", variables{"SHARE": "on", "SHARE_MAX_BYTES": "1e6"}, Config{Version: "v"}, "reading SHARE_MAX_BYTES: want a number from 1 to 99614720"},
		{"too much", variables{"SHARE": "on", "SHARE_MAX_SECONDS": "3601"}, Config{Version: "v"}, "reading SHARE_MAX_SECONDS: want a number from 1 to 3600"},
		{"nothing is no limit", variables{"SHARE": "on", "SHARE_KEEP_DAYS": "0"}, Config{Version: "v"}, "reading SHARE_KEEP_DAYS: want a number from 1 to 3650"},
	}
	for _, tt := range tests {
		got, err := ReadConfig("v", func(name string) string { return tt.in[name] })
		if text := errorText(err); got != tt.want || text != tt.err {
			t.Errorf("%s: %+v, %q, want %+v, %q", tt.name, got, text, tt.want, tt.err)
		}
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// syumai/workers splits a header's value at its commas.
func TestHeaderIsWhole(t *testing.T) {
	r := httptest.NewRequest("GET", "/", nil)
	for _, part := range []string{"Wed", " 01 Apr 2026 12:00:00 GMT"} {
		r.Header.Add("If-Range", part)
	}
	if got, want := header(r, "If-Range"), "Wed, 01 Apr 2026 12:00:00 GMT"; got != want {
		t.Errorf("header = %q, want %q", got, want)
	}
}

func TestFromElsewhere(t *testing.T) {
	tests := []struct {
		address, site, origin string
		want                  bool
	}{
		{"https://a.test/x", "", "", false}, // no browser
		{"https://a.test/x", "same-origin", "https://a.test", false},
		{"https://a.test/x", "none", "", true},
		{"https://a.test/x", "", "https://a.test", false},
		{"https://a.test:8443/x", "", "https://a.test", true},
		{"https://a.test/x", "", "https://b.test", true},
		{"https://a.test/x", "", "http://a.test", true}, // another scheme is another site
		{"http://a.test/x", "", "https://a.test", true},
		{"https://a.test/x", "", "https://a.test/", true}, // an origin has no path
		{"https://a.test/x", "", "file://", true},
		{"/x", "", "http://example.com", false}, // net/http's server: the host is beside the path
	}
	for _, tt := range tests {
		r := httptest.NewRequest("PUT", tt.address, nil)
		r.Header.Set("Sec-Fetch-Site", tt.site)
		r.Header.Set("Origin", tt.origin)
		if got := fromElsewhere(r); got != tt.want {
			t.Errorf("%+v: %v", tt, got)
		}
	}
}

func TestNetworks(t *testing.T) {
	tests := []struct{ in, near, wide string }{
		{"192.0.2.7", "192.0.2.7", ""},
		{"::ffff:192.0.2.7", "192.0.2.7", ""},
		{"2001:db8:1:2ff:3:4:5:6", "2001:db8:1:2ff::/64", "2001:db8:1:200::/56"},
		{"fe80::1%eth0", "fe80::/64", "fe80::/56"},
		{"", "unknown", ""},
		{"192.0.2.7, 192.0.2.8", "unknown", ""},
	}
	for _, tt := range tests {
		r := httptest.NewRequest("PUT", "/", nil)
		r.Header.Set("CF-Connecting-IP", tt.in)
		if near, wide := networks(r); near != tt.near || wide != tt.wide {
			t.Errorf("networks(%q) = %q, %q, want %q, %q", tt.in, near, wide, tt.near, tt.wide)
		}
	}
}
