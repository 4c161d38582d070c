import assert from 'node:assert/strict';
import test from 'node:test';
import type { Trace } from '../wire/answers.ts';
import { fakeCanvas } from './fakeCanvas.ts';
import { makeTables, makeTrace, scattered } from '../model/fixture.ts';
import { layoutFor } from './layout.ts';
import type { Layout } from './layout.ts';
import { motionOf } from './motion.ts';
import { paintDots } from './dots.ts';
import { paintOldLinks, paintRings, paintStrongLink, reserveLink } from './links.ts';
import { fieldPainter } from './field.ts';
import { labelFront, labelGoal, labelOpened } from './marks.ts';
import { paintPyramid } from './pyramid.ts';
import { hits } from './pen.ts';
import type { Box, Pen } from './pen.ts';
import { pointAt } from './point.ts';
import { fieldX, fieldY, rowsAt } from './layout.ts';
import { scene } from '../model/scene.ts';
import type { Ink } from './surface.ts';
import { count } from '../model/text.ts';
import { events, fetchEnd } from '../model/timeline.ts';

const N = 5003;
const tables = makeTables(scattered(N));
const trace = makeTrace(tables, tables.name(4321)!);
const gone = makeTrace(tables, 'n2500x');
const layout = layoutFor({ width: 678, height: 670, dpr: 1, numSyms: N, probes: tables.maxProbes, narrow: false });
const css = new Proxy({}, { get: (_, key) => String(key) }) as Ink['css'];
const ink: Ink = { css, rgb: () => [0, 0, 0], sans: 'sans', mono: 'mono' };

function pen(): Pen & { log: string[] } {
  const { c, log } = fakeCanvas();
  return { c, log, ink, ground: 'panel', taken: [] };
}

function at(t: Trace, position: number) {
  const s = scene(tables, t, 'work', position);
  return { s, m: motionOf(t, s, false) };
}

function drawn(t: Trace, position: number, l: Layout = layout): string[] {
  const p = pen();
  const { s, m } = at(t, position);
  paintDots(p.c, l, tables, t, s, m, ink);
  paintOldLinks(p, l, t, s, -1);
  const f = s.binary.current;
  if (f) paintStrongLink(p, l, f, m.grow, 2);
  paintRings(p, l, t, s, -1);
  paintPyramid(p, l, t, s, m, -1);
  return p.log;
}

test('every moment draws, the same each time, whatever was drawn before', () => {
  for (const t of [trace, gone]) {
    const list = events(t, 'work').map((e) => e.position);
    const forth = list.map((pos) => drawn(t, pos));
    const back = [...list]
      .reverse()
      .map((pos) => drawn(t, pos))
      .reverse();
    assert.deepEqual(back, forth);
    for (const log of forth)
      assert.ok(
        !log.some((call) => /NaN|undefined|Infinity/.test(call)),
        log.find((call) => /NaN|undefined/.test(call)),
      );
  }
});

test('candidates are drawn one dot each when they are few enough', () => {
  const dots = (position: number): number => {
    const p = pen();
    const { s, m } = at(trace, position);
    paintDots(p.c, layout, tables, trace, s, m, ink);
    return p.log.filter((call) => call.startsWith('fillRect')).length;
  };
  assert.equal(dots(fetchEnd(trace, 'work', 0)), 0);
  for (let i = 1; i < trace.probes - 1; i++) {
    const f = trace.fetches[i]!;
    // What the comparison ruled out has no dots any more.
    assert.equal(dots(fetchEnd(trace, 'work', i)), f.leftHigh - f.leftLow + 1, `probe ${i + 1}`);
    assert.equal(dots(fetchEnd(trace, 'work', i) - 2), f.high - f.low + 1, `probe ${i + 1}, before it`);
  }
});

test('the row of a probe says what is left, and keeps the name that was opened', () => {
  const log = drawn(trace, fetchEnd(trace, 'work', 0)).join('\n');
  const s = scene(tables, trace, 'work', fetchEnd(trace, 'work', 0));
  assert.match(log, new RegExp(`fillText ${count(s.binary.left)} still possible`));
  assert.match(drawn(trace, fetchEnd(trace, 'work', 2)).join('\n'), new RegExp(`fillText ${trace.fetches[0]!.name} `));
  assert.match(drawn(gone, gone.binaryBytes).join('\n'), /nothing is left/);
});

test('the rows are higher until the magnified ones begin', () => {
  const before = rowsAt(layout, 7);
  const after = rowsAt(layout, 8);
  assert.ok(before.named && before.h > after.h);
  assert.ok(before.top(7) + before.h <= after.top(layout.rowTop.length - 1) + after.h, 'in the same room');
  assert.equal(before.top(0), after.top(0));
});

test('no label lies on the link it explains, nor two on each other', () => {
  for (let i = 0; i < trace.probes - 1; i++) {
    const p = pen();
    const f = trace.fetches[i]!;
    reserveLink(p, layout, f);
    const link = [...p.taken];
    labelGoal(p, layout, trace, at(trace, fetchEnd(trace, 'work', i)).s);
    labelOpened(p, layout, f);
    const labels: Box[] = p.taken.slice(link.length);
    assert.equal(labels.length, 2);
    for (const label of labels) assert.ok(!link.some((box) => hits(box, label)), `probe ${i + 1}`);
    assert.ok(!hits(labels[0]!, labels[1]!), `probe ${i + 1}`);
  }
});

/** A canvas that keeps the pixels put on it, for the field. */
function pixelCanvas(): { canvas: HTMLCanvasElement; at: (cell: number, rows: number) => number } {
  let data = new Uint32Array();
  let width = 0;
  const canvas = {
    width: 0,
    height: 0,
    getContext: () => ({
      putImageData: (image: ImageData) => {
        data = new Uint32Array(image.data.buffer);
        width = image.width;
      },
    }),
  };
  return {
    canvas: canvas as unknown as HTMLCanvasElement,
    at: (cell, rows) => data[(cell % rows) * width + Math.floor(cell / rows)]!,
  };
}

test('a cell of the field is orange while its symbol is possible, pale when it is not, by whatever way one came', () => {
  globalThis.ImageData ??= class {
    readonly data: Uint8ClampedArray;
    readonly width: number;
    constructor(width: number, height: number) {
      this.data = new Uint8ClampedArray(4 * width * height);
      this.width = width;
    }
  } as unknown as typeof ImageData;
  const inks: Record<string, readonly [number, number, number]> = { dot: [200, 80, 0], out: [240, 240, 240] };
  const coloured: Ink = { ...ink, rgb: (c) => inks[c] ?? [10, 20, 30] };
  const { canvas, at: pixel } = pixelCanvas();
  const { cells } = layout;
  const field = fieldPainter(canvas, tables, cells, coloured);
  const orange = new Uint32Array(new Uint8Array([200, 80, 0, 255]).buffer)[0];
  const check = (low: number, high: number): void => {
    field.show(0, { low, high });
    for (let k = 0; k < N; k++) {
      const cell = Math.floor(tables.seq(k)! / cells.per);
      if (cells.per === 1)
        assert.equal(pixel(cell, cells.rows) === orange, k >= low && k <= high, `name ${k} in ${low} to ${high}`);
    }
  };
  for (const [low, high] of [
    [0, N - 1],
    [0, 2500],
    [1200, 2500],
    [4000, 4100],
    [0, N - 1],
    [7, 7],
    [8, 7],
  ] as const)
    check(low, high);
  field.show(0, undefined);
  assert.notEqual(pixel(Math.floor(tables.seq(7)! / cells.per), cells.rows), orange, 'at the start kinds are shown');
});

test('the flag of the scan gives way to rings in its corner', () => {
  const p = pen();
  const rings = [
    [12, 6],
    [40, 30],
    [90, 55],
    [30, 80],
  ].map(([x, y]) => ({ x: x!, y: y!, w: 15, h: 15 }));
  p.taken.push(...rings);
  labelFront(p, layout, at(trace, 180).s);
  const flag = p.taken[rings.length]!;
  assert.ok(!rings.some((box) => hits(box, flag)), JSON.stringify(flag));
});

test('a ring and a row belong to their probe', () => {
  const { s } = at(trace, trace.binaryBytes);
  for (let i = 0; i < trace.probes; i++) {
    const f = trace.fetches[i]!;
    const found = pointAt(layout, trace, s, fieldX(layout, f.seq), fieldY(layout, f.seq));
    assert.ok(found >= i, `ring ${i + 1}`);
    assert.equal(pointAt(layout, trace, s, 10, layout.rowTop[i]! + 2), i, `row ${i + 1}`);
  }
  const early = at(trace, fetchEnd(trace, 'work', 1));
  assert.equal(pointAt(layout, trace, early.s, 10, layout.rowTop[5]! + 2), -1);
});
