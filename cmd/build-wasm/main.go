// Command build-wasm turns this repository into what a static host serves.
//
//	go run ./cmd/build-wasm            build dist/
//	go run ./cmd/build-wasm -serve     build in memory, serve it on a loopback port, rebuild on change
//	go run ./cmd/build-wasm -sizes     build dist/ and fail where a payload is over its budget
//	go run ./cmd/build-wasm -tests     bundle web/**/*.test.ts for node --test
//	go run ./cmd/build-wasm -check     fail where the code breaks a rule a machine can see
//	go run ./cmd/build-wasm -single    build the page as one file that runs from a disk
//	go run ./cmd/build-wasm -edge      build the Cloudflare Worker into dist-edge/
//
// A build goes through these stages, each in a file of its own:
//
//	wasm/lab → compile ─┐
//	web/, static/css → bundle ─┤→ site (assets named by content) → page (HTML with those names) → sw.js (lists all) → compress → dist/ or serve
//	sample → opening ─┘
package main

import (
	"flag"
	"fmt"
	"os"
)

type options struct {
	dev, serve, prebuilt, sizes, tests, single, edge, check, log bool

	out  string // where dist goes
	port int    // wanted port; a busy one gives way to the next
	base string // path the page is served under, with both slashes
}

func main() {
	var o options
	flag.BoolVar(&o.dev, "dev", false, "quick build: no compression, readable code, missing parts left out")
	flag.BoolVar(&o.serve, "serve", false, "serve the build on a loopback port and rebuild on change")
	flag.BoolVar(&o.prebuilt, "prebuilt", false, "with -serve, serve what -out holds instead of building")
	flag.BoolVar(&o.sizes, "sizes", false, "print payload sizes; fail if one is over its budget")
	flag.BoolVar(&o.tests, "tests", false, "bundle the TypeScript tests into .cache/tests")
	flag.BoolVar(&o.single, "single", false, "build the page as one file into "+singleFile)
	flag.BoolVar(&o.edge, "edge", false, "build the Cloudflare Worker into dist-edge")
	flag.BoolVar(&o.check, "check", false, "check the rules of the code")
	flag.BoolVar(&o.log, "log", false, "with -serve, print each request")
	flag.StringVar(&o.out, "out", "dist", "directory of the build")
	flag.IntVar(&o.port, "port", 8080, "with -serve, the port to try first; 0 takes any")
	flag.StringVar(&o.base, "base", "/", "with -serve, the path to serve under")
	flag.Parse()

	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "build-wasm:", err)
		os.Exit(1)
	}
}

func run(o options) error {
	if err := enterModuleRoot(); err != nil {
		return err
	}
	switch {
	case o.tests:
		return bundleTests()
	case o.single:
		return newBuilder(o.dev).writeSingle(singleFile)
	case o.edge:
		return buildEdge("dist-edge")
	case o.check:
		return checkRules()
	case o.serve:
		return serveAndWatch(o)
	}
	s, err := newBuilder(o.dev).build()
	if err != nil {
		return err
	}
	if err := s.write(o.out); err != nil {
		return err
	}
	if o.sizes {
		return reportSizes(os.Stdout, s, budgets)
	}
	fmt.Printf("wrote %s: %d files, %d bytes before compression\n", o.out, len(s.files), s.size())
	return nil
}
