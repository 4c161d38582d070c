//go:build js && wasm

// Command lab is the browser program for maps: it builds the tables of one map and answers questions about them. It is
// glue (receive, call, reply), most of it in wasm/internal/serve; everything it knows is in symtab and symtab/wire.
package main

import "github.com/kallscope/kallscope/wasm/internal/serve"

func main() { serve.Run(load) }
