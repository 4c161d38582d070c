// Card 5: all symbols as two strips, in memory and by name, with nine neighbours led from one to the other; below, the span
// that was guessed and the true one.

import type { SortingTruth, Span } from '../../model/learn/sorting.ts';
import { count, visible } from '../../model/text.ts';
import { kindNumber } from '../field.ts';
import { font } from '../pen.ts';
import type { Pen } from '../pen.ts';
import { clausesIn, dashed, revealed, solid, words } from './plate.ts';
import type { CardPainter, Plate } from './plate.ts';
import { along, placeLines } from './scales.ts';

interface Rooms {
  readonly stripH: number;
  readonly memory: number;
  readonly names: number;
  readonly axis: number;
}

export function sortingRooms({ h, narrow }: Plate): Rooms {
  const stripH = Math.round(h * (narrow ? 0.13 : 0.15));
  return { stripH, memory: 24, names: Math.round(h * 0.46), axis: h - (narrow ? 62 : 70) };
}

/** Where a number of places lies on the axis. */
export function spanX(plate: Plate, places: number, numSyms: number): number {
  return along(places, numSyms, 12, plate.w - 12);
}

export const paintSorting: CardPainter<SortingTruth, Span> = (pen, plate, picture) => {
  const { truth, guess, shown, reveal, labels } = picture;
  const rooms = sortingRooms(plate);
  const { ink } = pen;
  const { tables, costs, window } = truth;
  const used = words(pen, labels['memory'] ?? '', 0, rooms.memory - 8, ink.css.ink, { weight: 650 });
  // A part of the colours' names would mislead: they stand there together or not at all.
  font(pen, 'sans', 400, 12);
  if (used + 10 + pen.c.measureText(labels['kinds'] ?? '').width < plate.w)
    words(pen, labels['kinds'] ?? '', plate.w, rooms.memory - 8, ink.css.ink3, { px: 12, align: 'right' });
  strip(pen, plate, rooms.memory, rooms.stripH, (i) => tables.type(i), tables.numSyms);
  const x = (i: number): number => (plate.w * (i + 0.5)) / tables.numSyms;
  solid(pen, ink.css.ink, 2);
  pen.c.strokeRect(x(window[0]!) - 3, rooms.memory - 3, x(window.at(-1)!) - x(window[0]!) + 6, rooms.stripH + 6);
  words(pen, labels['names'] ?? '', 0, rooms.names - 8, ink.css.ink, { weight: 650 });
  if (shown)
    revealed(pen, plate, reveal, () => {
      strip(pen, plate, rooms.names, rooms.stripH, (k) => tables.type(tables.seq(k) ?? 0), tables.numSyms);
      bundle(pen, plate, rooms, truth, x);
    });
  else {
    dashed(pen, 1);
    pen.c.strokeRect(0.5, rooms.names, plate.w - 1, rooms.stripH);
    pen.c.setLineDash([]);
  }
  placeLines(
    pen,
    plate,
    { left: 12, right: plate.w - 12, top: rooms.axis - 34, bottom: rooms.axis + 22 },
    tables.numSyms,
  );
  font(pen, 'sans', 400, 12);
  words(pen, clausesIn(pen, labels['axis'] ?? '', plate.w), 0, plate.h - 6, ink.css.ink3, { px: 12 });
  if (guess) bracket(pen, plate, rooms.axis - 14, guess, tables.numSyms, labels['yours'] ?? '', false);
  if (shown) {
    const { quantiles } = costs.sorted;
    revealed(pen, plate, reveal, () =>
      bracket(pen, plate, rooms.axis + 10, [quantiles[1]!, quantiles[9]!], tables.numSyms, labels['truth'] ?? '', true),
    );
  }
};

/** A column of pixels has the colour of the symbol in its middle. */
function strip(pen: Pen, { w }: Plate, y: number, h: number, type: (i: number) => number, n: number): void {
  const { c, ink } = pen;
  const kinds = ['k0', 'k1', 'k2', 'k3', 'k4', 'k5'] as const;
  let from = 0;
  let last = -1;
  for (let x = 0; x <= Math.floor(w); x++) {
    const kind = x < Math.floor(w) ? kindNumber(type(Math.min(n - 1, Math.floor((n * (x + 0.5)) / w)))) : -1;
    if (kind === last) continue;
    if (last >= 0) {
      c.fillStyle = ink.css[kinds[last]!];
      c.fillRect(from, y, x - from, h);
    }
    [from, last] = [x, kind];
  }
}

function bundle(
  pen: Pen,
  plate: Plate,
  rooms: Rooms,
  { costs, tables, window, padded }: SortingTruth,
  x: (i: number) => number,
): void {
  const { c, ink } = pen;
  const top = rooms.memory + rooms.stripH + 4;
  const bottom = rooms.names - 4;
  const mid = (top + bottom) / 2;
  const strong = (i: number): boolean => padded >= 0 && (i === padded || i === padded - 1);
  for (const i of [...window].sort((a, b) => Number(strong(a)) - Number(strong(b)))) {
    solid(pen, strong(i) ? ink.css['b-fill'] : ink.css.ctl, strong(i) ? 2.5 : 1.5);
    const to = x(costs.rank[i]!);
    c.beginPath();
    c.moveTo(x(i), top);
    c.bezierCurveTo(x(i), mid, to, mid, to, bottom);
    c.stroke();
  }
  names(pen, plate, rooms, { costs, tables, window, padded }, x, strong);
}

/** Names of the nine under the second strip, where there is room for them. */
function names(
  pen: Pen,
  plate: Plate,
  rooms: Rooms,
  { costs, tables, window }: SortingTruth,
  x: (i: number) => number,
  strong: (i: number) => boolean,
): void {
  const rows = plate.narrow ? 2 : 3;
  const ends = Array.from({ length: rows }, () => -Infinity);
  const px = plate.narrow ? 10.5 : 12.5;
  const byRank = [...window].sort((a, b) => costs.rank[a]! - costs.rank[b]!);
  for (const i of [...byRank.filter(strong), ...byRank.filter((j) => !strong(j))]) {
    const text = visible(tables.name(i) ?? '');
    const width = text.length * px * 0.61;
    const left = Math.max(0, Math.min(plate.w - width, x(costs.rank[i]!) - width / 2));
    const row = ends.findIndex((end) => end + 10 < left);
    if (row < 0 || width > plate.w / 2) continue;
    ends[row] = left + width;
    words(
      pen,
      text,
      left,
      rooms.names + rooms.stripH + 18 + row * (px + 6),
      strong(i) ? pen.ink.css.b : pen.ink.css.ink2,
      {
        px,
        family: 'mono',
        weight: strong(i) ? 700 : 400,
      },
    );
  }
}

function bracket(pen: Pen, plate: Plate, y: number, [from, to]: Span, n: number, label: string, full: boolean): void {
  const { c, ink } = pen;
  const [a, b] = [spanX(plate, from, n), Math.max(spanX(plate, to, n), spanX(plate, from, n) + 2)];
  if (full) solid(pen, ink.css.k2s, 5);
  else dashed(pen, 2.5);
  c.beginPath();
  c.moveTo(a, y);
  c.lineTo(b, y);
  c.stroke();
  solid(pen, full ? ink.css.k2s : ink.css.ink, 2.5);
  for (const x of [a, b]) {
    c.beginPath();
    c.moveTo(x, y - 7);
    c.lineTo(x, y + 7);
    c.stroke();
  }
  words(pen, `${label} ${count(from)} – ${count(to)}`, (a + b) / 2, full ? y - 8 : y - 9, ink.css.ink, {
    px: 12.5,
    weight: 650,
    align: (a + b) / 2 < 110 ? 'left' : (a + b) / 2 > plate.w - 110 ? 'right' : 'center',
    halo: true,
  });
}
