package main

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// Without fewChunks, the page needs two chunks at once: what it shares with one of its parts, and with both.
func TestFewChunks(t *testing.T) {
	writeTree(t, map[string]string{
		"web/one.ts":  `import { both } from "./both.ts"; import { kit } from "./kit.ts"; console.log(both, kit, "one"); import("./part.ts"); import("./rest.ts");`,
		"web/both.ts": `export const both = "of both " + Math.random();`,
		"web/kit.ts":  `export const kit = "of one and its part " + Math.random();`,
		"web/own.ts":  `export const own = "of the parts alone " + Math.random();`,
		"web/part.ts": `import { kit } from "./kit.ts"; import { both } from "./both.ts"; import { own } from "./own.ts"; console.log(kit, both, own, "part");`,
		"web/rest.ts": `import { both } from "./both.ts"; import { own } from "./own.ts"; console.log(both, own, "rest");`,
	})
	page, err := new(bundler).page(script{"web/one.ts", "first.js"})
	if err != nil {
		t.Fatal(err)
	}
	if len(page.shared) != 1 {
		t.Errorf("chunks needed at once: %v, want one", page.shared)
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for name, body := range page.files {
		if strings.Contains(string(body), dir) {
			t.Errorf("%s holds the folder of the checkout: its hash would differ in another", name)
		}
	}
	atOnce := append([]string{page.script}, page.shared...)
	for _, fetched := range atOnce {
		if strings.Contains(string(page.files[fetched]), "of the parts alone") {
			t.Errorf("the page fetches %s at once, which has modules of its parts alone", fetched)
		}
	}
	for _, part := range []string{"web/part.ts", "web/rest.ts"} {
		if !slices.Contains(page.parts[part], page.shared[0]) {
			t.Errorf("%s is fetched as %v, without the page's chunk %v", part, page.parts[part], page.shared)
		}
	}
}
