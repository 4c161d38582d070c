// Axes of figures, with their lines and words.

import { bytesText, count } from '../../model/text.ts';
import type { Pen } from '../pen.ts';
import { solid, words } from './plate.ts';
import type { Plate } from './plate.ts';

/** Where a figure's own area lies within the plate. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A scale from 1 to `most` over a length of pixels; `even`: equal steps instead of multiplying ones, 0 to 1 in between. */
export function along(x: number, most: number, from: number, to: number, even = 0): number {
  const log = most > 1 ? Math.log(Math.max(1, x)) / Math.log(most) : 0;
  const linear = most > 1 ? (x - 1) / (most - 1) : 0;
  return from + (to - from) * (log + (linear - log) * even);
}

/** Height of bytes between powers of ten, or in equal steps from 0. */
export function height(bytes: number, low: number, high: number, { top, bottom }: Area, even = 0): number {
  const log = (Math.log10(Math.max(10 ** low, bytes)) - low) / (high - low);
  const linear = bytes / 10 ** high;
  return bottom - (bottom - top) * (log + (linear - log) * even);
}

/** Lines at each power of ten of bytes, with their names at the left. */
export function byteLines(pen: Pen, area: Area, low: number, high: number, even = 0): void {
  const { c, ink } = pen;
  solid(pen, ink.css.line, 1);
  for (let power = low; power <= high; power++) {
    const y = Math.round(height(10 ** power, low, high, area, even)) + 0.5;
    // To scale, all but the highest fall together.
    if (even > 0.5 && power < high - 1) continue;
    c.beginPath();
    c.moveTo(area.left, y);
    c.lineTo(area.right, y);
    c.stroke();
    words(
      pen,
      power > 8 ? `${count(10 ** (power - 9))} GB` : bytesText(10 ** power),
      area.left - 8,
      y + 4,
      ink.css.ink3,
      { px: 12, align: 'right' },
    );
  }
}

/** Lines across the area at every step of bytes, with their numbers at the left. step is more than 0. */
export function evenByteLines(
  pen: Pen,
  area: Area,
  low: number,
  high: number,
  step: number,
  y: (bytes: number) => number,
): void {
  const { c, ink } = pen;
  for (let bytes = low; bytes <= high; bytes += step) {
    solid(pen, ink.css.line, 1);
    c.beginPath();
    c.moveTo(area.left, Math.round(y(bytes)) + 0.5);
    c.lineTo(area.right, Math.round(y(bytes)) + 0.5);
    c.stroke();
    words(pen, bytesText(bytes), area.left - 8, y(bytes) + 4, ink.css.ink3, { px: 11.5, align: 'right' });
  }
}

/** Lines at each power of ten of places, with their names below. */
export function placeLines(
  pen: Pen,
  plate: Plate,
  area: Area,
  most: number,
  name: (place: number) => string = count,
  even = 0,
): void {
  const { c, ink } = pen;
  let free = -Infinity;
  for (let at = 1; at <= most; at *= 10) {
    const x = Math.round(along(at, most, area.left, area.right, even)) + 0.5;
    solid(pen, ink.css.line, 1);
    c.beginPath();
    c.moveTo(x, area.top);
    c.lineTo(x, area.bottom);
    c.stroke();
    const width = name(at).length * (plate.narrow ? 6.5 : 7.2);
    const left = Math.min(x - (at === 1 ? 0 : width / 2), plate.w - width);
    if (left < free) continue;
    words(pen, name(at), left, area.bottom + 18, ink.css.ink3, { px: plate.narrow ? 11 : 12 });
    free = left + width + 10;
  }
}
