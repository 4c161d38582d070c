package api

import (
	"context"
	"io"
)

const (
	gzipHeader = 10 // RFC 1952, 2.3
	gzipLeast  = 20 // header, an empty block (2) and trailer (8): the gzip of nothing
)

// isGzip looks at the first bytes of an upload: the magic, the method (deflate) and the reserved flags, which are 0 (RFC 1952,
// 2.3.1). Other files are refused here, before the store is asked. The runtime's DecompressionStream checks the rest on the
// way to the store (gzip.mjs).
func isGzip(head []byte) bool {
	return head[0] == 0x1f && head[1] == 0x8b && head[2] == 8 && head[3]&0xe0 == 0
}

// inTime returns a reader whose reads end with the context. The read of the body goes on until the request ends, because a
// body cannot be told to stop.
func inTime(ctx context.Context, from io.Reader) io.Reader { return timedReader{ctx, from} }

type timedReader struct {
	ctx  context.Context
	from io.Reader
}

func (t timedReader) Read(p []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	done := make(chan result, 1)
	own := make([]byte, len(p)) // a read that goes on must not write to the caller's p
	go func() {
		n, err := t.from.Read(own)
		done <- result{n, err}
	}()
	select {
	case r := <-done:
		copy(p, own[:r.n])
		return r.n, r.err
	case <-t.ctx.Done():
		return 0, t.ctx.Err()
	}
}
