package main

import (
	"slices"
	"testing"
)

// Without fewChunks, the modules of page one are in three files: what only it loads, what the part shares with it, and
// what both pages load without the part.
func TestFewChunks(t *testing.T) {
	writeTree(t, map[string]string{
		"web/one.ts":  `import { both } from "./both.ts"; import { kit } from "./kit.ts"; import { all } from "./all.ts"; console.log(both, kit, all, "one"); import("./part.ts");`,
		"web/two.ts":  `import { both } from "./both.ts"; import { all } from "./all.ts"; console.log(both, all, "two"); import("./each.ts");`,
		"web/both.ts": `export const both = "of both " + Math.random();`,
		"web/all.ts":  `export const all = "of all " + Math.random();`,
		"web/kit.ts":  `export const kit = "of one and its part " + Math.random();`,
		"web/part.ts": `import { kit } from "./kit.ts"; import { all } from "./all.ts"; console.log(kit, all);`,
		"web/each.ts": `import { all } from "./all.ts"; console.log(all);`,
	})
	b, err := new(bundler).pages([]script{{"web/one.ts", "first.js"}, {"web/two.ts", "second.js"}})
	if err != nil {
		t.Fatal(err)
	}
	if first, second := b.shared["first.js"], b.shared["second.js"]; len(first) != 2 || len(second) != 1 || !slices.Contains(first, second[0]) {
		t.Errorf("chunks needed at once: %v and %v, want one that both share and one of the first's own", first, second)
	}
	if fetched := b.parts["web/part.ts"]; len(fetched) != 3 || !slices.Contains(fetched, b.shared["first.js"][0]) {
		t.Errorf("the part fetches %v, want one file beside the two chunks that its page has", fetched)
	}
}
