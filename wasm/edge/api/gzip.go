package api

import (
	"context"
	"io"
)

const (
	gzipHeader = 10 // RFC 1952, 2.3
	gzipLeast  = 20 // header, an empty block (2) and trailer (8): the gzip of nothing
)

// isGzip checks the magic, the method, which can only be deflate, and that the reserved flags are 0. It refuses other files
// before the store is asked; the store checks the rest.
func isGzip(head []byte) bool {
	return head[0] == 0x1f && head[1] == 0x8b && head[2] == 8 && head[3]&0xe0 == 0
}

// inTime ends a read with the context. The read itself may stay behind; it ends with its request.
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
	own := make([]byte, len(p)) // a read left behind must not write where the caller goes on
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
