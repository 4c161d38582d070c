//go:build js

package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"syscall/js"

	"github.com/kallscope/kallscope/wasm/edge/api"
)

// A stream is a ReadableStream of JavaScript. Go can read it, or pass it on unread. A stream that is passed on takes no room
// in Go's memory. All requests of one isolate share 128 MB.
type stream struct {
	js     js.Value
	reader js.Value // while Go reads
	unread []byte   // the rest of the last chunk that Read took
}

func (s *stream) Read(p []byte) (int, error) {
	if len(s.unread) == 0 {
		if s.reader.IsUndefined() {
			s.reader = s.js.Call("getReader")
		}
		chunk, err := watch(s.reader.Call("read")).await(context.Background())
		if err != nil {
			return 0, err
		}
		if chunk.Get("done").Bool() {
			return 0, io.EOF
		}
		s.unread = make([]byte, chunk.Get("value").Length())
		js.CopyBytesToGo(s.unread, chunk.Get("value"))
	}
	n := copy(p, s.unread)
	s.unread = s.unread[n:]
	return n, nil
}

func (s *stream) Close() error { return nil } // the runtime closes it when the request ends

// WriteTo makes the stream the body of an answer. io.Copy calls it instead of copying through Go.
func (s *stream) WriteTo(w io.Writer) (int64, error) {
	answer, ok := w.(interface{ WriteRawJSBody(js.Value) })
	if !ok {
		return 0, errors.New("passing a body on: the answer takes no JavaScript stream")
	}
	answer.WriteRawJSBody(s.js)
	return 0, nil
}

// pour writes head, the unread bytes and the rest of the stream to a WritableStream, then closes it.
func (s *stream) pour(ctx context.Context, head []byte, into js.Value) error {
	first := append(head, s.unread...)
	chunk := js.Global().Get("Uint8Array").New(len(first))
	js.CopyBytesToJS(chunk, first)

	writer := into.Call("getWriter")
	if _, err := watch(writer.Call("write", chunk)).await(ctx); err != nil {
		watch(writer.Call("abort"))
		return err
	}
	writer.Call("releaseLock")
	s.reader.Call("releaseLock")

	abort := js.Global().Get("AbortController").New()
	piped := watch(s.js.Call("pipeTo", into, map[string]any{"signal": abort.Get("signal")}))
	_, err := piped.await(ctx)
	if ctx.Err() != nil {
		abort.Call("abort")
	}
	return err
}

// pourGzip does what pour does for an upload, and gzip.mjs unpacks a copy on the way. The last bytes are written only when
// the upload is one gzip stream whose text begins like a map; otherwise the store never gets the announced length.
func (s *stream) pourGzip(ctx context.Context, u api.Upload, into js.Value) error {
	first := append(u.Head, s.unread...)
	chunk := js.Global().Get("Uint8Array").New(len(first))
	js.CopyBytesToJS(chunk, first)
	looksRight := js.FuncOf(func(_ js.Value, args []js.Value) any {
		text := make([]byte, args[0].Length())
		js.CopyBytesToGo(text, args[0])
		return api.BeginsLikeMap(text)
	})
	abort := js.Global().Get("AbortController").New()
	options := map[string]any{"looksRight": looksRight, "most": api.MostText(u.Size), "signal": abort.Get("signal")}
	_, err := watch(js.Global().Call("kallscopePourGzip", chunk, s.reader, into, options)).await(ctx)
	if err == nil {
		looksRight.Release()
	}
	switch {
	case ctx.Err() != nil:
		abort.Call("abort")
	case err != nil && strings.HasPrefix(err.Error(), "not-gzip"):
		return api.ErrNotGzip
	case err != nil && strings.HasPrefix(err.Error(), "not-map"):
		return api.ErrNotMap
	}
	return err
}

// streamBodies lets handlers pass a request's body on without reading it. It answers a HEAD request with the body's
// length and no body.
func streamBodies(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if body, ok := r.Body.(interface{ GetRawJSBody() js.Value }); ok {
			r.Body = &stream{js: body.GetRawJSBody()}
		}
		if r.Method != http.MethodHead {
			next.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(bodiless{w}, r)
		// The runtime sends our Content-Length only when the body is null.
		w.(interface{ WriteRawJSBody(js.Value) }).WriteRawJSBody(js.Null())
	})
}

// A bodiless writer drops the body that a handler writes.
type bodiless struct{ http.ResponseWriter }

func (bodiless) Write(p []byte) (int, error) { return len(p), nil }
