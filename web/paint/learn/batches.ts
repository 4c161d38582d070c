// Card 9: bytes that one scan and as many searches read, by how many names are wanted at once.

import type { BatchesTruth } from '../../model/learn/batches.ts';
import { count } from '../../model/text.ts';
import type { Pen } from '../pen.ts';
import { dashed, label, occupyDot, occupyLine, revealed, solid, words } from './plate.ts';
import type { CardPainter, CardPicture, Plate, PlatePoint } from './plate.ts';
import { along, byteLines, height, placeLines } from './scales.ts';
import type { Area } from './scales.ts';

type Picture = CardPicture<BatchesTruth, number>;

export function batchesArea({ w, h, narrow }: Plate): Area {
  return { left: narrow ? 52 : 58, right: w - 4, top: 10, bottom: h - 46 };
}

/** The powers of ten of bytes that the lines lie between. */
function decadesOf({ costs, search, numSyms }: BatchesTruth): [number, number] {
  return [
    Math.floor(Math.log10(Math.max(10, search))),
    Math.ceil(Math.log10(Math.max(100, search * numSyms, costs.whole))),
  ];
}

export const paintBatches: CardPainter<BatchesTruth, number> = (pen, plate, picture) => {
  const { truth, guess, shown, reveal, labels } = picture;
  const area = batchesArea(plate);
  const [low, high] = decadesOf(truth);
  const { numSyms, costs } = truth;
  const x = (names: number): number => along(names, numSyms, area.left, area.right);
  if (shown && costs.crossing <= numSyms) {
    pen.c.fillStyle = pen.ink.css['a-soft'];
    pen.c.fillRect(x(costs.crossing), area.top, area.right - x(costs.crossing), area.bottom - area.top);
  }
  byteLines(pen, area, low, high);
  placeLines(pen, plate, area, numSyms);
  words(pen, `${labels['axis'] ?? ''} ${count(numSyms)}`, area.left, area.bottom + 38, pen.ink.css.ink3, { px: 12 });
  if (guess !== undefined) paintYours(pen, plate, area, x(guess), guess, labels['yours'] ?? '');
  if (shown) revealed(pen, plate, reveal, () => paintLines(pen, plate, area, picture, x, low, high));
};

function paintYours(pen: Pen, plate: Plate, { top, bottom }: Area, x: number, guess: number, name: string): void {
  const { c, ink } = pen;
  dashed(pen, 2.5);
  c.beginPath();
  c.moveTo(x, top);
  c.lineTo(x, bottom);
  c.stroke();
  c.setLineDash([]);
  occupyLine(pen, [
    [x, top],
    [x, bottom],
  ]);
  const places = (w: number): PlatePoint[] => [
    [x + 8, top + 6],
    [x - w - 8, top + 6],
  ];
  label(pen, plate, `${name} ${count(guess)}`, places, ink.css.ink, { weight: 650 });
}

function paintLines(
  pen: Pen,
  plate: Plate,
  area: Area,
  { truth, labels }: Picture,
  x: (names: number) => number,
  low: number,
  high: number,
): void {
  const { c, ink } = pen;
  const { costs, numSyms } = truth;
  const y = (bytes: number): number => height(bytes, low, high, area);
  const line = (colour: string, bytes: (b: (typeof costs.batches)[number]) => number): readonly PlatePoint[] => {
    const points = costs.batches.map((b): PlatePoint => [x(b.names), y(bytes(b))]);
    solid(pen, colour, 3);
    c.beginPath();
    points.forEach(([px, py], i) => (i === 0 ? c.moveTo(px, py) : c.lineTo(px, py)));
    c.stroke();
    occupyLine(pen, points);
    return points;
  };
  const searches = line(ink.css['b-fill'], (b) => b.search);
  const scans = line(ink.css['a-fill'], (b) => b.scan);
  if (costs.crossing <= numSyms) paintCrossing(pen, plate, area, [x(costs.crossing), y(costs.whole)], truth, labels);
  const how = { px: plate.narrow ? 12 : 14, weight: 650 };
  // Above the scan's line, where the line of the searches is not near: before they cross, or at the end.
  const early = x(costs.crossing) < (area.left + area.right) / 2;
  const parts = early ? [1, 0.8, 0.6, 0.4] : [0.3, 0.15, 0.5, 0.7];
  label(
    pen,
    plate,
    labels['searches'] ?? '',
    (w, h) => alongside(searches, [0.4, 0.55, 0.25, 0.7], w, h),
    ink.css.b,
    how,
  );
  label(pen, plate, labels['scan'] ?? '', (w, h) => alongside(scans, parts, w, h), ink.css.a, how);
  const wins = x(costs.crossing);
  if (area.right - wins <= 110) return;
  const places = (w: number): PlatePoint[] =>
    [area.bottom - 90, area.bottom - 60, area.bottom - 120, area.bottom - 150, area.top + 30, area.top + 6].map(
      (row) => [Math.min((wins + area.right - w) / 2, area.right - w - 4), row] as const,
    );
  label(pen, plate, labels['wins'] ?? '', places, ink.css.a, how);
}

/** Above or below a line at these parts of its length, left of the place or in its middle. */
function alongside(line: readonly PlatePoint[], parts: readonly number[], w: number, h: number): PlatePoint[] {
  return parts.flatMap((part): PlatePoint[] => {
    const [x, y] = line[Math.min(line.length - 1, Math.floor(part * line.length))]!;
    return [
      [x - w - 14, y - 8 - h],
      [x - w / 2, y - 12 - h],
      [x - w - 8, y - 24 - h],
      [x - w - 8, y + 14],
    ];
  });
}

/** Where one scan reads as much as the searches, and for how many names that is. */
function paintCrossing(
  pen: Pen,
  plate: Plate,
  { bottom, left }: Area,
  [cx, cy]: PlatePoint,
  { costs }: BatchesTruth,
  labels: Picture['labels'],
): void {
  const { c, ink } = pen;
  solid(pen, ink.css.ink, 2);
  c.beginPath();
  c.moveTo(cx, cy);
  c.lineTo(cx, bottom);
  c.stroke();
  c.beginPath();
  c.arc(cx, cy, 7, 0, 2 * Math.PI);
  c.fillStyle = ink.css.panel;
  c.fill();
  c.stroke();
  occupyLine(pen, [
    [cx, cy],
    [cx, bottom],
  ]);
  occupyDot(pen, [cx, cy], 9);
  const sides =
    (row: number) =>
    (w: number, h: number): PlatePoint[] => {
      const beside = [cx - w - 9, cx + 9].filter((from) => from >= left + 2);
      return beside.map((from) => [from, bottom - row - h] as const);
    };
  const names = `${count(costs.crossing)} ${labels['names'] ?? ''}`;
  label(pen, plate, names, sides(46), ink.css.ink, { px: plate.narrow ? 14 : 18, weight: 700 });
  label(pen, plate, labels['same'] ?? '', sides(20), ink.css.ink3, { px: 12.5 });
}
