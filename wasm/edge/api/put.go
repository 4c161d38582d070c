package api

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"time"
)

// kept is the answer to an upload. The token is there only for whoever brought the map: it is never told again.
type kept struct {
	Digest  string `json:"digest"`
	Size    int64  `json:"size"`
	Created bool   `json:"created"`
	Token   string `json:"token,omitempty"`
	Expires string `json:"expires,omitempty"` // RFC 3339, about when the map goes; absent: never of itself
}

func (s *service) put(w http.ResponseWriter, r *http.Request, digest Digest) {
	size, why := s.announced(r)
	if why != nil {
		refuse(w, *why)
		return
	}
	if !s.mayChange(w, r) {
		return
	}
	end, ok := s.enter(w, r)
	if !ok {
		return
	}
	defer end()
	s.receive(w, r, digest, size)
}

// announced checks what the headers say of an upload, before anything is read or counted.
func (s *service) announced(r *http.Request) (size int64, why *refusal) {
	if header(r, "Content-Encoding") != "" || header(r, "Content-Range") != "" {
		return 0, &encoded
	}
	// Not r.ContentLength: under workers it is what the header says of a request without a body, too.
	size, err := strconv.ParseInt(header(r, "Content-Length"), 10, 64)
	switch {
	case err != nil || size < 0 || header(r, "Transfer-Encoding") != "":
		return 0, &noLength
	case size > s.config.MaxBytes:
		return 0, &tooLarge
	case size < gzipLeast || r.Body == nil:
		return 0, &notGzip
	}
	return size, nil
}

// receive streams the body into the store, which verifies the digest. All of it has to come in the time the host grants.
func (s *service) receive(w http.ResponseWriter, r *http.Request, digest Digest, size int64) {
	ctx, cancel := context.WithTimeout(r.Context(), s.longest())
	defer cancel()
	token := newToken()
	upload := Upload{Digest: digest, Size: size, TokenHash: hashToken(token), Head: make([]byte, gzipHeader), Rest: r.Body}
	if _, err := io.ReadFull(inTime(ctx, r.Body), upload.Head); err != nil {
		refuse(w, whyNotKept(ctx, ErrIncomplete))
		return
	}
	if !isGzip(upload.Head) {
		refuse(w, notGzip)
		return
	}
	object, err := s.keep(ctx, upload)
	switch {
	case errors.Is(err, ErrExists):
		reply(w, http.StatusOK, kept{Digest: digest.String(), Size: object.Size, Expires: s.expiry(object)})
	case err != nil:
		refuse(w, whyNotKept(ctx, err))
	default:
		reply(w, http.StatusCreated, kept{digest.String(), object.Size, true, token, s.expiry(object)})
	}
}

// keep returns ErrExists where the map is kept already. Even then it reads the whole upload: browsers report a broken
// connection when the answer comes before the end of the body, and 200 must mean that exactly these bytes are kept.
func (s *service) keep(ctx context.Context, u Upload) (Object, error) {
	object, err := s.store.Head(ctx, u.Digest)
	if errors.Is(err, ErrAbsent) {
		return s.keepNew(ctx, u)
	}
	if err == nil {
		err = s.store.Verify(ctx, u)
	}
	if err == nil {
		err = ErrExists
	}
	return object, err
}

// keepNew checks the room first. Uploads that run at the same time are not counted, so the store can pass its limit by
// MaxUploads uploads at most.
func (s *service) keepNew(ctx context.Context, u Upload) (Object, error) {
	usage, err := s.store.Usage(ctx)
	if err != nil {
		return Object{}, err
	}
	if usage.Maps >= MaxMaps || usage.Bytes+u.Size > s.config.MaxStored {
		return Object{}, errFull
	}
	return s.store.Put(ctx, u)
}

func (s *service) expiry(object Object) string {
	if s.config.KeepDays == 0 {
		return ""
	}
	return object.Uploaded.UTC().AddDate(0, 0, s.config.KeepDays).Format(time.RFC3339)
}

func whyNotKept(ctx context.Context, err error) refusal {
	switch {
	case ctx.Err() != nil:
		return tooSlow
	case errors.Is(err, errFull):
		return full
	case errors.Is(err, ErrNotGzip):
		return notGzip
	case errors.Is(err, ErrNotMap):
		return notMap
	case errors.Is(err, ErrDigest):
		return otherBytes
	case errors.Is(err, ErrIncomplete):
		return incomplete
	}
	return storeDown
}
