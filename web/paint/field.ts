// The field: a pixel of the canvas for each cell, scaled up by the browser. Before the first comparison a cell has the
// colour of its kind; from then on it is orange while one of its symbols is still possible, and pale when none is.
// Only the cells that change are painted again, in either direction.

import type { Scene } from '../model/scene.ts';
import type { Tables } from '../wire/answers.ts';
import type { Cells } from './cells.ts';
import type { Ink } from './surface.ts';

/** Kind of symbol by its type letter; lower case is a local symbol. */
const KINDS = kindTable();

function kindTable(): Uint8Array {
  const kinds = new Uint8Array(256);
  const set = (letters: string, kind: number): void => {
    for (const c of letters) kinds[c.charCodeAt(0)] = kind;
  };
  set('TWi', 0);
  set('tw', 1);
  set('DdVvGgSsu', 2);
  set('RrNn', 3);
  set('BbCc', 4);
  set('Aa', 5);
  return kinds;
}

export function kindNumber(type: number): number {
  return KINDS[type & 255]!;
}

/** How much of the lane's colour a cell takes when the scan has passed it: its kind still shows. */
const SWEPT = 0.62;
const SWEPT_OUT = 0.24;

/** How much of its kind's colour a cell keeps that is ruled out. */
const TINT = 0.3;

type Rgb = readonly [number, number, number];

export function packRgb(c: Rgb): number {
  return ((255 << 24) | (c[2] << 16) | (c[1] << 8) | c[0]) >>> 0;
}

export function mix(from: Rgb, to: Rgb, part: number): Rgb {
  return [0, 1, 2].map((i) => Math.round(from[i]! + (to[i]! - from[i]!) * part)) as unknown as Rgb;
}

/** Colours of a cell by its kind. */
interface Palette {
  readonly plain: Uint32Array;
  readonly swept: Uint32Array;
  readonly out: Uint32Array;
  readonly outSwept: Uint32Array;
  readonly possible: number;
  readonly empty: number;
}

function paletteOf(ink: Ink): Palette {
  const kinds = (['k0', 'k1', 'k2', 'k3', 'k4', 'k5'] as const).map((k) => ink.rgb(k));
  const blue = ink.rgb('a-fill');
  const out = kinds.map((c) => mix(ink.rgb('out'), c, TINT));
  return {
    plain: Uint32Array.from(kinds, packRgb),
    swept: Uint32Array.from(kinds, (c) => packRgb(mix(c, blue, SWEPT))),
    out: Uint32Array.from(out, packRgb),
    outSwept: Uint32Array.from(out, (c) => packRgb(mix(c, blue, SWEPT_OUT))),
    possible: packRgb(ink.rgb('dot')),
    empty: packRgb(ink.rgb('sunk')),
  };
}

/** Names still possible, as positions in name order, both inclusive; none when high < low. */
interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The names still possible; undefined before the first comparison, and for a kernel without an index. */
export function possibleIn(s: Scene): Interval | undefined {
  const b = s.binary;
  return b.present && b.probes > 0 ? { low: b.low, high: b.high } : undefined;
}

export interface FieldPainter {
  /** Paints the scan up to that symbol, and what is still possible. Returns how many cells were touched. */
  show(index: number, possible: Interval | undefined): number;
}

/** One painter for one map, size and theme; it paints the whole field once, then only what changes. */
export function fieldPainter(canvas: HTMLCanvasElement, tables: Tables, cells: Cells, ink: Ink): FieldPainter {
  const { rows, columns, per } = cells;
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d', { alpha: false });
  const image = new ImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  const kinds = cellKinds(tables, Math.ceil(tables.numSyms / per), per);
  const colours = paletteOf(ink);
  /** Symbols of each cell that are still possible. */
  const left = new Uint16Array(kinds.length);
  let painted = 0;
  let shown: Interval | undefined;
  let first = columns;
  let last = -1;
  let touched = 0;

  function paint(cell: number): void {
    const column = Math.floor(cell / rows);
    const kind = kinds[cell]!;
    const passed = cell < painted;
    const colour = !shown
      ? (passed ? colours.swept : colours.plain)[kind]!
      : left[cell]! > 0
        ? colours.possible
        : (passed ? colours.outSwept : colours.out)[kind]!;
    pixels[(cell - column * rows) * columns + column] = colour;
    first = Math.min(first, column);
    last = Math.max(last, column);
    touched++;
  }

  /** Counts the names at those places of name order in or out of their cells. */
  function move(from: number, to: number, by: 1 | -1): void {
    for (let k = from; k <= to; k++) {
      const seq = tables.seq(k);
      if (seq === undefined) continue;
      const cell = Math.floor(seq / per);
      const before = left[cell]!;
      left[cell] = before + by;
      if (before === 0 || before + by === 0) paint(cell);
    }
  }

  function narrowTo(next: Interval | undefined): void {
    const before = shown;
    if (before?.low === next?.low && before?.high === next?.high) return;
    shown = next;
    if (!before || !next || next.high < before.low || next.low > before.high) {
      left.fill(0);
      if (next) move(next.low, next.high, 1);
      for (let i = 0; i < kinds.length; i++) paint(i);
      return;
    }
    move(before.low, Math.min(before.high, next.low - 1), -1);
    move(Math.max(before.low, next.high + 1), before.high, -1);
    move(next.low, Math.min(next.high, before.low - 1), 1);
    move(Math.max(next.low, before.high + 1), next.high, 1);
  }

  pixels.fill(colours.empty);
  for (let i = 0; i < kinds.length; i++) paint(i);
  context?.putImageData(image, 0, 0);

  return {
    show(index, possible) {
      first = columns;
      last = -1;
      touched = 0;
      const from = painted;
      painted = Math.min(kinds.length, Math.ceil(index / per));
      for (let i = Math.min(from, painted); i < Math.max(from, painted); i++) paint(i);
      narrowTo(tables.complete ? possible : undefined);
      if (last >= first) context?.putImageData(image, 0, 0, first, 0, last - first + 1, rows);
      return touched;
    },
  };
}

/** A cell of several symbols shows the kind most of them have; of equals, the first in the list of kinds. */
export function cellKinds(tables: Tables, count: number, per: number): Uint8Array {
  const kinds = new Uint8Array(count);
  if (per === 1) {
    for (let i = 0; i < count; i++) kinds[i] = KINDS[tables.type(i)]!;
    return kinds;
  }
  const votes = new Uint16Array(6);
  for (let cell = 0; cell < count; cell++) {
    votes.fill(0);
    const end = Math.min(tables.numSyms, (cell + 1) * per);
    for (let i = cell * per; i < end; i++) votes[KINDS[tables.type(i)]!]!++;
    let best = 0;
    for (let k = 1; k < 6; k++) if (votes[k]! > votes[best]!) best = k;
    kinds[cell] = best;
  }
  return kinds;
}
