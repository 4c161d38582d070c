package api

import (
	"bytes"
	"crypto/sha256"
	"strconv"
	"testing"
	"time"
)

// counted is an Uploads that is full for the given reason, or lets uploads in and counts those that have not ended.
type counted struct {
	full    Full
	under   int
	network string
	longest time.Duration
}

func (c *counted) Begin(network string, longest time.Duration) (func(), Full) {
	c.network, c.longest = network, longest
	if c.full != NotFull {
		return nil, c.full
	}
	c.under++
	return func() { c.under-- }, NotFull
}

func TestUploadsUnderWayAreBounded(t *testing.T) {
	from := map[string]string{"CF-Connecting-IP": "2001:db8::1"}
	for _, tt := range []struct {
		full   Full
		status int
		code   string
	}{{NetworkFull, 429, uploading.Code}, {AllFull, 503, busy.Code}} {
		store := newMemory()
		w := ask(Handler(sharing, store, Guards{Uploads: &counted{full: tt.full}}), "PUT", address, shared, from)
		if got := decode[refusal](t, w); w.Code != tt.status || got.Code != tt.code || w.Header().Get("Retry-After") == "" {
			t.Errorf("full %d: %d %q %v", tt.full, w.Code, got.Code, w.Header())
		}
		if len(store.maps) != 0 {
			t.Errorf("full %d: stored something", tt.full)
		}
	}
}

// An upload that is refused gives its place back, too.
func TestAnUploadGivesItsPlaceBack(t *testing.T) {
	for name, path := range map[string]string{"kept": address, "refused": unused} {
		uploads, under := &counted{}, 0
		store := newMemory()
		store.race = func() { under = uploads.under }
		from := map[string]string{"CF-Connecting-IP": "2001:db8::1"}
		ask(Handler(sharing, store, Guards{Uploads: uploads}), "PUT", path, shared, from)
		if under != 1 || uploads.under != 0 || uploads.network != "2001:db8::/64" || uploads.longest != time.Minute {
			t.Errorf("%s: %d under way while it came, then %+v", name, under, uploads)
		}
	}
}

func TestTheWholeStoreIsBounded(t *testing.T) {
	other := packed("ffffffff81000000 T other\n")
	config := sharing
	config.MaxStored = int64(len(shared) + len(other) - 1)
	store := newMemory()
	h := Handler(config, store, Guards{})
	if w := ask(h, "PUT", address, shared, nil); w.Code != 201 {
		t.Fatalf("first PUT = %d", w.Code)
	}
	w := ask(h, "PUT", pathOf(other), other, nil)
	if got := decode[refusal](t, w); w.Code != 507 || got.Code != full.Code || len(store.maps) != 1 {
		t.Errorf("PUT over the limit = %d %q, %d maps", w.Code, got.Code, len(store.maps))
	}
	if w := ask(h, "PUT", address, shared, nil); w.Code != 200 {
		t.Errorf("PUT of what is kept = %d, want 200", w.Code)
	}
}

func TestTheNumberOfMapsIsBounded(t *testing.T) {
	store := newMemory()
	for i := range MaxMaps {
		store.maps[sha256.Sum256([]byte(strconv.Itoa(i)))] = memoryMap{}
	}
	if w := ask(Handler(sharing, store, Guards{}), "PUT", address, shared, nil); w.Code != 507 {
		t.Errorf("PUT beside %d maps = %d, want 507", MaxMaps, w.Code)
	}
}

// All addresses of a /56 share one limit, and all networks together share another.
func TestWiderLimits(t *testing.T) {
	allow := func(n int) *budget { return &budget{each: n, used: map[string]int{}} }
	near, wide, all := allow(2), allow(3), allow(5)
	h := Handler(sharing, newMemory(), Guards{Near: near, Wide: wide, All: all})
	for i, tt := range []struct {
		ip   string
		want int
	}{
		{"2001:db8::1", 201}, {"2001:db8::2", 200}, {"2001:db8::3", 429}, // the /64 is used up
		{"2001:db8:0:1::1", 200}, {"2001:db8:0:2::1", 429}, // the /56 is used up
		{"192.0.2.1", 200}, {"2001:db8:0:100::1", 200}, {"192.0.2.2", 503}, // everyone's is used up
	} {
		w := ask(h, "PUT", address, bytes.Clone(shared), map[string]string{"CF-Connecting-IP": tt.ip})
		if w.Code != tt.want || (w.Header().Get("Retry-After") != "") != (tt.want > 400) {
			t.Errorf("%d: PUT from %s = %d %v, want %d", i, tt.ip, w.Code, w.Header(), tt.want)
		}
	}
}
