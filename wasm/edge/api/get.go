package api

import (
	"errors"
	"io"
	"net/http"
	"strconv"
)

// get answers GET and HEAD. Only what needs the size or the proof that the map is still there costs a second question
// to the store.
func (s *service) get(w http.ResponseWriter, r *http.Request, digest Digest) {
	wanted, known := header(r, "Range"), header(r, "If-None-Match")
	if r.Method == http.MethodGet && wanted == "" && known == "" {
		s.sendMap(w, r, digest, nil)
		return
	}
	object, err := s.store.Head(r.Context(), digest)
	switch {
	case err != nil:
		refuse(w, whyNotFound(err))
	case known != "" && matches(known, digest.etag()):
		describe(w.Header(), digest)
		w.WriteHeader(http.StatusNotModified)
	case r.Method == http.MethodHead: // ranges are GET's alone
		begin(w, digest, http.StatusOK, object.Size)
	default:
		s.sendMap(w, r, digest, requestedPart(r, digest, object.Size))
	}
}

// requestedPart is nil where the whole map is the answer, also to a reader whose earlier part was of something else.
func requestedPart(r *http.Request, digest Digest, size int64) *Range {
	if condition := header(r, "If-Range"); condition != "" && condition != digest.etag() {
		return nil
	}
	part, ok := parseRange(header(r, "Range"), size)
	if !ok {
		return nil
	}
	return &part
}

func (s *service) sendMap(w http.ResponseWriter, r *http.Request, digest Digest, part *Range) {
	if part != nil && part.Length == 0 {
		w.Header().Set("Content-Range", "bytes */"+strconv.FormatInt(part.of, 10))
		refuse(w, badRange)
		return
	}
	object, body, err := s.store.Get(r.Context(), digest, part)
	if err != nil {
		refuse(w, whyNotFound(err))
		return
	}
	if part == nil {
		begin(w, digest, http.StatusOK, object.Size)
	} else {
		w.Header().Set("Content-Range", part.String())
		begin(w, digest, http.StatusPartialContent, part.Length)
	}
	// Once the first byte is out, a failure can only break the answer off; the length and the digest tell the reader.
	io.Copy(w, body)
}

// begin sends the head of an answer that has a map's bytes. There is no Content-Encoding: the gzip is what was asked
// for, and a browser that undid it could not verify the digest.
func begin(w http.ResponseWriter, digest Digest, status int, length int64) {
	head := w.Header()
	describe(head, digest)
	head.Set("Content-Type", "application/gzip")
	head.Set("Content-Length", strconv.FormatInt(length, 10))
	head.Set("Content-Disposition", `attachment; filename="`+digest.String()[:12]+`.map.gz"`)
	w.WriteHeader(status)
}

func describe(head http.Header, digest Digest) {
	guard(head)
	head.Set("ETag", digest.etag())
	head.Set("Accept-Ranges", "bytes")
	head.Set("Cache-Control", "public, max-age=31536000, immutable")
}

func whyNotFound(err error) refusal {
	if errors.Is(err, ErrAbsent) {
		return absent
	}
	return storeDown
}
