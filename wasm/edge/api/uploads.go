package api

import (
	"net/http"
	"time"
)

// Uploads counts the uploads under way, over all requests that share one memory.
type Uploads interface {
	// Begin counts an upload from a network. Where there are too many it returns why and counts nothing. The caller calls
	// end once when the upload is over. A request that the runtime ends never calls it, so the place becomes free after
	// longest in any case.
	Begin(network string, longest time.Duration) (end func(), full Full)
}

// Full says why an upload has to wait.
type Full int

const (
	NotFull     Full = iota
	NetworkFull      // this network has MaxUploadsEach under way
	AllFull          // all networks together have MaxUploads under way
)

// An upload under way holds one instance of this program: 4.8 MB, as measured. An isolate of Cloudflare's has 128 MB for all.
const (
	MaxUploads     = 12
	MaxUploadsEach = 3
)

// enter counts an upload, or refuses it. Where ok is true the caller calls end when the upload is over.
func (s *service) enter(w http.ResponseWriter, r *http.Request) (end func(), ok bool) {
	if s.guards.Uploads == nil {
		return func() {}, true
	}
	near, _ := networks(r)
	end, full := s.guards.Uploads.Begin(near, s.longest())
	switch full {
	case NetworkFull:
		refuseForNow(w, uploading)
	case AllFull:
		refuseForNow(w, busy)
	}
	return end, full == NotFull
}

func (s *service) longest() time.Duration { return time.Duration(s.config.MaxSeconds) * time.Second }
