package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// A script is an entry point of web/ and the name pages know it by.
type script struct{ entry, name string }

// A bundler turns web/ and static/css into scripts and styles.
type bundler struct {
	dev      bool                        // readable code, source maps inside
	contexts map[string]api.BuildContext // by what is bundled; nil where it is bundled once
}

// A bundledPage is what a page's script became.
type bundledPage struct {
	files  map[string][]byte   // by path: the script, its chunks and their maps, each with its content's hash in its name
	script string              // path of the script
	shared []string            // the chunks that the script needs before it can run
	parts  map[string][]string // by module of web/: what import() of it fetches, itself first
}

// page builds the modules that a page loads, in a run of its own (docs/rationale.md). What the page asks for with
// import('./part.ts') becomes a chunk, which is fetched on demand. What the script and such parts share becomes a chunk, too.
func (b *bundler) page(p script) (*bundledPage, error) {
	o := bundleOptions(b.dev)
	o.EntryPointsAdvanced = []api.EntryPoint{{InputPath: p.entry, OutputPath: strings.TrimSuffix(p.name, ".js")}}
	o.Format = api.FormatESModule
	o.Splitting = true
	o.EntryNames, o.ChunkNames = "[name].[hash]", "[name].[hash]"
	if !b.dev { // whoever develops does not wait for a second bundling
		few, err := fewChunks(o, p.entry)
		if err != nil {
			return nil, err
		}
		o.Plugins = append(o.Plugins, few)
	}
	result, err := b.run(p.entry, o)
	if err != nil {
		return nil, err
	}
	outputs, err := readOutputs(result.Metafile)
	if err != nil {
		return nil, err
	}
	page := &bundledPage{files: map[string][]byte{}, parts: map[string][]string{}}
	for _, f := range result.OutputFiles {
		page.files["assets/"+filepath.Base(f.Path)] = f.Contents
	}
	for path, out := range outputs {
		switch out.EntryPoint {
		case "": // a chunk that several outputs share
		case p.entry:
			page.script, page.shared = path, outputs.importedAtOnce(path)
		default:
			page.parts[out.EntryPoint] = append([]string{path}, outputs.importedAtOnce(path)...)
		}
	}
	return page, nil
}

// alone builds one entry (TypeScript or CSS) into one file that needs no other. The source map is nil for styles and in a dev
// build. Such a script is no module. Parts that it would load on demand are inside.
func (b *bundler) alone(entry string, plugins ...api.Plugin) (body, sourceMap []byte, err error) {
	o := bundleOptions(b.dev)
	o.EntryPoints = []string{entry}
	o.EntryNames = "alone"
	o.Format = api.FormatIIFE
	o.Plugins = append(plugins, o.Plugins...)
	var result *api.BuildResult
	if len(plugins) > 0 { // a plugin of this one build
		result, err = runBundler(o)
	} else {
		result, err = b.run(entry, o)
	}
	if err != nil {
		return nil, nil, err
	}
	for _, f := range result.OutputFiles {
		if strings.HasSuffix(f.Path, ".map") {
			sourceMap = f.Contents
		} else {
			body = f.Contents
		}
	}
	return body, sourceMap, nil
}

// run bundles what is known as name. Where sources are watched, esbuild keeps what it has parsed for the next time.
func (b *bundler) run(name string, o api.BuildOptions) (*api.BuildResult, error) {
	if b.contexts == nil {
		return runBundler(o)
	}
	if b.contexts[name] == nil {
		kept, err := api.Context(written(o))
		if err != nil {
			return nil, messages(err.Errors, api.ErrorMessage)
		}
		b.contexts[name] = kept
	}
	return checked(b.contexts[name].Rebuild())
}

func runBundler(o api.BuildOptions) (*api.BuildResult, error) { return checked(api.Build(written(o))) }

// written gives the outputs their folder. It is only part of their names: they stay in memory.
func written(o api.BuildOptions) api.BuildOptions {
	o.Outdir = "assets"
	o.Metafile = true
	return o
}

func checked(result api.BuildResult) (*api.BuildResult, error) {
	if err := messages(result.Errors, api.ErrorMessage); err != nil {
		return nil, fmt.Errorf("bundling:\n%w", err)
	}
	if err := messages(result.Warnings, api.WarningMessage); err != nil {
		return nil, fmt.Errorf("bundling (warnings count as errors):\n%w", err)
	}
	return &result, nil
}

// outputs is esbuild's account of what it wrote, by path.
type outputs map[string]struct {
	EntryPoint string
	Imports    []struct{ Path, Kind string }
}

func readOutputs(metafile string) (outputs, error) {
	var meta struct{ Outputs outputs }
	err := json.Unmarshal([]byte(metafile), &meta)
	if err != nil {
		return nil, fmt.Errorf("reading esbuild's account: %w", err)
	}
	return meta.Outputs, nil
}

// importedAtOnce names the chunks that an output needs before it can run, and those that these chunks need.
func (o outputs) importedAtOnce(output string) []string {
	var found []string
	for _, i := range o[output].Imports {
		if i.Kind != "import-statement" || slices.Contains(found, i.Path) {
			continue
		}
		found = append(found, i.Path)
		for _, deeper := range o.importedAtOnce(i.Path) {
			if !slices.Contains(found, deeper) {
				found = append(found, deeper)
			}
		}
	}
	return found
}

func bundleOptions(dev bool) api.BuildOptions {
	sourcemap := api.SourceMapExternal
	if dev {
		sourcemap = api.SourceMapInline
	}
	return api.BuildOptions{
		Bundle:            true,
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
		Plugins:           []api.Plugin{wasmExecModule(), lookupSourceModule(), cardTextsModule(), lectureTextsModule()},
	}
}

func messages(list []api.Message, kind api.MessageKind) error {
	if len(list) == 0 {
		return nil
	}
	return errors.New(strings.Join(api.FormatMessages(list, api.FormatMessagesOptions{Kind: kind}), ""))
}
