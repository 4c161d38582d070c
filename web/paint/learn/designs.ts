// Card 10: memory against bytes read by name. Before the truth: the kernel's two designs and what was tried; then all 91 and their edge.

import { edgeOf } from '../../model/designs.ts';
import type { DesignsTruth, TriedDesigns } from '../../model/learn/designs.ts';
import { bytesText } from '../../model/text.ts';
import type { Design } from '../../wire/designAnswers.ts';
import type { Pen } from '../pen.ts';
import { dashed, label, occupyDot, occupyLine, revealed, solid, words } from './plate.ts';
import type { CardPainter, CardPicture, Plate, PlatePoint } from './plate.ts';
import { byteLines, height } from './scales.ts';
import type { Area } from './scales.ts';

type Picture = CardPicture<DesignsTruth, TriedDesigns>;

interface Chart {
  readonly area: Area;
  readonly low: number;
  readonly high: number;
  readonly x: (design: Design) => number;
  readonly y: (design: Design) => number;
}

/** Room beside the least and the most memory, as a part of what lies between. */
const MARGIN = 0.06;

export const paintDesigns: CardPainter<DesignsTruth, TriedDesigns> = (pen, plate, picture) => {
  const { truth, guess, shown, reveal, labels } = picture;
  const chart = chartOf(plate, truth);
  const { area } = chart;
  paintBetter(pen, plate, chart, picture);
  byteLines(pen, area, chart.low, chart.high);
  words(pen, labels['up'] ?? '', area.left, 12, pen.ink.css.ink3, { px: 12 });
  words(pen, `${labels['across'] ?? ''} →`, area.right, area.bottom + 36, pen.ink.css.ink3, { px: 12, align: 'right' });
  if (shown) revealed(pen, plate, reveal, () => paintAll(pen, plate, chart, picture));
  const mine = (guess ?? []).map((at) => truth.list[at]!);
  for (const design of mine.slice(0, -1)) ring(pen, chart, design, 5, pen.ink.css.ink, false);
  const { old, kernel } = truth;
  ring(pen, chart, old, 7, pen.ink.css['a-fill'], false);
  ring(pen, chart, kernel, 7, pen.ink.css['b-fill'], false);
  const own = mine.at(-1);
  if (own) ringOwn(pen, chart, own);
  const px = plate.narrow ? 12 : 14;
  nameDesign(pen, plate, chart, old, labels['old'] ?? '', pen.ink.css.a, { weight: 650, px });
  nameDesign(pen, plate, chart, kernel, labels['kernel'] ?? '', pen.ink.css.b, { weight: 650, px });
  if (own) nameDesign(pen, plate, chart, own, labels['yours'] ?? '', pen.ink.css.ink, { weight: 700 });
  const looked = lookedAt(picture);
  if (looked && reveal === 1)
    nameDesign(pen, plate, chart, looked, labels['this'] ?? '', pen.ink.css.ink, { weight: 700 });
};

/** How far from its design a name may stand, in pixels: nearest first. */
const NEAR = [12, 26, 44, 64, 88];

function nameDesign(
  pen: Pen,
  plate: Plate,
  { x, y, area }: Chart,
  design: Design,
  text: string,
  colour: string,
  how: { readonly weight: number; readonly px?: number },
): void {
  const [cx, cy] = [x(design), y(design)];
  const places = (w: number, h: number): PlatePoint[] =>
    NEAR.flatMap((far): PlatePoint[] => [
      [cx + 12, cy - far - h / 2],
      [cx - w - 12, cy - far - h / 2],
      [cx + 12, cy + far - h / 2],
      [cx - w - 12, cy + far - h / 2],
      [cx - w / 2, cy - far - h],
      [cx - w / 2, cy + far],
    ]).filter(([left, top]) => left >= area.left + 2 && top >= area.top && top + h <= area.bottom - 2);
  label(pen, plate, text, places, colour, how);
}

function chartOf(plate: Plate, { list }: DesignsTruth): Chart {
  const area = { left: plate.narrow ? 54 : 62, right: plate.w - 8, top: 22, bottom: plate.h - 44 };
  const memory = list.map((d) => d.memory);
  const [least, most] = [Math.min(...memory), Math.max(...memory)];
  const room = Math.max(1, most - least) * MARGIN;
  const read = list.map((d) => d.byName);
  const low = Math.floor(Math.log10(Math.max(1, Math.min(...read))));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...read))));
  return {
    area,
    low,
    high,
    x: ({ memory: bytes }) =>
      area.left + ((area.right - area.left) * (bytes - least + room)) / (most - least + 2 * room),
    y: ({ byName }) => height(byName, low, high, area),
  };
}

/** The corner in which a design beats the kernel's, and the bytes of memory under the axis. */
function paintBetter(pen: Pen, plate: Plate, { area, x, y }: Chart, { truth, labels }: Picture): void {
  const { c, ink } = pen;
  const [kx, ky] = [x(truth.kernel), y(truth.kernel)];
  c.fillStyle = ink.css['b-soft'];
  c.fillRect(area.left, ky, kx - area.left, area.bottom - ky);
  const px = plate.narrow ? 11 : 12.5;
  label(pen, plate, labels['better'] ?? '', (_, h) => [[area.left + 8, area.bottom - h - 5]], ink.css.b, {
    px,
    weight: 600,
    halo: false,
  });
  const marks = [truth.old, truth.kernel, ...truth.list].map((d) => d.memory);
  const [least, most] = [Math.min(...marks), Math.max(...marks)];
  const step = niceStep((most - least) / (plate.narrow ? 3 : 5));
  for (let at = Math.ceil(least / step) * step; at <= most; at += step) {
    const tick = x({ ...truth.kernel, memory: at });
    solid(pen, ink.css.line2, 1);
    c.beginPath();
    c.moveTo(Math.round(tick) + 0.5, area.bottom);
    c.lineTo(Math.round(tick) + 0.5, area.bottom + 5);
    c.stroke();
    words(pen, bytesText(at), tick, area.bottom + 19, ink.css.ink3, { px: 12, align: 'center' });
  }
}

/** 1, 2 or 5 times a power of ten. */
function niceStep(about: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, about)));
  return unit * ([1, 2, 5].find((times) => times * unit >= about) ?? 10);
}

function ring(pen: Pen, { x, y }: Chart, design: Design, size: number, colour: string, full: boolean): void {
  const { c, ink } = pen;
  occupyDot(pen, [x(design), y(design)], size + 2);
  c.setLineDash([]);
  c.beginPath();
  c.arc(x(design), y(design), size, 0, 2 * Math.PI);
  c.fillStyle = full ? colour : ink.css.panel;
  c.fill();
  c.strokeStyle = colour;
  c.lineWidth = 2.5;
  c.stroke();
}

/** All designs as dots, the edge, and the one that is looked at. */
function paintAll(pen: Pen, plate: Plate, chart: Chart, picture: Picture): void {
  const { c, ink } = pen;
  const { truth, labels } = picture;
  const { x, y, area } = chart;
  for (const design of truth.list) {
    c.beginPath();
    c.arc(x(design), y(design), plate.narrow ? 2.5 : 3.5, 0, 2 * Math.PI);
    c.fillStyle = ink.css.ctl;
    c.fill();
    occupyDot(pen, [x(design), y(design)], 4);
  }
  const edge = edgeOf(truth.list, 'memory', 'byName');
  solid(pen, ink.css.ink2, 2);
  c.beginPath();
  const steps = edge.flatMap((design, i): PlatePoint[] => [
    ...(i > 0 ? [[x(design), y(edge[i - 1]!)] as const] : []),
    [x(design), y(design)],
  ]);
  steps.forEach(([px, py], i) => (i === 0 ? c.moveTo(px, py) : c.lineTo(px, py)));
  c.stroke();
  occupyLine(pen, steps);
  const looked = lookedAt(picture);
  if (looked) ring(pen, chart, looked, 8, ink.css.ink, true);
  if (plate.narrow) return;
  const below = y(edge.at(-1)!);
  const places = (w: number): PlatePoint[] =>
    [8, 24, 40, -24, -44].map((down) => [area.right - w, below + down] as const);
  label(pen, plate, labels['edge'] ?? '', places, ink.css.ink2, { px: 12.5 });
}

/** The design that is looked at after the truth is shown, unless it is one of the kernel's. */
function lookedAt({ truth, tried, shown }: Picture): Design | undefined {
  const looked = shown ? truth.list[tried] : undefined;
  return looked === truth.kernel || looked === truth.old ? undefined : looked;
}

function ringOwn(pen: Pen, { x, y }: Chart, own: Design): void {
  const { c } = pen;
  dashed(pen, 2.5);
  c.beginPath();
  c.arc(x(own), y(own), 12, 0, 2 * Math.PI);
  c.stroke();
  c.setLineDash([]);
  occupyDot(pen, [x(own), y(own)], 13);
}
