// Draws a figure of the Lab: axes, then areas, bars, dots and lines, then words where they cover no other.

import { partOf, ticksOf } from '../../model/lab/chart.ts';
import type { Axis, Chart, ChartLine, Point, Tone } from '../../model/lab/chart.ts';
import { bytesText, count } from '../../model/text.ts';
import { clausesIn, dashed, solid, words } from '../learn/plate.ts';
import type { Plate } from '../learn/plate.ts';
import { font, place } from '../pen.ts';
import type { Box, Pen } from '../pen.ts';
import type { Area } from '../learn/scales.ts';

type Ink = keyof Pen['ink']['css'];

/** What is drawn in, written in, and the paler one of areas. */
const TONES: Readonly<Record<Tone, { readonly full: Ink; readonly text: Ink; readonly pale: Ink }>> = {
  a: { full: 'a-fill', text: 'a', pale: 'a-soft' },
  b: { full: 'b-fill', text: 'b', pale: 'b-soft' },
  names: { full: 'k2s', text: 'ink', pale: 'k2' },
  ink: { full: 'ink', text: 'ink', pale: 'sunk' },
  grey: { full: 'ctl', text: 'ink3', pale: 'sunk' },
};

function chartArea({ w, h, narrow }: Plate): Area {
  return { left: narrow ? 54 : 66, right: w - (narrow ? 8 : 14), top: 26, bottom: h - 48 };
}

/** A number on an axis as it is written there. */
function tickText({ unit }: Axis, x: number): string {
  if (unit === 'count') return count(x);
  return x >= 999_500_000 ? `${count(x / 1e9)} GB` : bytesText(x);
}

export function paintChart(pen: Pen, plate: Plate, chart: Chart): void {
  const area = chartArea(plate);
  const x = (value: number): number => area.left + (area.right - area.left) * partOf(chart.x, value);
  const y = (value: number): number => area.bottom - (area.bottom - area.top) * partOf(chart.y, value);
  const on = { pen, plate, area, x, y };
  if (chart.band) paintBand(on, chart.band);
  paintAxes(on, chart);
  pen.c.save();
  pen.c.beginPath();
  pen.c.rect(area.left - 6, area.top - 6, area.right - area.left + 12, area.bottom - area.top + 6);
  pen.c.clip();
  for (const { tone, rows } of chart.areas ?? []) paintArea(on, tone, rows);
  for (const { tone, rows } of chart.bars ?? []) paintBars(on, tone, rows, (chart.bars?.length ?? 0) > 1);
  for (const { tone, points, size } of chart.dots ?? []) paintDots(on, tone, points, size ?? 1.4);
  for (const line of chart.lines ?? []) paintLine(on, line);
  pen.c.restore();
  if (chart.mark) paintMark(on, chart.mark.x);
  paintWords(on, chart);
}

interface On {
  readonly pen: Pen;
  readonly plate: Plate;
  readonly area: Area;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
}

function paintAxes({ pen, plate, area, x, y }: On, chart: Chart): void {
  const { c, ink } = pen;
  const px = plate.narrow ? 11 : 12;
  words(pen, chart.y.title, 0, 12, ink.css.ink3, { px });
  for (const tick of ticksOf(chart.y)) {
    const at = Math.round(y(tick)) + 0.5;
    solid(pen, ink.css.line, 1);
    c.beginPath();
    c.moveTo(area.left, at);
    c.lineTo(area.right, at);
    c.stroke();
    words(pen, tickText(chart.y, tick), area.left - 8, at + 4, ink.css.ink3, { px, align: 'right' });
  }
  let free = -Infinity;
  for (const tick of ticksOf(chart.x)) {
    const at = Math.round(x(tick)) + 0.5;
    solid(pen, ink.css.line, 1);
    c.beginPath();
    c.moveTo(at, area.top);
    c.lineTo(at, area.bottom);
    c.stroke();
    const text = tickText(chart.x, tick);
    font(pen, 'sans', 400, px);
    const width = c.measureText(text).width;
    const left = Math.max(area.left - 8, Math.min(at - width / 2, plate.w - width));
    if (left < free) continue;
    words(pen, text, left, area.bottom + 18, ink.css.ink3, { px });
    free = left + width + 10;
  }
  font(pen, 'sans', 400, px);
  words(pen, clausesIn(pen, chart.x.title, area.right), area.right, area.bottom + 40, ink.css.ink3, {
    px,
    align: 'right',
  });
  solid(pen, ink.css.ctl, 1);
  c.beginPath();
  c.moveTo(area.left, area.bottom + 0.5);
  c.lineTo(area.right, area.bottom + 0.5);
  c.stroke();
}

function paintBand({ pen, area, x }: On, { from, to }: NonNullable<Chart['band']>): void {
  const { c, ink } = pen;
  const [left, right] = [x(from), Math.max(x(to), x(from) + 1)];
  c.fillStyle = ink.css['a-soft'];
  c.fillRect(left, area.top, right - left, area.bottom - area.top);
  c.strokeStyle = ink.css.a;
  c.lineWidth = 1.5;
  c.setLineDash([3, 4]);
  c.beginPath();
  c.moveTo(right, area.top);
  c.lineTo(right, area.bottom);
  c.stroke();
  c.setLineDash([]);
}

function paintArea({ pen, x, y }: On, tone: Tone, rows: readonly (readonly [number, number, number])[]): void {
  const { c, ink } = pen;
  c.fillStyle = ink.css[TONES[tone].pale];
  c.beginPath();
  rows.forEach(([at, , high], i) => (i === 0 ? c.moveTo(x(at), y(high)) : c.lineTo(x(at), y(high))));
  for (const [at, low] of [...rows].reverse()) c.lineTo(x(at), y(low));
  c.fill();
}

/** Of several bars in one place the later lie over the earlier: both are seen through each other. */
function paintBars(
  { pen, area, x, y }: On,
  tone: Tone,
  rows: readonly (readonly [number, number, number])[],
  several: boolean,
): void {
  const { c, ink } = pen;
  c.fillStyle = ink.css[TONES[tone].full];
  c.globalAlpha = several ? 0.75 : 1;
  for (const [from, to, height] of rows) {
    const [left, top] = [x(from), y(height)];
    c.fillRect(left + 0.5, top, Math.max(1, x(to) - left - 1), area.bottom - top);
  }
  c.globalAlpha = 1;
}

function paintDots({ pen, x, y }: On, tone: Tone, points: readonly Point[], size: number): void {
  const { c, ink } = pen;
  c.fillStyle = ink.css[TONES[tone].full];
  c.globalAlpha = tone === 'grey' ? 0.65 : 1;
  for (const [px, py] of points) {
    c.beginPath();
    c.arc(x(px), y(py), size, 0, 2 * Math.PI);
    c.fill();
  }
  c.globalAlpha = 1;
}

function paintLine({ pen, plate, x, y }: On, { tone, points, thin, steps }: ChartLine): void {
  const { c, ink } = pen;
  solid(pen, ink.css[thin && tone === 'ink' ? 'ink' : TONES[tone].full], thin ? 1.5 : plate.narrow ? 2.5 : 3);
  c.lineJoin = 'round';
  c.beginPath();
  points.forEach(([px, py], i) => {
    if (i === 0) {
      c.moveTo(x(px), y(py));
      return;
    }
    if (steps) c.lineTo(x(px), y(points[i - 1]![1]));
    c.lineTo(x(px), y(py));
  });
  c.stroke();
}

function paintMark({ pen, area, x }: On, at: number): void {
  dashed(pen, 1.5);
  pen.c.beginPath();
  pen.c.moveTo(x(at), area.top);
  pen.c.lineTo(x(at), area.bottom);
  pen.c.stroke();
  pen.c.setLineDash([]);
}

/** Points along a line as it is drawn, so far apart, in pixels. */
function alongLine({ area, x, y }: On, { points }: ChartLine, apart: number): Point[] {
  const all: Point[] = [];
  points.forEach(([px, py], i) => {
    const [toX, toY] = [x(px), y(py)];
    const [fromX, fromY] = i > 0 ? [x(points[i - 1]![0]), y(points[i - 1]![1])] : [toX, toY];
    const parts = Math.max(1, Math.floor(Math.hypot(toX - fromX, toY - fromY) / apart));
    for (let k = 1; k <= parts; k++)
      all.push([fromX + ((toX - fromX) * k) / parts, fromY + ((toY - fromY) * k) / parts]);
  });
  return all.filter(([, py]) => py >= area.top && py <= area.bottom);
}

const APART = 12;

/** What reads first is placed first; each takes the first of its places where it covers neither a line nor other words. */
function paintWords(on: On, { band, spots, mark, lines }: Chart): void {
  const { pen, plate, area, x, y } = on;
  const px = plate.narrow ? 12 : 14;
  if (band) {
    const left = x(band.from) + 8;
    label(on, band.title, 'a', [[left, area.top + 6]], plate.narrow ? 12 : 15, 700);
    label(on, band.more, 'grey', [[left, area.top + 26]], 12);
  }
  for (const spot of spots ?? []) paintSpot(on, spot.at, spot.tone, spot.hollow === true);
  const drawn = (lines ?? []).map((line) => ({ ...line, at: alongLine(on, line, APART) }));
  for (const { at } of drawn) for (const [lx, ly] of at) pen.taken.push({ x: lx - 3, y: ly - 3, w: 6, h: 6 });
  for (const { at, tone, label: text } of spots ?? []) {
    const [cx, cy] = [x(at[0]), y(at[1])];
    const w = widthOf(pen, text, px, 650);
    const box = label(on, text, tone, around(cx, cy, w), px, 650);
    if (box) paintLeader(pen, [cx, cy], box, tone);
  }
  for (const { tone, label: text, at } of drawn) {
    if (!text || at.length === 0) continue;
    const w = widthOf(pen, text, px, 650);
    const places = [0.5, 0.62, 0.38, 0.75, 0.25, 0.88, 0.12, 1, 0].flatMap((part) =>
      besides(...at[Math.min(at.length - 1, Math.floor(part * at.length))]!, w),
    );
    label(on, text, tone, places, px, 650);
  }
  if (mark?.label) {
    const w = widthOf(pen, mark.label, px, 650);
    const at = x(mark.x);
    const rows = [4, 28, 52, area.bottom - area.top - 30].map((down) => area.top + down);
    label(
      on,
      mark.label,
      'ink',
      rows.flatMap((row): Point[] => [
        [at + 8, row],
        [at - w - 8, row],
      ]),
      px,
      650,
    );
  }
}

/** Places of words beside a spot. */
function around(cx: number, cy: number, w: number): Point[] {
  return [
    [cx + 12, cy - 24],
    [cx - w - 12, cy - 24],
    [cx + 12, cy + 8],
    [cx - w - 12, cy + 8],
    [cx - w / 2, cy - 40],
    [cx - w / 2, cy + 22],
    [cx + 24, cy - 44],
    [cx + 24, cy + 30],
    [cx - w - 24, cy + 44],
    [cx + 24, cy + 54],
    [cx - w - 24, cy - 64],
    [cx + 24, cy - 68],
    [cx - w - 24, cy + 74],
    [cx - w - 24, cy - 92],
  ];
}

/** Words farther from their spot than this, in pixels, are joined to it by a line. */
const FAR = 24;

function paintLeader(pen: Pen, [cx, cy]: Point, { x, y, w, h }: Box, tone: Tone): void {
  const to: Point = [Math.max(x, Math.min(x + w, cx)), Math.max(y, Math.min(y + h, cy))];
  const far = Math.hypot(to[0] - cx, to[1] - cy);
  if (far < FAR) return;
  const part = 9 / far;
  solid(pen, pen.ink.css[TONES[tone].text], 1);
  pen.c.beginPath();
  pen.c.moveTo(cx + (to[0] - cx) * part, cy + (to[1] - cy) * part);
  pen.c.lineTo(...to);
  pen.c.stroke();
}

/** Places of words beside a line. */
function besides(lx: number, ly: number, w: number): Point[] {
  return [
    [lx - w / 2, ly - 30],
    [lx - w - 14, ly - 22],
    [lx + 14, ly + 8],
    [lx - w / 2, ly + 14],
    [lx - w / 2, ly - 48],
    [lx - w / 2, ly + 32],
  ];
}

function widthOf(pen: Pen, text: string, px: number, weight: number): number {
  font(pen, 'sans', weight, px);
  return pen.c.measureText(text).width;
}

function label(
  { pen, plate, area }: On,
  text: string,
  tone: Tone,
  places: readonly (readonly [number, number])[],
  px: number,
  weight = 400,
): Box | undefined {
  if (places.length === 0) return undefined;
  // The numbers of the axes stand outside.
  const bounds: Box = { x: area.left + 2, y: 14, w: plate.w - area.left - 4, h: area.bottom - 16 };
  const box = place(pen, bounds, widthOf(pen, text, px, weight), px + 5, places);
  words(pen, text, box.x, box.y + px, pen.ink.css[TONES[tone].text], { px, weight, halo: true });
  pen.taken.push({ x: box.x - 4, y: box.y, w: box.w + 8, h: box.h, label: true });
  return box;
}

function paintSpot({ pen, x, y }: On, [px, py]: Point, tone: Tone, hollow: boolean): void {
  const { c, ink } = pen;
  c.beginPath();
  c.arc(x(px), y(py), 6.5, 0, 2 * Math.PI);
  c.fillStyle = hollow ? ink.css.panel : ink.css[TONES[tone].full];
  c.fill();
  solid(pen, hollow ? ink.css[TONES[tone].full] : ink.css.panel, hollow ? 3 : 1.5);
  c.stroke();
  pen.taken.push({ x: x(px) - 8, y: y(py) - 8, w: 16, h: 16 });
}
