// Card 1: bytes of both lookups by place in memory. The scan is there from the start; the search is drawn over the guess.

import { LINE_STOPS, drawnAt, stopPlace } from '../../model/learn/costs.ts';
import type { CostsTruth, DrawnLine } from '../../model/learn/costs.ts';
import { count, visible } from '../../model/text.ts';
import type { Pen } from '../pen.ts';
import { dashed, revealed, solid, words } from './plate.ts';
import type { CardPainter, CardPicture, Plate } from './plate.ts';
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
  if (guess) paintGuess(pen, truth, guess, at, shown ? (labels['yours'] ?? '') : '');
  else if (!shown && tried === 0)
    words(pen, labels['draw'] ?? '', (area.left + area.right) / 2, area.bottom - 70, pen.ink.css.ink, {
      px: plate.narrow ? 13 : 16,
      weight: 650,
      align: 'center',
      halo: true,
    });
  if (shown) revealed(pen, plate, reveal, () => paintSearch(pen, plate, truth, at, labels, even));
};

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

function paintScan(
  pen: Pen,
  plate: Plate,
  { costs, numSyms }: CostsTruth,
  at: At,
  label: string,
  shown: boolean,
): void {
  const { c, ink } = pen;
  solid(pen, ink.css['a-fill'], shown ? 2.5 : 3.5);
  c.lineJoin = 'round';
  c.beginPath();
  // A name that stands near the beginning too ends the scan there: its dot is below the line.
  let highest = 0;
  let begun = false;
  for (const seq of sampled(numSyms, 260, 1)) {
    const scan = costs.scan[seq]!;
    if (scan < highest) continue;
    highest = scan;
    const [x, y] = at(seq, scan);
    if (begun) c.lineTo(x, y);
    else c.moveTo(x, y);
    begun = true;
  }
  c.stroke();
  // On the linear axis the line is flat at the right, where its name has room above it.
  const named = Math.min(numSyms - 1, Math.round(numSyms <= EVEN_UP_TO ? numSyms * 0.96 : numSyms ** 0.7));
  const [x, y] = at(named, costs.scan[named]!);
  words(pen, label, x - 12, y - 14, ink.css.a, { px: plate.narrow ? 13 : 15, weight: 650, align: 'right', halo: true });
}

function paintGuess(pen: Pen, { numSyms }: CostsTruth, line: DrawnLine, at: At, label: string): void {
  const { c, ink } = pen;
  dashed(pen, 2.5);
  c.beginPath();
  for (let i = 0; i <= (LINE_STOPS - 1) * 4; i++) {
    const where = stopPlace(i / 4, numSyms);
    const [x, y] = at(where - 1, drawnAt(line, numSyms, where));
    if (i === 0) c.moveTo(x, y);
    else c.lineTo(x, y);
  }
  c.stroke();
  c.setLineDash([]);
  if (!label) return;
  const where = stopPlace(6.6, numSyms);
  const [x, y] = at(where - 1, drawnAt(line, numSyms, where));
  words(pen, label, x, y + 22, ink.css.ink, { px: 14, weight: 650, align: 'center', halo: true });
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
  const { costs, numSyms, crowd } = truth;
  const seqs = sampled(numSyms, plate.narrow ? 120 : 260, even);
  c.fillStyle = ink.css.dot;
  c.globalAlpha = numSyms <= EVEN_UP_TO ? 1 : 0.55;
  seqs.forEach((seq, i) => {
    for (const one of someOf(costs.search, seq, seqs[i + 1] ?? numSyms)) {
      const [x, y] = at(one, costs.search[one]!);
      c.beginPath();
      c.arc(x, y, numSyms <= EVEN_UP_TO ? 3.5 : 1.7, 0, 2 * Math.PI);
      c.fill();
    }
  });
  c.globalAlpha = 1;
  solid(pen, ink.css['b-fill'], 2.5);
  c.beginPath();
  c.moveTo(...at(0, costs.median));
  c.lineTo(...at(numSyms - 1, costs.median));
  c.stroke();
  const [right, y] = at(numSyms - 1, costs.median);
  const px = plate.narrow ? 12.5 : 15;
  const words_ = `${labels['search'] ?? ''} ${count(costs.median)} bytes, ${labels['anywhere'] ?? ''}`;
  words(pen, words_, right - 8, y - 22, ink.css.b, { px, weight: 650, align: 'right', halo: true });
  if (crowd && !plate.narrow) {
    const dearest = costs.search.indexOf(costs.most);
    const [x, top] = at(dearest, costs.most);
    words(pen, `${labels['crowd'] ?? ''} ${visible(crowd)}`, x - 12, top + 4, ink.css.b, {
      px: 12.5,
      weight: 600,
      align: 'right',
      halo: true,
    });
  }
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
