//go:build js

// Command edge is the Cloudflare Worker: a thin /api/* beside the static files, and never in the page's way.
// Every request gets a new instance of this program (about 5 ms), so only what static files cannot do belongs here.
package main

import (
	"github.com/syumai/workers"

	"github.com/kallscope/kallscope/wasm/edge/api"
)

// version is set by the build (cmd/build-wasm/edge.go).
var version = "unversioned"

func main() {
	workers.Serve(api.Handler(version))
}
