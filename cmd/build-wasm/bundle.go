package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// A bundled is one entry's output.
type bundled struct {
	entry     []byte
	sourceMap []byte            // nil for styles and in a dev build
	chunks    map[string][]byte // what is loaded on demand, what it shares with the entry, and their maps, by file name
	shared    []string          // the chunks the entry imports at once
}

// bundle builds one entry (TypeScript or CSS) into a file called name and the chunks beside it. A script that says
// import('./part.ts') gets that part as a chunk of its own, fetched when it is wanted.
func bundle(entry, name string, dev bool) (*bundled, error) {
	o := bundleOptions(dev)
	o.EntryPoints = []string{entry}
	o.Outdir = "assets"
	o.EntryNames = strings.TrimSuffix(name, filepath.Ext(name))
	o.ChunkNames = "[name].[hash]"
	o.Splitting = filepath.Ext(name) == ".js"
	o.Metafile = true
	result := api.Build(o)
	if err := messages(result.Errors, api.ErrorMessage); err != nil {
		return nil, fmt.Errorf("bundling %s:\n%w", entry, err)
	}
	if err := messages(result.Warnings, api.WarningMessage); err != nil {
		return nil, fmt.Errorf("bundling %s (warnings count as errors):\n%w", entry, err)
	}
	b := &bundled{chunks: map[string][]byte{}}
	for _, f := range result.OutputFiles {
		switch base := filepath.Base(f.Path); base {
		case name:
			b.entry = f.Contents
		case name + ".map":
			b.sourceMap = f.Contents
		default:
			b.chunks[base] = f.Contents
		}
	}
	var err error
	b.shared, err = importedAtOnce(result.Metafile, "assets/"+name)
	return b, err
}

// importedAtOnce names the chunks an output needs before it can run.
func importedAtOnce(metafile, output string) ([]string, error) {
	var meta struct {
		Outputs map[string]struct {
			Imports []struct{ Path, Kind string }
		}
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return nil, fmt.Errorf("reading esbuild's account of %s: %w", output, err)
	}
	var names []string
	for _, i := range meta.Outputs[output].Imports {
		if i.Kind == "import-statement" {
			names = append(names, filepath.Base(i.Path))
		}
	}
	return names, nil
}

func bundleOptions(dev bool) api.BuildOptions {
	sourcemap := api.SourceMapExternal
	if dev {
		sourcemap = api.SourceMapInline
	}
	return api.BuildOptions{
		Bundle:            true,
		Format:            api.FormatESModule,
		Target:            api.ES2022,
		Charset:           api.CharsetUTF8,
		JSX:               api.JSXAutomatic,
		JSXImportSource:   "preact",
		Sourcemap:         sourcemap,
		SourcesContent:    api.SourcesContentInclude,
		MinifyWhitespace:  !dev,
		MinifyIdentifiers: !dev,
		MinifySyntax:      !dev,
		LegalComments:     api.LegalCommentsNone,
		External:          []string{"*.svg", "*.woff2"},
		Plugins:           []api.Plugin{wasmExecModule(), lookupSourceModule()},
	}
}

func messages(list []api.Message, kind api.MessageKind) error {
	if len(list) == 0 {
		return nil
	}
	return errors.New(strings.Join(api.FormatMessages(list, api.FormatMessagesOptions{Kind: kind}), ""))
}
