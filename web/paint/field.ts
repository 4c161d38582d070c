// The field: a pixel of the canvas for each cell, scaled up by the browser. The scan repaints only the cells
// between where it was painted and where it is now, in either direction.

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

type Rgb = readonly [number, number, number];

function pack(c: Rgb): number {
  return ((255 << 24) | (c[2] << 16) | (c[1] << 8) | c[0]) >>> 0;
}

function mix(from: Rgb, to: Rgb, part: number): Rgb {
  return [0, 1, 2].map((i) => Math.round(from[i]! + (to[i]! - from[i]!) * part)) as unknown as Rgb;
}

export interface FieldPainter {
  /** Paints the scan up to that symbol. Returns how many cells were touched. */
  sweep(index: number): number;
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
  const kindRgb = (['k0', 'k1', 'k2', 'k3', 'k4', 'k5'] as const).map((k) => ink.rgb(k));
  const plain = Uint32Array.from(kindRgb, pack);
  const swept = Uint32Array.from(kindRgb, (c) => pack(mix(c, ink.rgb('a-fill'), SWEPT)));
  pixels.fill(pack(ink.rgb('sunk')));
  fill(0, kinds.length, plain);
  context?.putImageData(image, 0, 0);
  let painted = 0;

  function fill(from: number, to: number, colours: Uint32Array): void {
    let column = Math.floor(from / rows);
    let row = from % rows;
    for (let i = from; i < to; i++) {
      pixels[row * columns + column] = colours[kinds[i]!]!;
      if (++row === rows) {
        row = 0;
        column++;
      }
    }
  }

  return {
    sweep(index) {
      const to = Math.min(kinds.length, Math.ceil(index / per));
      if (to === painted) return 0;
      const low = Math.min(painted, to);
      const high = Math.max(painted, to);
      fill(low, high, to > painted ? swept : plain);
      const left = Math.floor(low / rows);
      context?.putImageData(image, 0, 0, left, 0, Math.floor((high - 1) / rows) - left + 1, rows);
      painted = to;
      return high - low;
    },
  };
}

/** A cell of several symbols shows the kind most of them have; of equals, the first in the list of kinds. */
function cellKinds(tables: Tables, count: number, per: number): Uint8Array {
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
