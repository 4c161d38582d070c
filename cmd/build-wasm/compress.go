package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/andybalholm/brotli"
)

// brotliCache keeps brotli's output under the digest of its input. Quality 11 takes six seconds for lab.wasm.
const brotliCache = ".cache/brotli"

// compress gives every file its .gz and .br, where they save a tenth or more.
func compress(s *site) error {
	for _, p := range s.paths() {
		f := s.files[p]
		if !compressible(p) {
			continue
		}
		gz, err := gzipBest(f.body)
		if err != nil {
			return fmt.Errorf("compressing %s: %w", p, err)
		}
		br, err := brotliBest(f.body)
		if err != nil {
			return fmt.Errorf("compressing %s: %w", p, err)
		}
		f.gzip, f.brotli = worth(gz, f.body), worth(br, f.body)
	}
	return nil
}

// compressible leaves out what is compressed already and what only a host reads.
func compressible(p string) bool {
	for _, suffix := range []string{".gz", ".png", ".woff2", ".js.map", ".wasm.map"} {
		if strings.HasSuffix(p, suffix) {
			return false
		}
	}
	return !hostsOwn(p)
}

func worth(packed, body []byte) []byte {
	if len(packed) > len(body)*9/10 {
		return nil
	}
	return packed
}

func gzipBest(body []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(body); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}

func brotliBest(body []byte) ([]byte, error) {
	sum := sha256.Sum256(body)
	cached := filepath.Join(brotliCache, hex.EncodeToString(sum[:])+".br")
	if packed, err := os.ReadFile(cached); err == nil {
		return packed, nil
	}
	var out bytes.Buffer
	w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
	if _, err := w.Write(body); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), keep(cached, out.Bytes())
}

// keep writes to another name and renames, so that a build that is cut short leaves no incomplete file in the cache.
func keep(name string, body []byte) error {
	if err := writeFile(name+".new", body); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}
