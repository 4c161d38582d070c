package api

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"time"
)

// memory is the Store of the native tests. Like R2 it stores an upload whole or not at all, and keeps the first of two.
type memory struct {
	maps map[Digest]memoryMap
	down error  // what every call answers, if not nil
	race func() // what happens while an upload is under way
}

type memoryMap struct {
	Object
	bytes []byte
}

var day = time.Date(2026, 4, 1, 12, 0, 0, 0, time.UTC)

func newMemory() *memory { return &memory{maps: map[Digest]memoryMap{}} }

func (m *memory) Head(_ context.Context, d Digest) (Object, error) {
	found, ok := m.maps[d]
	if m.down != nil {
		return Object{}, m.down
	}
	if !ok {
		return Object{}, ErrAbsent
	}
	return found.Object, nil
}

func (m *memory) Get(ctx context.Context, d Digest, part *Range) (Object, io.Reader, error) {
	object, err := m.Head(ctx, d)
	if err != nil {
		return Object{}, nil, err
	}
	body := m.maps[d].bytes
	if part != nil {
		body = body[part.Offset:][:part.Length]
	}
	return object, bytes.NewReader(body), nil
}

func (m *memory) Put(ctx context.Context, u Upload) (Object, error) {
	if m.race != nil {
		m.race()
	}
	body, err := receiveAll(ctx, u)
	if err != nil {
		return Object{}, err
	}
	if err := lookInside(body); err != nil {
		return Object{}, err
	}
	if there, ok := m.maps[u.Digest]; ok {
		return there.Object, ErrExists
	}
	m.maps[u.Digest] = memoryMap{Object{u.Size, day, u.TokenHash}, body}
	return m.maps[u.Digest].Object, nil
}

func (m *memory) Verify(ctx context.Context, u Upload) error {
	_, err := receiveAll(ctx, u)
	return err
}

func receiveAll(ctx context.Context, u Upload) ([]byte, error) {
	body, err := io.ReadAll(inTime(ctx, u.Rest))
	body = append(u.Head, body...)
	switch {
	case err != nil || int64(len(body)) != u.Size:
		return nil, errors.Join(ErrIncomplete, err)
	case sha256.Sum256(body) != u.Digest:
		return nil, ErrDigest
	}
	return body, nil
}

func lookInside(body []byte) error {
	rest := bytes.NewReader(body)
	unpacked, err := gzip.NewReader(rest)
	if err != nil {
		return ErrNotGzip
	}
	unpacked.Multistream(false)
	most := MostText(int64(len(body)))
	text, err := io.ReadAll(io.LimitReader(unpacked, most+1))
	switch {
	case err == nil && (int64(len(text)) > most || !BeginsLikeMap(text[:min(len(text), 4096)])):
		return ErrNotMap
	case err != nil || rest.Len() > 0:
		return ErrNotGzip
	}
	return nil
}

func (m *memory) Delete(_ context.Context, d Digest) error {
	delete(m.maps, d)
	return m.down
}

func (m *memory) Usage(context.Context) (u Usage, err error) {
	for _, kept := range m.maps {
		u.Maps++
		u.Bytes += kept.Size
	}
	return u, m.down
}

// budget is a Limiter that allows each network this number of changes.
type budget struct {
	each int
	used map[string]int
	err  error
}

func (b *budget) Allow(_ context.Context, who string) (bool, error) {
	b.used[who]++
	return b.used[who] <= b.each, b.err
}
