// What the painters write in the picture: no two texts lie on each other and none is cut, in the picture's rooms at the
// windows that docs/testing.md lists, at ten moments and more of three maps.

import assert from 'node:assert/strict';
import test from 'node:test';
import { makeTables, makeTrace, scattered } from '../model/fixture.ts';
import { scene } from '../model/scene.ts';
import { events } from '../model/timeline.ts';
import type { Mark, Tables, Trace } from '../wire/answers.ts';
import { BLEED, paintAhead, paintAxes, paintOver } from './layers.ts';
import type { PictureState } from './layers.ts';
import type { Layout } from './layout.ts';
import type { Pen } from './pen.ts';
import { layoutFor, seqAt } from './layout.ts';
import { motionOf } from './motion.ts';
import { hits } from './pen.ts';
import { hitsAmong, recordedTexts } from './recordedTexts.ts';
import type { WrittenText } from './recordedTexts.ts';
import type { Ink } from './surface.ts';
import { tipBox } from './tip.ts';

const css = new Proxy({}, { get: (_, key) => String(key) }) as Ink['css'];
const ink: Ink = { css, rgb: () => [0, 0, 0], sans: 'sans', mono: 'mono' };

/** Width and height of the picture's box, as browsers measured them: 0 where the height follows from the width. */
type Room = readonly [window: string, width: number, height: number];
const ROOMS: readonly Room[] = [
  ['3840 × 2160', 1920, 1162],
  ['1440 × 900', 1080, 572],
  ['1440 × 900 with the inside', 704, 572],
  ['1280 × 720', 920, 400],
  ['1280 × 720 with the inside', 544, 400],
  ['844 × 390', 494, 266],
  ['480 × 800', 448, 0],
  ['390 × 844', 358, 0],
  ['320 × 256', 288, 0],
];

/** The beginnings of names in a Linux 6.12, in the order of their bytes, with their share of 1,000 names. */
const INITIALS: readonly (readonly [string, number])[] = [
  ...([
    ['A', 2],
    ['C', 3],
    ['D', 2],
    ['F', 2],
    ['P', 2],
    ['S', 2],
    ['X', 2],
    ['_', 235],
    ['__pfx_', 280],
  ] as const),
  ...([
    ['a', 38],
    ['b', 33],
    ['c', 42],
    ['d', 38],
    ['e', 30],
    ['f', 30],
    ['g', 26],
    ['h', 22],
    ['i', 44],
  ] as const),
  ...([
    ['j', 6],
    ['k', 18],
    ['l', 18],
    ['m', 28],
    ['n', 25],
    ['o', 9],
    ['p', 44],
    ['q', 3],
    ['r', 26],
  ] as const),
  ...([
    ['s', 58],
    ['t', 40],
    ['u', 18],
    ['v', 20],
    ['w', 10],
    ['x', 24],
    ['y', 1],
    ['z', 4],
  ] as const),
];

function initialsOf(n: number): Mark[] {
  const all = INITIALS.reduce((sum, [, part]) => sum + part, 0);
  let before = 0;
  return INITIALS.map(([label, part]) => {
    const start = Math.round((before / all) * n);
    before += part;
    return { start, label };
  });
}

/** Types by their place in memory, as in that kernel: code, read-only, data, boot code, bss. */
function typeAt(seq: number, n: number): number {
  const part = seq / n;
  return (
    part < 0.02 ? 'A' : part < 0.64 ? 't' : part < 0.78 ? 'r' : part < 0.86 ? 'd' : part < 0.95 ? 't' : 'b'
  ).charCodeAt(0);
}

function mapOf(n: number): Tables {
  const tables = makeTables(n > 9999 ? wide(n) : scattered(n));
  return {
    ...tables,
    type: (seq) => typeAt(seq, n),
    initials: n > 99 ? initialsOf(n) : tables.initials,
    areas: [
      { start: 0, label: '.text' },
      { start: Math.floor(n * 0.86), label: '.init' },
      { start: Math.floor(n * 0.98), label: '.percpu' },
    ],
  };
}

/** Names of 24 letters, which the painters cut. */
function wide(n: number): string[] {
  return Array.from({ length: n }, (_, i) => `security_of_${String((i * 7919 + 13) % n).padStart(12, '0')}`);
}

function layoutIn([, width, height]: Room, tables: Tables): Layout {
  return layoutFor({
    width,
    height,
    dpr: 1,
    numSyms: tables.numSyms,
    probes: tables.maxProbes,
    narrow: width < 600,
  });
}

/** The texts of what a painter writes. */
function written(p: PictureState, paint: (pen: Pen, p: PictureState) => void): WrittenText[] {
  const { c, texts } = recordedTexts();
  paint({ c, ink, ground: 'panel', taken: [] }, p);
  return texts;
}

function stateAt(tables: Tables, trace: Trace, layout: Layout, position: number, cursor = -1): PictureState {
  const s = scene(tables, trace, 'work', position);
  return { tables, trace, scene: s, layout, ink, motion: motionOf(trace, s, true), hover: -1, cursor };
}

function over(pen: Pen, p: PictureState): void {
  paintOver(pen, p);
  paintAhead(pen, p);
}

function cut(texts: readonly WrittenText[], l: Layout): string[] {
  const [right, foot] = [l.width + BLEED, l.height + BLEED];
  return texts
    .filter(({ x, y, w, h }) => x < -BLEED || y < -BLEED || x + w > right || y + h > foot)
    .map(({ text }) => text);
}

/** At most so many moments of a race, from its beginning to its end. */
const MOMENTS = 14;

function momentsOf(trace: Trace): number[] {
  const all = [...new Set(events(trace, 'work').map((e) => e.position))];
  return all.filter((_, i) => i % Math.ceil(all.length / MOMENTS) === 0 || i > all.length - 4);
}

for (const n of [24, 154_686, 500_000]) {
  const tables = mapOf(n);
  const queries = [Math.floor(n * 0.3), n - 1, 1].map((seq) => tables.name(seq)!);
  const traces = [...queries, 'nobody', '~'].map((query) => makeTrace(tables, query));
  for (const room of ROOMS)
    test(`${n} symbols at ${room[0]}: no text lies on another, and none is cut`, () => {
      const layout = layoutIn(room, tables);
      const axes = written(stateAt(tables, traces[0]!, layout, 0), paintAxes);
      for (const trace of traces)
        for (const position of momentsOf(trace)) {
          const texts = [...axes, ...written(stateAt(tables, trace, layout, position), over)];
          const faults = { onEachOther: hitsAmong(texts), cut: cut(texts, layout) };
          assert.deepEqual(faults, { onEachOther: [], cut: [] }, `${trace.query} at ${position}`);
        }
    });
}

test('the line about the symbol under the cursor covers no label', () => {
  const tables = mapOf(154_686);
  const trace = makeTrace(tables, tables.name(50_000)!);
  const layout = layoutIn(ROOMS[1]!, tables);
  const position = trace.fetches[4]!.bytesTo;
  const free = written(stateAt(tables, trace, layout, position), over).find(({ text }) => text === trace.query)!;
  const under = seqAt(layout, free.x - 20, free.y + 30);
  const texts = written(stateAt(tables, trace, layout, position, under), over);
  const tip = tipBox(layout, under);
  assert.ok(hits(tip, free), 'without the cursor the label stands where the tip comes');
  assert.deepEqual(
    texts.filter((one) => hits(one, tip)).map(({ text }) => text),
    [],
  );
});

test('while a question stands the goal is not shown, since its place would answer it', () => {
  const tables = mapOf(154_686);
  const trace = makeTrace(tables, tables.name(50_000)!);
  const state = stateAt(tables, trace, layoutIn(ROOMS[1]!, tables), trace.fetches[4]!.bytesTo);
  const names = (p: PictureState): boolean => written(p, over).some(({ text }) => text === trace.query);
  assert.equal(names(state), true);
  assert.equal(names({ ...state, asking: true }), false);
});
