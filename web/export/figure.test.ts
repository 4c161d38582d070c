import assert from 'node:assert/strict';
import test from 'node:test';
import { fakeCanvas } from '../paint/fakeCanvas.ts';
import { makeTables, makeTrace, scattered } from '../model/fixture.ts';
import { layoutFor } from '../paint/layout.ts';
import { scene } from '../model/scene.ts';
import { end, events } from '../model/timeline.ts';
import { caption, figureAround, figureFor, lanes, paintFigure } from './figure.ts';
import type { FigureSize, Subject } from './figure.ts';
import { golden, GOLDEN, plainInk } from './golden.ts';
import { clipped, wrapped } from './wrap.ts';

const field = (): CanvasImageSource => ({}) as CanvasImageSource;
const SIZES: readonly FigureSize[] = [
  { width: 1280, height: 720, narrow: false, scale: 1 },
  { width: 800, height: 760, narrow: false, scale: 2 },
  { width: 390, height: 0, narrow: true, scale: 1 },
];

function painted(size: FigureSize, subject: Subject, position: number): string[] {
  const { c, log } = fakeCanvas();
  paintFigure(c, figureFor(size, subject), subject, position, { ink: plainInk, field });
  return log;
}

const large = makeTables(scattered(5003));
const wide: Subject = { tables: large, trace: makeTrace(large, large.name(4321)!), mode: 'work', map: 'made.map' };

test('a figure is as large as asked and even, and its picture fits in it', () => {
  for (const size of SIZES) {
    for (const subject of [wide, golden('found'), golden('duplicate')]) {
      const f = figureFor(size, subject);
      assert.equal(f.width, size.width);
      if (size.height > 0) assert.equal(f.height, size.height);
      assert.equal(f.height % 2, 0);
      assert.ok(f.layout.width <= f.width && f.layout.height < f.height);
    }
  }
});

test('a figure around the page’s picture has the page’s layout', () => {
  for (const dpr of [1, 2]) {
    const picture = { width: 678, height: 670, narrow: false };
    const page = layoutFor({ ...picture, dpr, numSyms: large.numSyms, probes: large.maxProbes });
    assert.deepEqual(figureAround({ ...picture, height: page.height }, dpr, wide).layout, page);
    const phone = layoutFor({
      width: 358,
      height: 0,
      dpr,
      numSyms: large.numSyms,
      probes: large.maxProbes,
      narrow: true,
    });
    assert.deepEqual(figureAround({ width: 358, height: phone.height, narrow: true }, dpr, wide).layout, phone);
  }
});

test('head and foot say the name, the counts, the sentence and the map', () => {
  for (const name of GOLDEN) {
    const subject = golden(name);
    const position = end(subject.trace, 'work');
    const s = scene(subject.tables, subject.trace, 'work', position);
    const log = painted(SIZES[0]!, subject, position).join('\n');
    for (const lane of lanes(s))
      for (const cell of lane.cells) assert.ok(log.includes(`fillText ${cell} `), `${name}: ${cell}`);
    assert.ok(log.includes(caption(subject.trace, s).slice(0, 60)), name);
    assert.match(log, /kallscope · golden\.map/);
  }
});

test('counts stand still from one frame to the next', () => {
  const places = (position: number): string[] =>
    painted(SIZES[0]!, wide, position)
      .filter((line) => /^fillText .* (ruled out|opened|bytes) [\d.]+ [\d.]+$/.test(line) && !line.includes('keep'))
      .map((line) => line.split(' ').slice(-2).join(' '))
      .slice(0, 6);
  const first = places(1);
  assert.equal(first.length, 6);
  for (const e of events(wide.trace, 'work').slice(1)) assert.deepEqual(places(e.position), first, e.label);
});

test('every moment paints the same figure whatever was painted before', () => {
  const positions = events(wide.trace, 'work').map((e) => e.position);
  const forth = positions.map((p) => painted(SIZES[1]!, wide, p));
  const back = [...positions]
    .reverse()
    .map((p) => painted(SIZES[1]!, wide, p))
    .reverse();
  assert.deepEqual(back, forth);
});

test('text keeps to its room', () => {
  const c = { measureText: (text: string) => ({ width: text.length * 10 }) as TextMetrics };
  assert.equal(clipped(c, 'abcdef', 60), 'abcdef');
  assert.equal(clipped(c, 'abcdef', 50), 'abcd…');
  assert.equal(clipped(c, 'a', 0), '…');
  assert.deepEqual(wrapped(c, 'one two three four', 90, 3), ['one two', 'three', 'four']);
  assert.deepEqual(wrapped(c, 'one two three four', 90, 2), ['one two', 'three fo…']);
  assert.deepEqual(wrapped(c, 'abcdefghijklm two', 90, 2), ['abcdefgh…', 'two']);
});
