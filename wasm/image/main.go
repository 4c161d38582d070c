//go:build js && wasm

// Command image is the browser program for kernel images: it reads the tables out of one kernel and answers questions
// about them. It is glue, most of it in wasm/internal/serve; everything it knows is in symtab/image and symtab/wire. The page
// fetches it when a file is opened that wasm/lab says is no map.
package main

import "github.com/kallscope/kallscope/wasm/internal/serve"

func main() { serve.Run(load) }
