// Card 10: memory against bytes read by name. Before the truth: the kernel's two designs and what was tried; then all 91 and their edge.

import { edgeOf } from '../../model/designs.ts';
import type { DesignsTruth, TriedDesigns } from '../../model/learn/designs.ts';
import { bytesText } from '../../model/text.ts';
import type { Design } from '../../wire/designAnswers.ts';
import type { Pen } from '../pen.ts';
import { dashed, revealed, solid, words } from './plate.ts';
import type { CardPainter, CardPicture, Plate } from './plate.ts';
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
  // Where both designs of the kernel lie close to each other, one label goes up and the other down.
  const { old, kernel } = truth;
  const near = Math.abs(chart.y(old) - chart.y(kernel)) < 30 && Math.abs(chart.x(old) - chart.x(kernel)) < 160;
  const named = (design: Design, label: string, colour: string, apart: number): void => {
    const right = chart.x(design) > plate.w * 0.6;
    words(pen, label, chart.x(design) + (right ? -13 : 13), chart.y(design) + (near ? apart : -9), colour, {
      weight: 650,
      px: plate.narrow ? 12 : 14,
      align: right ? 'right' : 'left',
      halo: true,
    });
  };
  ring(pen, chart, old, 7, pen.ink.css['a-fill'], false);
  named(old, labels['old'] ?? '', pen.ink.css.a, -34);
  ring(pen, chart, kernel, 7, pen.ink.css['b-fill'], false);
  named(kernel, labels['kernel'] ?? '', pen.ink.css.b, 24);
  const own = mine.at(-1);
  if (own) paintOwn(pen, chart, own, labels['yours'] ?? '');
};

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
  words(pen, labels['better'] ?? '', area.left + 8, area.bottom - 8, ink.css.b, {
    px: plate.narrow ? 11 : 12.5,
    weight: 600,
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

function ring({ c, ink }: Pen, { x, y }: Chart, design: Design, size: number, colour: string, full: boolean): void {
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
function paintAll(pen: Pen, plate: Plate, chart: Chart, { truth, tried, labels }: Picture): void {
  const { c, ink } = pen;
  const { x, y, area } = chart;
  for (const design of truth.list) {
    c.beginPath();
    c.arc(x(design), y(design), plate.narrow ? 2.5 : 3.5, 0, 2 * Math.PI);
    c.fillStyle = ink.css.ctl;
    c.fill();
  }
  const edge = edgeOf(truth.list, 'memory', 'byName');
  solid(pen, ink.css.ink2, 2);
  c.beginPath();
  edge.forEach((design, i) => {
    if (i === 0) c.moveTo(x(design), y(design));
    else {
      c.lineTo(x(design), y(edge[i - 1]!));
      c.lineTo(x(design), y(design));
    }
  });
  c.stroke();
  if (!plate.narrow)
    words(pen, labels['edge'] ?? '', area.right, y(edge.at(-1)!) + 22, ink.css.ink2, {
      px: 12.5,
      align: 'right',
      halo: true,
    });
  const looked = truth.list[tried];
  if (!looked || looked === truth.kernel || looked === truth.old) return;
  ring(pen, chart, looked, 8, ink.css.ink, true);
  words(pen, labels['this'] ?? '', x(looked), y(looked) + 25, ink.css.ink, {
    weight: 700,
    align: 'center',
    halo: true,
  });
}

function paintOwn(pen: Pen, { x, y }: Chart, own: Design, label: string): void {
  const { c, ink } = pen;
  dashed(pen, 2.5);
  c.beginPath();
  c.arc(x(own), y(own), 12, 0, 2 * Math.PI);
  c.stroke();
  c.setLineDash([]);
  words(pen, label, x(own), y(own) - 18, ink.css.ink, { weight: 700, align: 'center', halo: true });
}
