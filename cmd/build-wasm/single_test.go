package main

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"io"
	"regexp"
	"strings"
	"testing"
)

func TestSinglePolicyFollowsThePages(t *testing.T) {
	single := &singleParts{style: "body{}", script: "run()"}
	got := single.policy("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-{{repair}}'; style-src 'self'; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; trusted-types app")
	want := "default-src 'none'; script-src " + hashSource("run()") + " 'wasm-unsafe-eval'; style-src " + hashSource("body{}") + "; worker-src blob:; base-uri 'none'; trusted-types app"
	if got != want {
		t.Errorf("policy is\n%s\nwant\n%s", got, want)
	}
	// echo -n 'run()' | openssl sha256 -binary | base64
	if got := hashSource("run()"); got != "'sha256-AvyuiL0SD1mVY3NNxR+V2uo+lhk6RMFrytWmRt6CrJQ='" {
		t.Errorf("hashSource() = %s", got)
	}
}

func TestSingleFileHoldsItsAssets(t *testing.T) {
	s := newSite()
	bodies := map[string]string{"lab.wasm": strings.Repeat("\x00asm", 100), "samples/a.map.gz": "\x1f\x8bpacked already"}
	for name, body := range bodies {
		s.addAsset(name, []byte(body))
	}
	inside, err := insideOf(s)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range bodies {
		m := regexp.MustCompile(`<script type="text/plain" data-asset="` + regexp.QuoteMeta(name) + `" data-type="[^"]+"( data-packed="gzip")?>([^<]*)</script>`).FindStringSubmatch(inside)
		if m == nil {
			t.Errorf("%s is not inside:\n%s", name, inside)
			continue
		}
		got, err := base64.StdEncoding.DecodeString(m[2])
		if err != nil {
			t.Fatal(err)
		}
		if m[1] != "" {
			unpacked, err := gzip.NewReader(bytes.NewReader(got))
			if err != nil {
				t.Fatal(err)
			}
			if got, err = io.ReadAll(unpacked); err != nil {
				t.Fatal(err)
			}
		}
		if string(got) != want {
			t.Errorf("%s is inside as %q, want %q", name, got, want)
		}
	}
}

func TestSingleFileRefusesWhatEndsIt(t *testing.T) {
	for _, bad := range []singleParts{{script: `"</SCRIPT>"`}, {script: `"<!--"`}, {style: `a::after{content:"</style>"}`}} {
		if bad.check() == nil {
			t.Errorf("%+v would end its own element", bad)
		}
	}
	if err := (&singleParts{script: `"<\/script>"`, style: "a{}"}).check(); err != nil {
		t.Error(err)
	}
}
