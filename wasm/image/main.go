//go:build js && wasm

// Command image is the browser program for kernel images and for maps in any form but the everyday ones: it reads or
// builds the tables of one file and answers questions about them. It is glue, most of it in wasm/internal/serve; everything it
// knows is in symtab/image, symtab/texts and symtab/wire. The page fetches it when wasm/lab does not know a file.
package main

import "github.com/kallscope/kallscope/wasm/internal/serve"

func main() { serve.Run(load) }
