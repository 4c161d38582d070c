import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeTables, scattered } from '../../model/fixture.ts';
import { cellPlace, symbolAt } from '../../model/symbols/minimap.ts';
import { fakeCanvas } from '../fakeCanvas.ts';
import type { Ink } from '../surface.ts';
import { mapShape, paintMapMarks, paintMinimap } from './minimap.ts';

test('of any map and room the cell of each symbol leads back to its symbols, and the field fits', () => {
  for (const n of [1, 24, 154_686, 500_000])
    for (const [w, h] of [
      [214, 723],
      [428, 1400],
      [58, 600],
    ] as const) {
      const shape = mapShape(n, w, h);
      assert.ok(shape.across <= w && shape.heightDevice <= h, `${n} in ${w} x ${h}`);
      assert.ok(shape.across * shape.down * shape.per >= n);
      for (const seq of [0, n >> 1, n - 1]) {
        const [x, y] = cellPlace(shape, seq);
        assert.equal(symbolAt(shape, n, x, y), seq - (seq % shape.per));
      }
    }
});

const css = new Proxy({}, { get: (_, key) => String(key) }) as Ink['css'];
const ink: Ink = { css, rgb: (c) => (c === 'ink' ? [1, 2, 3] : [90, 90, 90]), sans: 'sans', mono: 'mono' };
const INK = new Uint32Array(new Uint8Array([1, 2, 3, 255]).buffer)[0]!;

/** Paints and returns the cells that are in ink. */
function inked(n: number, matches: Uint32Array | undefined, shape: { across: number; down: number; per: number }) {
  let cells: number[] = [];
  globalThis.ImageData ??= class {
    readonly data: Uint8ClampedArray;
    constructor(width: number, height: number) {
      this.data = new Uint8ClampedArray(4 * width * height);
    }
  } as unknown as typeof ImageData;
  const canvas = {
    getContext: () => ({
      putImageData: ({ data }: ImageData) => {
        cells = [...new Uint32Array(data.buffer).entries()].filter(([, c]) => c === INK).map(([cell]) => cell);
      },
    }),
  };
  const painted = paintMinimap(
    canvas as unknown as HTMLCanvasElement,
    makeTables(scattered(n)),
    { ...shape },
    ink,
    matches,
  );
  assert.equal(painted, cells.length);
  return cells;
}

test('cells of matches are in ink: one each where there are many, four each where they are rare', () => {
  const shape = { across: 50, down: 20, per: 1 };
  assert.deepEqual(inked(1000, undefined, shape), []);
  assert.deepEqual(inked(1000, Uint32Array.of(120), shape), [120, 121, 170, 171]);
  // At the edges a mark grows inwards.
  assert.deepEqual(inked(1000, Uint32Array.of(999), shape), [948, 949, 998, 999]);
  const many = Uint32Array.from({ length: 300 }, (_, i) => i * 3);
  assert.deepEqual(inked(1000, many, shape), [...many]);
  // Of several symbols in a cell one that matches is enough.
  assert.deepEqual(inked(1000, many, { across: 10, down: 20, per: 5 }), [
    ...new Set([...many].map((i) => Math.floor(i / 5))),
  ]);
});

test('beside the field stand the areas, what the list shows, the chosen symbol and those of its name', () => {
  const { c, log } = fakeCanvas();
  const marks = {
    shape: mapShape(1000, 200, 600),
    x: 24,
    w: 200,
    h: 600,
    areas: [
      { start: 0, label: '.text' },
      { start: 990, label: '.bss' },
    ],
    numSyms: 1000,
    shown: [500, 520],
    byAddress: true,
    chosen: 510,
    label: 'name',
    copies: [],
  };
  type MapPen = Parameters<typeof paintMapMarks>[0];
  paintMapMarks({ c: c as MapPen['c'], ink, ground: 'panel', taken: [] }, marks);
  const texts = log.filter((line) => line.includes('fillText'));
  assert.ok(texts.some((line) => line.includes('.text')));
  assert.ok(texts.some((line) => line.includes('name')));
  // The last area has no room for its name.
  assert.ok(!texts.some((line) => line.includes('.bss')));
});
