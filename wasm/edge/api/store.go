package api

import (
	"context"
	"errors"
	"io"
	"time"
)

// A Store keeps maps by digest.
type Store interface {
	// Head returns ErrAbsent where there is no such map.
	Head(ctx context.Context, d Digest) (Object, error)

	// Get opens part of a map, or all of it where part is nil. The part lies within the map. It returns ErrAbsent as Head does.
	Get(ctx context.Context, d Digest, part *Range) (Object, io.Reader, error)

	// Verify reads an upload whose map is kept already and checks its digest. It stores nothing. Its errors are those of Put.
	Verify(ctx context.Context, u Upload) error

	// Put keeps all of the upload or nothing, and only if its bytes have the digest (else ErrDigest) and the size
	// (else ErrIncomplete) announced, and all of it is one gzip stream (else ErrNotGzip) of at most MostText bytes that
	// BeginsLikeMap (else ErrNotMap). Where another upload was first, it keeps that one and says ErrExists.
	Put(ctx context.Context, u Upload) (Object, error)

	Delete(ctx context.Context, d Digest) error

	// Usage counts what is kept. A store with MaxMaps maps or more may count the first MaxMaps only.
	Usage(ctx context.Context) (Usage, error)
}

// MaxMaps is the most maps a host keeps. R2 lists so many at a time, so counting them is one request.
const MaxMaps = 1000

type Usage struct {
	Maps  int
	Bytes int64
}

// A Limiter reports whether a client, named by its network, may upload or delete once more now.
type Limiter interface {
	Allow(ctx context.Context, who string) (bool, error)
}

type Object struct {
	Size      int64
	Uploaded  time.Time
	TokenHash string // see token.go
}

type Upload struct {
	Digest    Digest
	Size      int64
	TokenHash string
	Head      []byte    // the first bytes of the body, which Rest no longer has
	Rest      io.Reader // the rest of the body; a store can stream it without reading it in Go
}

var (
	ErrAbsent     = errors.New("there is no such map")
	ErrExists     = errors.New("this map is kept already")
	ErrDigest     = errors.New("the bytes do not have the digest of their address")
	errFull       = errors.New("there is no room for another map")
	ErrNotGzip    = errors.New("the upload is not one gzip stream")
	ErrNotMap     = errors.New("the upload's text does not begin like a map, or is too long for one")
	ErrIncomplete = errors.New("fewer bytes came than were announced")
)
