// Card 9: bytes that one scan and as many searches read, by how many names are wanted at once.

import type { BatchesTruth } from '../../model/learn/batches.ts';
import { count } from '../../model/text.ts';
import type { Pen } from '../pen.ts';
import { dashed, revealed, solid, words } from './plate.ts';
import type { CardPainter, CardPicture, Plate } from './plate.ts';
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
  if (shown) revealed(pen, plate, reveal, () => paintLines(pen, plate, area, picture, x, low, high));
  if (guess !== undefined) paintYours(pen, plate, area, x(guess), guess, labels['yours'] ?? '');
};

function paintYours(pen: Pen, { w }: Plate, { top, bottom }: Area, x: number, guess: number, label: string): void {
  const { c, ink } = pen;
  dashed(pen, 2.5);
  c.beginPath();
  c.moveTo(x, top);
  c.lineTo(x, bottom);
  c.stroke();
  c.setLineDash([]);
  const align = x > w - 110 ? 'right' : 'left';
  words(pen, `${label} ${count(guess)}`, x + (align === 'left' ? 8 : -8), top + 18, ink.css.ink, {
    weight: 650,
    align,
    halo: true,
  });
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
  const line = (colour: string, bytes: (b: (typeof costs.batches)[number]) => number): void => {
    solid(pen, colour, 3);
    c.beginPath();
    costs.batches.forEach((b, i) => (i === 0 ? c.moveTo(x(b.names), y(bytes(b))) : c.lineTo(x(b.names), y(bytes(b)))));
    c.stroke();
  };
  line(ink.css['b-fill'], (b) => b.search);
  line(ink.css['a-fill'], (b) => b.scan);
  const px = plate.narrow ? 12 : 14;
  // Above the scan's line, where the line of the searches is not near: before they cross, or at the end.
  const early = x(costs.crossing) < (area.left + area.right) / 2;
  const place = early ? costs.batches.at(-1)! : costs.batches[Math.floor(costs.batches.length * 0.3)]!;
  words(pen, labels['scan'] ?? '', x(place.names) - (early ? 8 : 0), y(place.scan) - 12, ink.css.a, {
    px,
    weight: 650,
    align: early ? 'right' : 'center',
    halo: true,
  });
  const half = costs.batches[Math.floor(costs.batches.length * 0.4)]!;
  words(pen, labels['searches'] ?? '', x(half.names) - 14, y(half.search) - 8, ink.css.b, {
    px,
    weight: 650,
    align: 'right',
    halo: true,
  });
  if (costs.crossing > numSyms) return;
  const [cx, cy] = [x(costs.crossing), y(costs.whole)];
  solid(pen, ink.css.ink, 2);
  c.beginPath();
  c.moveTo(cx, cy);
  c.lineTo(cx, area.bottom);
  c.stroke();
  c.beginPath();
  c.arc(cx, cy, 7, 0, 2 * Math.PI);
  c.fillStyle = ink.css.panel;
  c.fill();
  c.stroke();
  const side = cx > plate.w / 3 ? 'right' : 'left';
  const near = cx + (side === 'right' ? -9 : 9);
  words(pen, `${count(costs.crossing)} ${labels['names'] ?? ''}`, near, area.bottom - 42, ink.css.ink, {
    px: plate.narrow ? 14 : 18,
    weight: 700,
    align: side,
    halo: true,
  });
  words(pen, labels['same'] ?? '', near, area.bottom - 24, ink.css.ink3, { px: 12.5, align: side, halo: true });
  if (area.right - cx > 110 && side === 'right')
    words(pen, labels['wins'] ?? '', (cx + area.right) / 2, area.bottom - 90, ink.css.a, {
      px,
      weight: 650,
      align: 'center',
      halo: true,
    });
}
