// Card 1's second look at the same symbols: how many read how many bytes, or how many gain how much, as bars of a tenth of a step
// of ten. Counts are even, so a bar's length is its share of all symbols.

import { GAIN } from '../../model/learn/costs.ts';
import type { CostsTruth, DrawnLine } from '../../model/learn/costs.ts';
import { bytesText, count } from '../../model/text.ts';
import type { Pen } from '../pen.ts';
import { dashed, revealed, solid, words } from './plate.ts';
import type { CardPicture, Plate } from './plate.ts';
import type { Area } from './scales.ts';

type Ink = keyof Pen['ink']['css'];

/** Bars of one kind: counts by tenths of a power of ten, the first of which begins at 10^first. */
interface Bars {
  readonly tenths: Uint32Array;
  readonly first: number;
  readonly full: Ink;
  readonly text: Ink;
  readonly label: string;
}

/** Gains come in thousandths. */
const THOUSANDTHS = -3;
const PUBLISHED = Math.log10(715);

interface On {
  readonly pen: Pen;
  readonly plate: Plate;
  readonly area: Area;
  readonly x: (power: number) => number;
  readonly y: (symbols: number) => number;
}

export function paintSpread(
  pen: Pen,
  plate: Plate,
  area: Area,
  { truth, labels, reveal, tried }: CardPicture<CostsTruth, DrawnLine>,
): void {
  const gain = tried === GAIN;
  const all = gain ? gainBars(truth) : byteBars(truth, labels);
  const [low, high] = gain ? gainEnds(truth) : [truth.low, truth.high];
  const most = Math.max(...all.flatMap(({ tenths }) => [...tenths]));
  const { left, right, top, bottom } = area;
  const on: On = {
    pen,
    plate,
    area,
    x: (power) => left + ((right - left) * (Math.max(low, Math.min(high, power)) - low)) / (high - low),
    y: (symbols) => bottom - ((bottom - top - 22) * symbols) / most,
  };
  paintCounts(on, most);
  paintPowers(on, low, high, gain ? gainText : (power) => bytesText(10 ** power));
  words(pen, labels[gain ? 'gain' : 'spread'] ?? '', left, bottom + 44, pen.ink.css.ink3, {
    px: plate.narrow ? 11 : 12,
  });
  revealed(pen, plate, reveal, () => {
    for (const bars of all) paintBars(on, bars);
    if (gain) {
      paintMark(on, 0, labels['one'] ?? '');
      paintMark(on, PUBLISHED, labels['published'] ?? '');
    }
  });
}

function byteBars({ costs }: CostsTruth, labels: CardPicture<CostsTruth, DrawnLine>['labels']): readonly Bars[] {
  const search = (labels['search'] ?? '').replace(/:$/, '');
  return [
    { tenths: costs.scanned.tenths, first: 0, full: 'a-fill', text: 'a', label: labels['scan'] ?? '' },
    { tenths: costs.searched.tenths, first: 0, full: 'b-fill', text: 'b', label: search },
  ];
}

/** Left of 1 the scan reads less, right of it the search: each has its colour. */
function gainBars({ costs }: CostsTruth): readonly Bars[] {
  const one = -10 * THOUSANDTHS;
  const { tenths } = costs.gained;
  return [
    { tenths: tenths.subarray(0, one), first: THOUSANDTHS, full: 'a-fill', text: 'a', label: '' },
    { tenths: tenths.subarray(one), first: 0, full: 'b-fill', text: 'b', label: '' },
  ];
}

function gainEnds({ costs }: CostsTruth): readonly [number, number] {
  const power = (thousandths: number): number => Math.log10(Math.max(1, thousandths)) + THOUSANDTHS;
  const { at } = costs.gained;
  return [Math.min(-1, Math.floor(power(at[0]!))), Math.max(1, Math.ceil(power(at.at(-1)! + 1)))];
}

function gainText(power: number): string {
  return power < 0 ? (10 ** power).toFixed(-power) : count(10 ** power);
}

/** Lines at round numbers of symbols. */
function paintCounts({ pen, plate, area, y }: On, most: number): void {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, most / 3)));
  const step = unit * [5, 2, 1].find((digit) => digit * unit <= Math.max(1, most / 3))!;
  solid(pen, pen.ink.css.line, 1);
  for (let at = 0; at <= most; at += step) {
    const height = Math.round(y(at)) + 0.5;
    pen.c.beginPath();
    pen.c.moveTo(area.left, height);
    pen.c.lineTo(area.right, height);
    pen.c.stroke();
    words(pen, count(at), area.left - 8, height + 4, pen.ink.css.ink3, { px: plate.narrow ? 11 : 12, align: 'right' });
  }
}

function paintPowers({ pen, plate, area, x }: On, low: number, high: number, name: (power: number) => string): void {
  const px = plate.narrow ? 11 : 12;
  let free = -Infinity;
  for (let power = low; power <= high; power++) {
    const text = name(power);
    const width = text.length * px * 0.62;
    const left = Math.min(x(power) - (power === low ? 0 : width / 2), plate.w - width);
    if (left < free) continue;
    words(pen, text, left, area.bottom + 18, pen.ink.css.ink3, { px });
    free = left + width + 6;
  }
}

function paintBars({ pen, area, x, y }: On, { tenths, first, full, text, label }: Bars): void {
  const { c, ink } = pen;
  c.fillStyle = ink.css[full];
  c.globalAlpha = 0.8;
  tenths.forEach((symbols, i) => {
    if (symbols === 0) return;
    const [left, right] = [x(first + i / 10), x(first + (i + 1) / 10)];
    const top = Math.min(y(symbols), area.bottom - 1);
    c.fillRect(left + 0.5, top, Math.max(1, right - left - 1), area.bottom - top);
  });
  c.globalAlpha = 1;
  if (!label) return;
  const highest = tenths.indexOf(Math.max(...tenths));
  words(pen, label, x(first + (highest + 0.5) / 10), y(tenths[highest]!) - 8, ink.css[text], {
    px: 14,
    weight: 650,
    align: 'center',
    halo: true,
  });
}

function paintMark({ pen, area, x }: On, power: number, label: string): void {
  const at = Math.round(x(power)) + 0.5;
  dashed(pen, 1.5);
  pen.c.beginPath();
  pen.c.moveTo(at, area.top);
  pen.c.lineTo(at, area.bottom);
  pen.c.stroke();
  pen.c.setLineDash([]);
  words(pen, label, at - 6, area.top + 12, pen.ink.css.ink, { px: 12, weight: 600, align: 'right', halo: true });
}
