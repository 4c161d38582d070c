package api

import (
	"errors"
	"io"
	"net/http"
	"strconv"
)

// get answers GET and HEAD. A plain GET asks the store once. Ranges, conditions and HEAD ask it for the map's size first.
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

// requestedPart returns the range to send, or nil for the whole map. The whole map is also the answer where If-Range names
// another version than the one kept (RFC 9110, 13.1.5).
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
		w.Header().Set("Content-Range", "bytes */"+strconv.FormatInt(part.mapSize, 10))
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
	// After the first byte a failure can only end the answer early. The reader sees it by the length and the digest.
	io.Copy(w, body)
}

// begin sends the headers of an answer that has a map's bytes. It sets no Content-Encoding, because a browser would then
// unpack the gzip, and the page could not verify its digest.
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
