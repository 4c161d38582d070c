import assert from 'node:assert/strict';
import test from 'node:test';
import { cellsFor } from './cells.ts';
import { fieldX, fieldY, layoutFor, seqAt, stripX } from './layout.ts';
import type { LayoutInput } from './layout.ts';

const DEBIAN = { numSyms: 154_686, probes: 18 };

test('cells hold every symbol and no column is wasted', () => {
  for (const n of [0, 1, 2, 24, 1000, 154_686, 500_000]) {
    for (const [w, h] of [
      [678, 230],
      [1356, 460],
      [358, 122],
      [3000, 900],
    ] as const) {
      const c = cellsFor(n, w, h);
      const name = `${n} in ${w} × ${h}: ${JSON.stringify(c)}`;
      assert.ok(c.rows * c.columns * c.per >= n, name);
      assert.ok((c.columns - 1) * c.rows * c.per < Math.max(1, n), name);
      assert.ok(c.columns * c.wDevice <= w && c.rows * c.hDevice <= h, name);
      assert.ok(n < 1000 || c.columns * c.wDevice > 0.85 * w, name);
    }
  }
});

test('a desktop shows one symbol a pixel, a telephone of that pixel density several', () => {
  assert.equal(cellsFor(154_686, 678, 238).per, 1);
  assert.equal(cellsFor(154_686, 358, 120).per, 4);
});

const inputs: readonly (readonly [string, LayoutInput])[] = [
  ['desktop', { width: 678, height: 670, dpr: 1, narrow: false, ...DEBIAN }],
  ['dense desktop', { width: 678, height: 670, dpr: 2, narrow: false, ...DEBIAN }],
  ['4K', { width: 3000, height: 1900, dpr: 1, narrow: false, ...DEBIAN }],
  ['tablet', { width: 400, height: 0, dpr: 1.5, narrow: false, ...DEBIAN }],
  ['telephone', { width: 328, height: 0, dpr: 3, narrow: true, ...DEBIAN }],
  ['embed', { width: 688, height: 312, dpr: 1, narrow: true, ...DEBIAN }],
  ['small embed', { width: 298, height: 266, dpr: 2, narrow: true, ...DEBIAN }],
  ['embed of the teaching map', { width: 688, height: 312, dpr: 1, narrow: true, numSyms: 24, probes: 5 }],
  ['teaching map', { width: 678, height: 670, dpr: 1, narrow: false, numSyms: 24, probes: 5 }],
  ['one symbol', { width: 678, height: 670, dpr: 1, narrow: false, numSyms: 1, probes: 1 }],
  ['no symbol', { width: 678, height: 670, dpr: 1, narrow: false, numSyms: 0, probes: 0 }],
];

test('nothing overlaps, and all of it fits', () => {
  for (const [name, o] of inputs) {
    const l = layoutFor(o);
    assert.ok(l.width <= o.width + 1e-9, name);
    assert.ok(l.fieldH < l.bandTop && l.bandTop + 40 < l.stripTop, `${name}: ${JSON.stringify(l)}`);
    assert.equal(l.rowTop.length, o.probes, name);
    assert.ok((l.rowTop.at(-1) ?? l.stripTop) + l.rowH <= l.height, name);
    assert.ok(o.height === 0 || l.height <= o.height, name);
  }
});

test('the field’s points and symbols are inverse, and both axes end together', () => {
  for (const [name, o] of inputs) {
    const l = layoutFor(o);
    for (let i = 0; i < o.numSyms; i += Math.max(1, Math.floor(o.numSyms / 97))) {
      const seq = i - (i % l.cells.per);
      assert.equal(seqAt(l, fieldX(l, seq), fieldY(l, seq)), seq, name);
    }
    if (o.numSyms > 0) assert.equal(stripX(l, o.numSyms), l.width, name);
    assert.equal(seqAt(l, -1, 0), -1);
  }
});
