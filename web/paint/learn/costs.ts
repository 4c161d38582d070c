// Card 1: bytes of both lookups by place in memory. The scan is there from the start; the search is drawn over the guess.

import { LINE_STOPS, SPREAD, drawnAt, stopPlace } from '../../model/learn/costs.ts';
import type { CostsTruth, DrawnLine } from '../../model/learn/costs.ts';
import { count, visible } from '../../model/text.ts';
import type { Pen } from '../pen.ts';
import { paintSpread } from './spread.ts';
import { dashed, label, occupyDot, occupyLine, revealed, solid, words } from './plate.ts';
import type { CardPainter, CardPicture, Plate, PlatePoint } from './plate.ts';
import { along, byteLines, height, placeLines } from './scales.ts';
import type { Area } from './scales.ts';

type Picture = CardPicture<CostsTruth, DrawnLine>;

/** In maps of at most this many symbols, each one is a dot, and the axis of places is linear. */
const EVEN_UP_TO = 100;

export function costsArea({ w, h, narrow }: Plate): Area {
  return { left: narrow ? 52 : 56, right: w - 4, top: 10, bottom: h - (narrow ? 52 : 64) };
}

/** How linear the axis of places is: 0 for a log scale, 1 for true scale. */
export function evenness({ numSyms }: CostsTruth, tried: number): number {
  return numSyms <= EVEN_UP_TO ? 1 : tried;
}

export const paintCosts: CardPainter<CostsTruth, DrawnLine> = (pen, plate, picture) => {
  const { truth, guess, shown, reveal, labels, tried } = picture;
  const { low, high, numSyms } = truth;
  const area = costsArea(plate);
  if (shown && tried >= SPREAD) return paintSpread(pen, plate, area, picture);
  const even = evenness(truth, tried);
  const at = (seq: number, bytes: number): [number, number] => [
    along(seq + 1, numSyms, area.left, area.right, even),
    height(bytes, low, high, area, tried),
  ];
  if (shown) paintLosers(pen, plate, area, picture, even);
  byteLines(pen, area, low, high, tried);
  placeLines(pen, plate, area, numSyms, (n) => (plate.narrow ? count(n) : ordinal(n)), even);
  if (even === 0) stepCounts(pen, plate, area, numSyms, labels['steps'] ?? '');
  paintScan(pen, plate, truth, at, labels['scan'] ?? '', shown);
  if (guess) paintGuess(pen, plate, truth, guess, at, shown ? (labels['yours'] ?? '') : '');
  else if (!shown && tried === 0) paintHint(pen, plate, area, labels['draw'] ?? '');
  if (shown) revealed(pen, plate, reveal, () => paintSearch(pen, plate, truth, at, labels, even));
};

/** What to do, in the middle above the axis, or where the scan's line leaves room. */
function paintHint(pen: Pen, plate: Plate, { left, right, top, bottom }: Area, text: string): void {
  const rows = (h: number): number[] => [bottom - 70, bottom - h - 10, bottom - 110, top + 10];
  const places = (w: number, h: number): PlatePoint[] =>
    rows(h).flatMap((y): PlatePoint[] => [
      [(left + right - w) / 2, y],
      [right - w - 4, y],
    ]);
  label(pen, plate, text, places, pen.ink.css.ink, { px: plate.narrow ? 13 : 16, weight: 650 });
}

function ordinal(n: number): string {
  return n === 1 ? '1st' : `${count(n)}th`;
}

/**
 * Below each power of ten stands how many symbols lie in it: without these numbers the left corner would look like half
 * of all symbols.
 */
function stepCounts(pen: Pen, plate: Plate, { left, right, bottom }: Area, numSyms: number, caption: string): void {
  const { ink } = pen;
  const px = plate.narrow ? 11 : 12.5;
  const steps: number[] = [];
  for (let from = 1; from < numSyms; from *= 10) steps.unshift(from);
  // Placed from the right: a number that is too wide for its step pushes those before it to the left.
  let free = right;
  for (const from of steps) {
    const to = Math.min(from * 10, numSyms + 1);
    const [a, b] = [along(from, numSyms, left, right), along(Math.min(to, numSyms), numSyms, left, right)];
    solid(pen, ink.css.line2, 2);
    pen.c.beginPath();
    pen.c.moveTo(a + 2, bottom + 27);
    pen.c.lineTo(b - 2, bottom + 27);
    pen.c.stroke();
    const text = count(to - from);
    const strong = to - from > numSyms / 10;
    const width = text.length * (px / 1.7);
    if (b - a < width && !strong) continue;
    const end = Math.min((a + b + width) / 2, free);
    free = end - width - 8;
    words(pen, text, end, bottom + 43, strong ? ink.css.ink : ink.css.ink3, {
      px,
      weight: strong ? 700 : 400,
      align: 'right',
    });
  }
  if (!plate.narrow) words(pen, caption, left, bottom + 60, ink.css.ink3, { px: 12 });
}

type At = (seq: number, bytes: number) => [number, number];

/** The symbols through which a line is drawn: one every few pixels. */
function sampled(numSyms: number, many: number, even: number): number[] {
  const seqs = new Set<number>();
  for (let i = 0; i <= many; i++) {
    const part = i / many;
    seqs.add(Math.min(numSyms - 1, Math.max(0, Math.round(numSyms ** part) - 1)));
    if (even > 0) seqs.add(Math.round((numSyms - 1) * part));
  }
  return [...seqs].sort((a, b) => a - b);
}

function paintScan(pen: Pen, plate: Plate, { costs, numSyms }: CostsTruth, at: At, name: string, shown: boolean): void {
  const { c, ink } = pen;
  solid(pen, ink.css['a-fill'], shown ? 2.5 : 3.5);
  c.lineJoin = 'round';
  c.beginPath();
  // A name that stands near the beginning too ends the scan there: its dot is below the line.
  let highest = 0;
  const line: PlatePoint[] = [];
  for (const seq of sampled(numSyms, 260, 1)) {
    const scan = costs.scan[seq]!;
    if (scan < highest) continue;
    highest = scan;
    line.push(at(seq, scan));
  }
  line.forEach(([x, y], i) => (i === 0 ? c.moveTo(x, y) : c.lineTo(x, y)));
  c.stroke();
  occupyLine(pen, line);
  // On the linear axis the line is flat at the right, where its name has room above it.
  const named = Math.min(numSyms - 1, Math.round(numSyms <= EVEN_UP_TO ? numSyms * 0.96 : numSyms ** 0.7));
  const [x, y] = at(named, costs.scan[named]!);
  const px = plate.narrow ? 13 : 15;
  label(pen, plate, name, (w) => beside(x, y - 14 - px, w), ink.css.a, { px, weight: 650 });
}

/** Left of a point and higher, or right of it and lower. */
function beside(x: number, y: number, w: number): PlatePoint[] {
  return [
    [x - w - 12, y],
    [x - w - 12, y - 14],
    [x + 12, y + 34],
    [x - w / 2, y - 14],
  ];
}

function paintGuess(pen: Pen, plate: Plate, { numSyms }: CostsTruth, drawn: DrawnLine, at: At, name: string): void {
  const { c, ink } = pen;
  const on = (stop: number): PlatePoint => {
    const where = stopPlace(stop, numSyms);
    return at(where - 1, drawnAt(drawn, numSyms, where));
  };
  const line = Array.from({ length: (LINE_STOPS - 1) * 4 + 1 }, (_, i) => on(i / 4));
  dashed(pen, 2.5);
  c.beginPath();
  line.forEach(([x, y], i) => (i === 0 ? c.moveTo(x, y) : c.lineTo(x, y)));
  c.stroke();
  c.setLineDash([]);
  occupyLine(pen, line);
  const places = (w: number): PlatePoint[] =>
    [6.6, 4.6, 8.6, 2.6].flatMap((stop): PlatePoint[] => {
      const [x, y] = on(stop);
      return [
        [x - w / 2, y + 10],
        [x - w / 2, y - 28],
      ];
    });
  label(pen, plate, name, places, ink.css.ink, { px: 14, weight: 650 });
}

/** The places at which the scan wins. At true scale this strip is thinner than a hair. */
function paintLosers(pen: Pen, { narrow }: Plate, area: Area, { truth, labels, tried }: Picture, even: number): void {
  const { c, ink } = pen;
  const { losers, loserNear } = truth.costs;
  if (losers === 0) return;
  const to = along(loserNear + 2, truth.numSyms, area.left, area.right, even);
  c.fillStyle = ink.css['a-soft'];
  c.fillRect(area.left, area.top, Math.max(1, to - area.left), area.bottom - area.top);
  const text = `${count(losers)} ${labels['lose'] ?? ''}`;
  words(pen, text, Math.max(area.left + 9, tried > 0 ? to + 8 : 0), area.top + 20, ink.css.a, {
    px: narrow ? 13 : 15,
    weight: 700,
    halo: tried > 0,
  });
}

/** The median, and dots for some symbols: in every few pixels the cheapest, the most expensive and one more. */
function paintSearch(pen: Pen, plate: Plate, truth: CostsTruth, at: At, labels: Picture['labels'], even: number): void {
  const { c, ink } = pen;
  const { costs, numSyms } = truth;
  const size = numSyms <= EVEN_UP_TO ? 3.5 : 1.7;
  const seqs = sampled(numSyms, plate.narrow ? 120 : 260, even);
  c.fillStyle = ink.css.dot;
  c.globalAlpha = numSyms <= EVEN_UP_TO ? 1 : 0.55;
  seqs.forEach((seq, i) => {
    for (const one of someOf(costs.search, seq, seqs[i + 1] ?? numSyms)) {
      const [x, y] = at(one, costs.search[one]!);
      c.beginPath();
      c.arc(x, y, size, 0, 2 * Math.PI);
      c.fill();
      occupyDot(pen, [x, y], size + 1);
    }
  });
  c.globalAlpha = 1;
  const line = [at(0, costs.median), at(numSyms - 1, costs.median)] as const;
  solid(pen, ink.css['b-fill'], 2.5);
  c.beginPath();
  c.moveTo(...line[0]);
  c.lineTo(...line[1]);
  c.stroke();
  occupyLine(pen, line);
  // While the scale changes, no label jumps from place to place.
  if (even === 0 || even === 1) nameSearch(pen, plate, truth, at, labels);
}

/** How far from the line of the median its name may stand, in pixels: nearest first, above before below. */
const ROWS_APART = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => 8 + 16 * i);

function nameSearch(pen: Pen, plate: Plate, truth: CostsTruth, at: At, labels: Picture['labels']): void {
  const { costs, numSyms, crowd } = truth;
  const { left, bottom, top } = costsArea(plate);
  const [right, y] = at(numSyms - 1, costs.median);
  const text = `${labels['search'] ?? ''} ${count(costs.median)} bytes, ${labels['anywhere'] ?? ''}`;
  const rows = (h: number): number[] =>
    ROWS_APART.flatMap((apart) => [y - apart - h, y + apart]).filter((row) => row >= top && row + h <= bottom);
  const places = (w: number, h: number): PlatePoint[] =>
    rows(h).flatMap((row): PlatePoint[] => [
      [right - w - 8, row],
      [(left + right - w) / 2, row],
      [left + 8, row],
    ]);
  label(pen, plate, text, places, pen.ink.css.b, { px: plate.narrow ? 12.5 : 15, weight: 650 });
  if (!crowd || plate.narrow) return;
  const [x, dearest] = at(costs.search.indexOf(costs.most), costs.most);
  const name = `${labels['crowd'] ?? ''} ${visible(crowd)}`;
  label(pen, plate, name, (w) => beside(x, dearest - 9, w), pen.ink.css.b, { px: 12.5, weight: 600 });
}

/** At most three symbols of a range: the first, the cheapest and the most expensive. */
function someOf(search: Uint32Array, from: number, to: number): number[] {
  let [least, most] = [from, from];
  for (let i = from; i < to; i++) {
    if (search[i]! < search[least]!) least = i;
    if (search[i]! > search[most]!) most = i;
  }
  return [...new Set([from, least, most])];
}
