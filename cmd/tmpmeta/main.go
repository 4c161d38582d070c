package main

import (
	"encoding/json"
	"fmt"
	"sort"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	r := api.Build(api.BuildOptions{Bundle: true, Target: api.ES2022, JSX: api.JSXAutomatic, JSXImportSource: "preact", MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, Format: api.FormatESModule, Splitting: true, Metafile: true, Outdir: "x",
		EntryPointsAdvanced: []api.EntryPoint{{InputPath: "web/entry/page.tsx", OutputPath: "app"}, {InputPath: "web/entry/embed.tsx", OutputPath: "embed"}}, External: []string{"virtual:*"}, LegalComments: api.LegalCommentsNone})
	var m struct {
		Outputs map[string]struct {
			EntryPoint string
			Bytes      int
			Imports    []struct{ Path, Kind string }
			Inputs     map[string]struct{ BytesInOutput int }
		}
	}
	json.Unmarshal([]byte(r.Metafile), &m)
	var app string
	for k, o := range m.Outputs {
		if o.EntryPoint == "web/entry/page.tsx" {
			app = k
		}
	}
	seen := map[string]bool{}
	var walk func(string)
	walk = func(p string) {
		if seen[p] {
			return
		}
		seen[p] = true
		for _, i := range m.Outputs[p].Imports {
			if i.Kind == "import-statement" {
				walk(i.Path)
			}
		}
	}
	walk(app)
	type row struct {
		n string
		b int
	}
	var rows []row
	total := 0
	for p := range seen {
		total += m.Outputs[p].Bytes
		for n, i := range m.Outputs[p].Inputs {
			rows = append(rows, row{n, i.BytesInOutput})
		}
	}
	sort.Slice(rows, func(i, j int) bool { return rows[i].b > rows[j].b })
	fmt.Println("total", total)
	for _, r := range rows {
		if r.b > 200 {
			fmt.Printf("%6d %s\n", r.b, r.n)
		}
	}
}
