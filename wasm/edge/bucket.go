//go:build js

package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"syscall/js"
	"time"

	"github.com/syumai/workers/cloudflare"

	"github.com/kallscope/kallscope/wasm/edge/api"
)

// A bucket is an R2 bucket, called through its JavaScript binding. The wrapper in syumai/workers reads a whole upload into
// memory and has no checksums, conditions or ranges.
type bucket struct{ binding js.Value }

func openBucket(name string) api.Store {
	binding := cloudflare.GetBinding(name)
	if binding.IsUndefined() {
		return nil
	}
	return bucket{binding}
}

// key is the object's name in the bucket. Its prefix lets a lifecycle rule name the shared maps alone.
func key(d api.Digest) string { return "maps/" + d.String() }

func (b bucket) call(ctx context.Context, method string, args ...any) (js.Value, error) {
	started, err := try(func() js.Value { return b.binding.Call(method, args...) })
	if err != nil {
		return js.Value{}, err
	}
	return watch(started).await(ctx)
}

func (b bucket) Head(ctx context.Context, d api.Digest) (api.Object, error) {
	found, err := b.call(ctx, "head", key(d))
	if err != nil {
		return api.Object{}, err
	}
	if found.IsNull() {
		return api.Object{}, api.ErrAbsent
	}
	return object(found), nil
}

func (b bucket) Get(ctx context.Context, d api.Digest, part *api.Range) (api.Object, io.Reader, error) {
	options := map[string]any{}
	if part != nil {
		options["range"] = map[string]any{"offset": part.Offset, "length": part.Length}
	}
	found, err := b.call(ctx, "get", key(d), options)
	if err != nil {
		return api.Object{}, nil, err
	}
	if found.IsNull() {
		return api.Object{}, nil, api.ErrAbsent
	}
	return object(found), &stream{js: found.Get("body")}, nil
}

// Put passes the request's bytes on through a FixedLengthStream. R2 needs the length in advance, and that stream fails when
// more or fewer bytes come.
func (b bucket) Put(ctx context.Context, u api.Upload) (api.Object, error) {
	sized := js.Global().Get("FixedLengthStream").New(u.Size)
	started, err := try(func() js.Value {
		return b.binding.Call("put", key(u.Digest), sized.Get("readable"), map[string]any{
			"sha256":         u.Digest.String(),
			"onlyIf":         js.Global().Get("Headers").New(map[string]any{"If-None-Match": "*"}),
			"httpMetadata":   map[string]any{"contentType": "application/gzip"},
			"customMetadata": map[string]any{tokenField: u.TokenHash},
		})
	})
	if err != nil {
		return api.Object{}, err
	}
	stored := watch(started)
	pourErr := u.Rest.(*stream).pourGzip(ctx, u, sized.Get("writable"))
	put, err := stored.await(ctx)
	switch {
	case errors.Is(pourErr, api.ErrNotGzip) || errors.Is(pourErr, api.ErrNotMap):
		return api.Object{}, pourErr
	case err != nil && errorCode(err) == badDigest:
		return api.Object{}, api.ErrDigest
	case err != nil && errorCode(err) != "":
		return api.Object{}, err
	case pourErr != nil || err != nil:
		return api.Object{}, errors.Join(api.ErrIncomplete, pourErr, err)
	case put.IsNull(): // onlyIf: an object of that name was there
		there, err := b.Head(ctx, u.Digest)
		if err != nil {
			return api.Object{}, err
		}
		return there, api.ErrExists
	}
	return object(put), nil
}

// Verify computes the digest in the runtime (DigestStream), so the bytes take no room in Go's memory.
func (b bucket) Verify(ctx context.Context, u api.Upload) error {
	hashing := js.Global().Get("crypto").Get("DigestStream").New("SHA-256")
	hashed := watch(hashing.Get("digest"))
	if err := u.Rest.(*stream).pour(ctx, u.Head, hashing); err != nil {
		return errors.Join(api.ErrIncomplete, err)
	}
	sum, err := hashed.await(ctx)
	if err != nil {
		return err
	}
	var digest api.Digest
	js.CopyBytesToGo(digest[:], js.Global().Get("Uint8Array").New(sum))
	if digest != u.Digest {
		return api.ErrDigest
	}
	return nil
}

func (b bucket) Delete(ctx context.Context, d api.Digest) error {
	_, err := b.call(ctx, "delete", key(d))
	return err
}

// Usage asks for one list of all maps and adds up their sizes.
func (b bucket) Usage(ctx context.Context) (api.Usage, error) {
	listed, err := b.call(ctx, "list", map[string]any{"prefix": "maps/", "limit": api.MaxMaps})
	if err != nil {
		return api.Usage{}, err
	}
	objects := listed.Get("objects")
	usage := api.Usage{Maps: objects.Length()}
	for i := range usage.Maps {
		usage.Bytes += int64(objects.Index(i).Get("size").Float())
	}
	// A list that was cut short means more maps than were counted. Then there is no room.
	if listed.Get("truncated").Bool() {
		usage.Maps = api.MaxMaps
	}
	return usage, nil
}

const (
	tokenField = "token"
	badDigest  = "10037"
)

// errorCode returns R2's error code, which stands in brackets at the end of its message. It is "" for other errors, such as
// those of the streams.
func errorCode(err error) string {
	text := strings.TrimSpace(err.Error())
	code, ok := strings.CutSuffix(text[strings.LastIndexByte(text, '(')+1:], ")")
	if !ok || strings.Trim(code, "0123456789") != "" {
		return ""
	}
	return code
}

func object(v js.Value) api.Object {
	o := api.Object{
		Size:     int64(v.Get("size").Float()),
		Uploaded: time.UnixMilli(int64(v.Get("uploaded").Call("getTime").Float())),
	}
	if token := v.Get("customMetadata").Get(tokenField); token.Type() == js.TypeString {
		o.TokenHash = token.String()
	}
	return o
}
