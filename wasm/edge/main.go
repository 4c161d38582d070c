//go:build js

// Command edge is the Cloudflare Worker: a thin /api/* beside the static files, and never in the page's way.
// Every request gets a new instance of this program (about 5 ms), so only what static files cannot do belongs here.
//
//	main.go     what the host configured → api.Handler
//	body.go     requests' and answers' bodies as JavaScript streams that need not pass through Go
//	bucket.go   api.Store on R2
//	limiter.go  api.Limiter on Cloudflare's rate limiting
//	promise.go  waiting for JavaScript
package main

import (
	"log"

	"github.com/syumai/workers"
	"github.com/syumai/workers/cloudflare"

	"github.com/kallscope/kallscope/wasm/edge/api"
)

// version is set by the build (cmd/build-wasm/edge.go).
var version = "unversioned"

func main() {
	config, err := api.ReadConfig(version, cloudflare.Getenv)
	if err != nil {
		log.Print(err)
	}
	workers.Serve(streamBodies(api.Handler(config, openBucket("MAPS"), openLimiter("CHANGES"))))
}
