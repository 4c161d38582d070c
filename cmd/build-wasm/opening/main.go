// Command opening writes the first frame: one lookup in the sample map, as the page shows it before any WebAssembly has
// arrived. It is a program of its own so that a running builder gets the frame of the core as it is now, not as it was
// when the builder was compiled.
//
//	go run ./cmd/build-wasm/opening -name tcp_v4_connect static/samples/x.map.gz > opening.bin
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/kallscope/kallscope/internal/sample"
	"github.com/kallscope/kallscope/symtab/wire"
)

func main() {
	name := flag.String("name", "", "the name to look up")
	flag.Parse()
	if err := writeOpening(os.Stdout, flag.Arg(0), *name); err != nil {
		fmt.Fprintln(os.Stderr, "opening:", err)
		os.Exit(1)
	}
}

func writeOpening(w io.Writer, path, name string) error {
	built, err := sample.Build(path)
	if err != nil {
		return err
	}
	if _, ok := built.Tables.LookupBinary([]byte(name), nil); !ok {
		return fmt.Errorf("%s has no symbol %q", path, name)
	}
	opening, err := wire.Opening(built.Tables, []byte(name))
	if err != nil {
		return err
	}
	_, err = w.Write(opening.Bytes())
	return err
}
