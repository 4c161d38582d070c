package main

import (
	"regexp"
	"slices"
)

// A budget is the most that one thing a person does may fetch, in bytes after brotli 11.
type budget struct {
	what  string
	limit int
	paths func(*site) []string // what is fetched, as paths of the site
}

// budgets has a line for each load, each part fetched later and each program. A new view brings its own line:
// reportSizes fails for a script, style or program that no line counts.
var budgets = []budget{
	{"first load: HTML, CSS, JavaScript", 58_000, firstLoad("index.html")},
	{"first load of an embed", 60_000, firstLoad("embed.html")},
	{"panels, dialogs and export, when idle", 45_500, together(parts("web/views/lateParts.ts"), assets("late.css"))},
	{"presenter, glossary, Help and names to try, when idle", 15_000, parts("web/views/deepParts.ts")},
	{"Learn and its lecture, when its door is opened", 66_000, together(parts("web/views/learn/LearnView.tsx"), assets("learn.css"))},
	{"Lab, when its door is opened", 25_000, together(parts("web/views/lab/LabView.tsx"), assets("lab.css"))},
	{"Symbols, when its door is opened", 30_000, together(parts("web/views/symbols/SymbolsView.tsx"), assets("symbols.css"))},
	// With the chunks that it shares with the list, which are there by then.
	{"Compare and Cost of Symbols, when one is opened", 22_000, together(parts("web/views/symbols/compare/CompareView.tsx", "web/views/symbols/cost/CostView.tsx"), assets("compare.css"))},
	{"bytes, training and releases of Tables, when one is opened", 22_000, together(parts("web/views/tables/touch/TouchView.tsx"), assets("touch.css"))},
	{"introduction, on a first visit", 4_500, together(parts("web/views/intro/Scenes.tsx"), assets("scenes.css"))},
	{"a shared map on the page", 3_500, parts("web/session/receive.ts")},
	{"a shared map in an embed", 3_500, embedParts("web/wire/shareHost.ts", "web/model/shareWords.ts", "web/session/receive.ts")},
	{"QR code of a link", 4_000, parts("web/model/qr.ts")},
	{"handout, when it is opened", 60_000, together(files("handout.html"), assets("handout.css"))},
	{"export of a film", 13_000, assets("film.js")},
	{"service worker", 4_000, files(serviceWorker)},
	{"script for other sites' pages", 4_000, files("kallscope-race.js")},
	{"wasm/lab", 590_000, assets("lab.wasm")},
	{"wasm/image, when an image or another text is opened", 1_200_000, assets("image.wasm")},
	{"wasm/study, when Learn, the Lab, Cost or a part of Tables is opened", 850_000, assets("study.wasm")},
	{"wasm/symbols, when Symbols is opened", 800_000, assets("symbols.wasm")},
	{"opening frame", 40_000, assets("opening.bin")},
}

func files(paths ...string) func(*site) []string {
	return func(s *site) []string { return present(s, paths...) }
}

func assets(names ...string) func(*site) []string {
	return func(s *site) []string {
		var paths []string
		for _, name := range names {
			paths = append(paths, s.assets[name])
		}
		return present(s, paths...)
	}
}

// parts is what the page fetches for import() of modules of web/. What it has loaded at once by then is not fetched again.
func parts(modules ...string) func(*site) []string { return partsOf("app.js", modules) }

// embedParts is what an embed fetches for them.
func embedParts(modules ...string) func(*site) []string { return partsOf("embed.js", modules) }

func partsOf(script string, modules []string) func(*site) []string {
	return func(s *site) []string {
		fetched := slices.Clone(s.shared[script])
		loaded := len(fetched)
		for _, module := range modules {
			for _, p := range present(s, slices.Clone(s.parts[script][module])...) {
				if !slices.Contains(fetched, p) {
					fetched = append(fetched, p)
				}
			}
		}
		return fetched[loaded:]
	}
}

// together is what several of them count.
func together(counts ...func(*site) []string) func(*site) []string {
	return func(s *site) []string {
		var paths []string
		for _, count := range counts {
			paths = append(paths, count(s)...)
		}
		return paths
	}
}

var linkedAsset = regexp.MustCompile(`(?:href|src)="(assets/[^"]+\.(?:css|js))"`)

// firstLoad is a page, every script and style it names, and the worker, which pages start at once.
func firstLoad(page string) func(*site) []string {
	return func(s *site) []string {
		if s.files[page] == nil {
			return nil
		}
		wanted := []string{page}
		for _, m := range linkedAsset.FindAllStringSubmatch(string(s.files[page].body), -1) {
			if !slices.Contains(wanted, m[1]) {
				wanted = append(wanted, m[1])
			}
		}
		return present(s, append(wanted, s.assets["worker.js"])...)
	}
}

// present leaves out the paths the site has no file for.
func present(s *site, paths ...string) []string {
	return slices.DeleteFunc(paths, func(p string) bool { return s.files[p] == nil })
}
