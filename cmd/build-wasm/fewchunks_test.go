package main

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// Without fewChunks, the modules of page one are in three files: what only it loads, what the part shares with it, and
// what both pages load without the part.
func TestFewChunks(t *testing.T) {
	writeTree(t, map[string]string{
		"web/one.ts":  `import { both } from "./both.ts"; import { kit } from "./kit.ts"; import { all } from "./all.ts"; console.log(both, kit, all, "one"); import("./part.ts");`,
		"web/two.ts":  `import { both } from "./both.ts"; import { all } from "./all.ts"; import { own } from "./own.ts"; console.log(both, all, own, "two"); import("./each.ts");`,
		"web/both.ts": `export const both = "of both " + Math.random();`,
		"web/all.ts":  `export const all = "of all " + Math.random();`,
		"web/kit.ts":  `export const kit = "of one and its part " + Math.random();`,
		"web/own.ts":  `export const own = "of two alone " + Math.random();`,
		"web/part.ts": `import { kit } from "./kit.ts"; import { all } from "./all.ts"; import { each } from "./each.ts"; console.log(kit, all, each);`,
		"web/each.ts": `import { all } from "./all.ts"; export const each = "of each " + all;`,
	})
	b, err := new(bundler).pages([]script{{"web/one.ts", "first.js"}, {"web/two.ts", "second.js"}})
	if err != nil {
		t.Fatal(err)
	}
	if first, second := b.shared["first.js"], b.shared["second.js"]; len(first) != 2 || len(second) != 1 || !slices.Contains(first, second[0]) {
		t.Errorf("chunks needed at once: %v and %v, want one that both share and one of the first's own", first, second)
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for name, body := range b.files {
		if strings.Contains(string(body), dir) {
			t.Errorf("%s holds the folder of the checkout: its hash would differ in another", name)
		}
	}
	for _, fetched := range b.parts["web/part.ts"] {
		if strings.Contains(string(b.files[fetched]), "of two alone") {
			t.Errorf("the part of page one fetches %s, which has modules of page two", fetched)
		}
	}
}
