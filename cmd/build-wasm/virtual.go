package main

import (
	"encoding/json"

	"github.com/evanw/esbuild/pkg/api"
)

// The modules here have no file in web/; web/wire/virtual.d.ts declares their types.

// wasmExecModule resolves "virtual:wasm-exec" to the loader of the Go toolchain in use.
func wasmExecModule() api.Plugin {
	return api.Plugin{Name: "wasm-exec", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: `^virtual:wasm-exec$`}, func(api.OnResolveArgs) (api.OnResolveResult, error) {
			path, err := wasmExecPath()
			return api.OnResolveResult{Path: path}, err
		})
	}}
}

// lookupSourceModule resolves "virtual:lookup-source" to the Go source of the two lookups in symtab/.
func lookupSourceModule() api.Plugin {
	return api.Plugin{Name: "lookup-source", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: `^virtual:lookup-source$`}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: a.Path, Namespace: "lookup-source"}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: `.*`, Namespace: "lookup-source"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
			sources, err := lookupSources("symtab", panelFunctions)
			if err != nil {
				return api.OnLoadResult{}, err
			}
			text, err := json.Marshal(sources)
			contents := "export default " + string(text)
			return api.OnLoadResult{Contents: &contents, Loader: api.LoaderJS}, err
		})
	}}
}
