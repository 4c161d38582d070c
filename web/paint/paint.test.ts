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
import { labelEntry, labelFront, labelOrder } from './marks.ts';
import { paintPyramid } from './pyramid.ts';
import { hits } from './pen.ts';
import type { Box, Pen } from './pen.ts';
import { pointAt } from './point.ts';
import { fieldX, fieldY } from './layout.ts';
import { scene } from '../model/scene.ts';
import type { Ink } from './surface.ts';
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
    // The middle itself is ruled out with the losing half.
    assert.equal(dots(fetchEnd(trace, 'work', i)), f.high - f.low + 1, `probe ${i + 1}`);
  }
});

test('the figures under the current row are those of the search', () => {
  const log = drawn(trace, fetchEnd(trace, 'work', 0)).join('\n');
  assert.match(log, /fillText mid 2,501/);
  assert.match(log, /fillText (keep|rule out) 2,50[12]/);
  assert.match(drawn(gone, gone.binaryBytes).join('\n'), /nothing left|keep/);
});

test('no label lies on the link it explains, nor two on each other', () => {
  for (let i = 0; i < trace.probes; i++) {
    const p = pen();
    const f = trace.fetches[i]!;
    reserveLink(p, layout, f);
    const link = [...p.taken];
    labelOrder(p, layout, f.k, f.seq);
    labelEntry(p, layout, f.seq);
    const labels: Box[] = p.taken.slice(link.length);
    assert.equal(labels.length, 2);
    for (const label of labels) assert.ok(!link.some((box) => hits(box, label)), `probe ${i + 1}`);
    assert.ok(!hits(labels[0]!, labels[1]!), `probe ${i + 1}`);
  }
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
