// Package api answers /api/*: it says whether this host shares maps, and keeps, hands out and deletes the ones people
// chose to share. It knows no JavaScript and no Cloudflare, so that all of it is tested natively.
//
//	GET    /api/health          is sharing on, and within which limits
//	PUT    /api/maps/{sha256}   body: gzip → 201 with a deletion token, or 200 where the map is there already
//	GET    /api/maps/{sha256}   these bytes, cached without end as they never change; also HEAD, ranges and conditions
//	DELETE /api/maps/{sha256}   with the token as bearer
//
// {sha256} is the digest of the body as sent, that is of the gzip, in 64 lower-case hex digits. Whoever opens a link can
// therefore verify what they got, and the map behind an address never changes.
//
// An upload is unpacked on its way to the store. It is kept only when it is one gzip stream whose text begins like a map, so
// that nobody uses the service for other files. The unpacked text is not kept. A refusal is JSON (refusals.go), and nothing
// of a refused upload is stored. There are no cookies and no CORS: only pages of the same origin can upload from a browser.
package api

import (
	"log"
	"net/http"
	"runtime/debug"
	"strings"
)

const mapsPath = "/api/maps/"

type service struct {
	config Config
	store  Store
	guards Guards
}

// Guards limit uploads and deletions. A nil guard sets no limit.
type Guards struct {
	Near, Wide, All Limiter // uploads and deletions by one network, by the wider network around it, and by everyone
	Uploads         Uploads
}

// Handler answers every request. Sharing is off where config says so or store is nil.
func Handler(config Config, store Store, guards Guards) http.Handler {
	if store == nil {
		config.Share = false
	}
	return &service{config, store, guards}
}

// ServeHTTP routes by the path as it was sent. http.ServeMux would clean the path and redirect to the result; this service
// answers 404 to a path that is not clean.
func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer answerPanic(w)
	path := r.URL.EscapedPath()
	if path == "/api/health" {
		s.health(w, r)
		return
	}
	name, ok := strings.CutPrefix(path, mapsPath)
	switch {
	case !ok:
		refuse(w, notFound)
	case !s.config.Share:
		refuse(w, sharingOff)
	default:
		s.maps(w, r, name)
	}
}

func (s *service) maps(w http.ResponseWriter, r *http.Request, name string) {
	digest, ok := ParseDigest(name)
	if !ok {
		refuse(w, badAddress)
		return
	}
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		s.get(w, r, digest)
	case http.MethodPut:
		s.put(w, r, digest)
	case http.MethodDelete:
		s.delete(w, r, digest)
	default:
		w.Header().Set("Allow", "GET, HEAD, PUT, DELETE")
		refuse(w, badMethod)
	}
}

// answerPanic answers a request whose handler panics. Without it the program would end and the request stay unanswered.
func answerPanic(w http.ResponseWriter) {
	if bug := recover(); bug != nil {
		log.Printf("panic: %v\n%s", bug, debug.Stack())
		refuse(w, ourBug)
	}
}
