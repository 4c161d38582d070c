// Package api answers /api/*: it says whether this host shares maps, and keeps, hands out and deletes the ones people
// chose to share. It knows no JavaScript and no Cloudflare, so that all of it is tested natively.
//
//	GET    /api/health          is sharing on, and within which limits
//	PUT    /api/maps/{sha256}   body: gzip → 201 with a deletion token, or 200 where the map is there already
//	GET    /api/maps/{sha256}   the same bytes, for ever the same, so cached for ever; also HEAD, ranges and conditions
//	DELETE /api/maps/{sha256}   with the token as bearer
//
// {sha256} is the digest of the body as sent, that is of the gzip, in 64 lower-case hex digits. Whoever opens a link can
// therefore verify what they got, and an address can never come to mean another map.
//
// An upload is unpacked while it passes, to see that it is one gzip stream whose text begins like a map: this is no host for
// other files. Nothing of the text is kept. Every refusal is one of refusals.go, as JSON,
// and stores nothing. There are no cookies and no CORS: only pages of the same origin can upload from a browser.
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

// Guards bound what people may do at a time. A nil one bounds nothing.
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

// ServeHTTP routes by the path exactly as it was sent. http.ServeMux would decode and tidy paths, and
// redirect to the result; here a path that needs tidying is no path of ours.
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

// answerPanic is the one panic boundary: without it a bug would end the program and leave the request unanswered.
func answerPanic(w http.ResponseWriter) {
	if bug := recover(); bug != nil {
		log.Printf("panic: %v\n%s", bug, debug.Stack())
		refuse(w, ourBug)
	}
}
