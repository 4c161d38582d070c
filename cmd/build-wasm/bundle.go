package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// bundle builds one entry (TypeScript or CSS) into name and, for scripts, name.map.
func bundle(entry, name string, dev bool) (map[string][]byte, error) {
	o := bundleOptions(dev)
	o.EntryPoints = []string{entry}
	o.Outfile = name
	result := api.Build(o)
	if err := messages(result.Errors, api.ErrorMessage); err != nil {
		return nil, fmt.Errorf("bundling %s:\n%w", entry, err)
	}
	if err := messages(result.Warnings, api.WarningMessage); err != nil {
		return nil, fmt.Errorf("bundling %s (warnings count as errors):\n%w", entry, err)
	}
	out := map[string][]byte{}
	for _, f := range result.OutputFiles {
		out[filepath.Base(f.Path)] = f.Contents
	}
	return out, nil
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
