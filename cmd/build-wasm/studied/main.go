// Command studied writes what Learn knows of a map as frames: its tables, the costs of all lookups, the training and
// the designs. The handout is made of them. It is a program of its own so that a running builder gets them of the core
// as it is now.
//
//	go run ./cmd/build-wasm/studied static/samples/x.map.gz FOLDER
package main

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"

	"github.com/kallscope/kallscope/internal/sample"
	"github.com/kallscope/kallscope/symtab/study"
	"github.com/kallscope/kallscope/symtab/study/designs"
	"github.com/kallscope/kallscope/symtab/wire"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: studied MAP FOLDER")
		os.Exit(2)
	}
	if err := writeStudied(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "studied:", err)
		os.Exit(1)
	}
}

func writeStudied(path, dir string) error {
	built, err := sample.Build(path)
	if err != nil {
		return err
	}
	t := built.Tables
	columns := t.Columns()
	costs := study.Count(t, columns)
	study.FindRounds(t, columns)
	all, facts, err := designs.Measure(t, designs.Options{})
	if err != nil {
		return fmt.Errorf("measuring the designs of %s: %w", path, err)
	}
	digest := fnv.New64a()
	digest.Write(built.Source)
	frames := map[string]*wire.Frame{
		"tables":   wire.Tables(t, built.Report, digest.Sum64(), func() uint32 { return 0 }),
		"costs":    wire.Costs(costs, costs.Sum(columns.Type), study.Sort(t)),
		"designs":  wire.Designs(all, facts, ""),
		"training": wire.Training(study.Train(t, columns, func(int, int) {})),
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, frame := range frames {
		if err := os.WriteFile(filepath.Join(dir, name+".frame"), frame.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}
