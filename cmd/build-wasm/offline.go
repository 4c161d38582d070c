package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// serviceWorker is the service worker's path. It answers for its own folder and those below, so it lies at the site's
// root. Browsers look for a newer version under the same name, so its name has no hash.
const serviceWorker = "sw.js"

// addServiceWorker comes last, since the service worker lists all other files. A site that is served while its sources change
// gets one that removes any earlier one, which would otherwise show the files from before the change.
func (b *builder) addServiceWorker(s *site) error {
	entry, plugins := "web/entry/leave.ts", []api.Plugin{}
	if b.lasting() {
		list, err := precacheModule(precacheOf(s))
		if err != nil {
			return err
		}
		entry, plugins = "web/entry/sw.ts", append(plugins, list)
	}
	body, _, err := b.alone(entry, plugins...)
	if err != nil {
		return err
	}
	s.add(serviceWorker, body)
	return nil
}

// A keptFile is a path from the site's folder and the SHA-256 of its content in hex.
type keptFile [2]string

// precacheOf lists what the page can need. The few files whose name does not change with the content come first: an
// installation that meets the page of another version fails there, before it has fetched much.
func precacheOf(s *site) []keptFile {
	var named, hashed []keptFile
	for _, p := range s.paths() {
		switch {
		case p == serviceWorker || hostsOwn(p) || strings.HasSuffix(p, ".js.map") || strings.HasPrefix(p, "api/"):
		case strings.HasPrefix(p, "assets/"):
			hashed = append(hashed, keptFile{p, digestOf(s.files[p].body)})
		case p == "index.html":
			named = append(named, keptFile{"./", digestOf(s.files[p].body)})
		default:
			named = append(named, keptFile{p, digestOf(s.files[p].body)})
		}
	}
	return append(named, hashed...)
}

func digestOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

// precacheModule is "virtual:precache": the list, and its hash as the version.
func precacheModule(list []keptFile) (api.Plugin, error) {
	text, err := json.Marshal(list)
	if err != nil {
		return api.Plugin{}, err
	}
	contents := fmt.Sprintf("export const version = %q, files = %s;", digestOf(text)[:12], text)
	return api.Plugin{Name: "precache", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: `^virtual:precache$`}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			return api.OnResolveResult{Path: a.Path, Namespace: "precache"}, nil
		})
		b.OnLoad(api.OnLoadOptions{Filter: `.*`, Namespace: "precache"}, func(api.OnLoadArgs) (api.OnLoadResult, error) {
			return api.OnLoadResult{Contents: &contents, Loader: api.LoaderJS}, nil
		})
	}}, nil
}
