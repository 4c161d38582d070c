//go:build js

// Command edge is the Cloudflare Worker: it answers /api/* beside the static files.
// Every request starts a new instance of this program (about 5 ms of processor time), so static files are not its task.
//
//	main.go     what the host configured → api.Handler
//	body.go     requests' and answers' bodies as JavaScript streams that need not pass through Go
//	bucket.go   api.Store on R2
//	limiter.go  api.Limiter on Cloudflare's rate limiting
//	gate.go     api.Uploads in a global of the isolate
//	entry.mjs   Cloudflare's entry: refuses addresses that Go cannot parse, passes on the rest
//	gzip.mjs    checks an upload on its way to the store
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
	guards := api.Guards{
		Near:    openLimiter("CHANGES"),
		Wide:    openLimiter("CHANGES_WIDE"),
		All:     openLimiter("CHANGES_ALL"),
		Uploads: openGate(),
	}
	workers.Serve(streamBodies(api.Handler(config, openBucket("MAPS"), guards)))
}
