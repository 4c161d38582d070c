package main

import (
	"slices"
	"testing"
)

func TestWebRulesSeeBreaks(t *testing.T) {
	tests := []struct {
		name  string
		check func([]webModule) []string
		files map[string]string
		want  []string
	}{
		{"a type from a higher layer", importsUpward, map[string]string{
			"web/model/a.ts": "import type { B } from '../paint/b.ts';\n",
			"web/paint/b.ts": "import { c } from '../wire/c.ts';\n",
			"web/wire/c.ts":  "",
		}, []string{"web/model/a.ts imports web/paint/b.ts"}},
		{"a module loaded on demand from a higher layer", importsUpward, map[string]string{
			"web/session/a.ts": "const late = await import('../views/b.ts');\n",
			"web/views/b.ts":   "",
		}, []string{"web/session/a.ts imports web/views/b.ts"}},
		{"deep in a layer", importsUpward, map[string]string{
			"web/views/race/a.tsx": "import { b } from '../shell/b.ts';\nimport { c } from '../../model/c.ts';\nimport 'preact';\n",
		}, nil},
		{"in no layer", importsUpward, map[string]string{"web/a.ts": ""}, []string{
			"web/a.ts is in none of the folders wire, model, paint, export, session, kit, views, entry",
		}},
		{"a circle of types", importCircles, map[string]string{
			"web/wire/a.ts": "import { type B } from './b.ts';\n",
			"web/wire/b.ts": "export type { C } from './c.ts';\n",
			"web/wire/c.ts": "import {\n  a,\n  type A,\n} from './a.ts';\n",
			"web/wire/d.ts": "import './a.ts';\n",
		}, []string{"web/wire/a.ts → web/wire/b.ts → web/wire/c.ts → web/wire/a.ts"}},
		{"two ways to one file", importCircles, map[string]string{
			"web/wire/a.ts": "import './b.ts';\nimport './c.ts';\n",
			"web/wire/b.ts": "import './c.ts';\n",
		}, nil},
		{"a name with two meanings", definedTwice, map[string]string{
			"web/wire/a.ts":   "export interface Box {\n}\nexport const shown = 1;\n",
			"web/wire/b.tsx":  "export function Box() {\n}\nexport { shown } from './a.ts';\n",
			"web/wire/c.d.ts": "export const Box: number;\n",
		}, []string{"Box is exported by web/wire/a.ts and by web/wire/b.tsx"}},
		{"an overloaded function", definedTwice, map[string]string{
			"web/wire/a.ts": "export function f(a: number): void;\nexport function f(a: string): void;\n",
		}, nil},
		{"an export for nobody", exportsUnused, map[string]string{
			"web/wire/a.ts":      "export const one = 1;\nexport async function two() {}\nexport type Three = 3;\nexport const { four, five: six } = x;\nconst seven = 7;\nexport { seven as eight };\n",
			"web/wire/a.test.ts": "import { two, four as quattro } from './a.ts';\n",
			"web/wire/b.ts":      "import { type Three } from './a.ts';\n",
		}, []string{
			"web/wire/a.ts exports one, which no file imports",
			"web/wire/a.ts exports eight, which no file imports",
			"web/wire/a.ts exports six, which no file imports",
		}},
		{"passed on to nobody", exportsUnused, map[string]string{
			"web/wire/a.ts": "export const one = 1;\n",
			"web/wire/b.ts": "export { one } from './a.ts';\n",
		}, []string{"web/wire/b.ts exports one, which no file imports"}},
		{"taken as a whole", exportsUnused, map[string]string{
			"web/wire/a.ts": "export const one = 1;\n",
			"web/wire/b.ts": "export const two = 2;\n",
			"web/wire/c.ts": "import * as all from './a.ts';\ntype B = typeof import('./b.ts');\n",
		}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			writeTree(t, tt.files)
			if got, err := ofWeb(tt.check)(); err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("got %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}
