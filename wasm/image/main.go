//go:build js && wasm

// Command image is the browser program for all files but everyday maps: it reads the tables out of a kernel, or builds them from a map
// that is compressed, in an archive or in another form, and answers questions about them. It is glue, most of it in wasm/internal/serve;
// everything it knows is in symtab/file and symtab/wire. The page fetches it when wasm/lab does not know a file.
package main

import "github.com/kallscope/kallscope/wasm/internal/serve"

func main() { serve.Run(load) }
