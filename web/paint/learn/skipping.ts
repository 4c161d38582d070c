// Card 7: the bytes of one lookup as a bar, and the same lookup with a marker at other distances.

import { KERNEL_SPACING } from '../../model/learn/skipping.ts';
import type { SkippingTruth } from '../../model/learn/skipping.ts';
import { percent } from '../../model/learn/card.ts';
import { count } from '../../model/text.ts';
import { font } from '../pen.ts';
import type { Pen } from '../pen.ts';
import { clausesIn, darker, dashed, revealed, words } from './plate.ts';
import type { CardPainter, CardPicture, Plate } from './plate.ts';

type Picture = CardPicture<SkippingTruth, number>;

interface Bar {
  readonly x: number;
  readonly w: number;
  readonly y: number;
  readonly h: number;
}

export function skippingBar({ w, narrow }: Plate): Bar {
  return { x: 1, w: w - 2, y: 30, h: narrow ? 46 : 62 };
}

export const paintSkipping: CardPainter<SkippingTruth, number> = (pen, plate, picture) => {
  const bar = skippingBar(plate);
  const { truth, labels, guess, shown, reveal } = picture;
  words(pen, `${labels['one'] ?? ''} ${count(Math.round(truth.read))} bytes`, bar.x, 18, pen.ink.css.ink, {
    weight: 650,
  });
  if (!shown) {
    paintAsked(pen, plate, bar, picture);
    return;
  }
  revealed(pen, plate, reveal, () => {
    paintParts(pen, bar, plate, picture);
    if (!plate.narrow) paintIndexWords(pen, bar, picture);
    paintSpacings(pen, plate, bar, picture);
  });
  if (guess !== undefined) paintYours(pen, bar, guess, labels['yours'] ?? '');
};

/** Half a handle and a gap, and the least room in which a name is written; in pixels. */
const HANDLE = 20;
const LEAST = 90;

function paintAsked(pen: Pen, plate: Plate, { x, w, y, h }: Bar, { truth, guess, labels }: Picture): void {
  const { c, ink } = pen;
  const at = x + (w * (guess ?? 0)) / 100;
  c.fillStyle = ink.css.sunk;
  c.fillRect(x, y, at - x, h);
  dashed(pen, 1.5);
  c.strokeRect(x, y, w, h);
  c.setLineDash([]);
  c.fillStyle = ink.css.ink;
  c.fillRect(at - 1.5, y - 6, 3, h + 12);
  const mid = y + h / 2 + 5;
  // Each part's name stands where the handle leaves room for it.
  const [before, after] = [at - HANDLE - (x + 12), x + w - 12 - (at + HANDLE)];
  const skipping = `${labels['skipping'] ?? ''}: ${guess ?? 0}\u00a0%`;
  font(pen, 'sans', 650, 13);
  if (c.measureText(skipping).width <= before) words(pen, skipping, x + 12, mid, ink.css.ink, { weight: 650 });
  font(pen, 'sans', 400, 13);
  if (after > LEAST)
    words(pen, clausesIn(pen, labels['rest'] ?? '', after), x + w - 12, mid, ink.css.ink3, { align: 'right' });
  paintProbe(pen, plate, truth, labels);
}

const BLOCK = 40;

/** The first probe of every search: its three bytes, the records passed over, the one that is opened. */
function paintProbe(pen: Pen, plate: Plate, { seq }: SkippingTruth, labels: Picture['labels']): void {
  const { c, ink } = pen;
  const y = plate.narrow ? 150 : 190;
  const skip = seq & 255;
  const px = plate.narrow ? 11 : 13;
  font(pen, 'sans', 400, px);
  words(pen, clausesIn(pen, labels['probe'] ?? '', plate.w - 2), 1, y, ink.css.ink3, { px });
  const hex = seq.toString(16).padStart(6, '0').match(/../g)!;
  hex.forEach((byte, i) => {
    c.fillStyle = i < 2 ? ink.css['b-soft'] : ink.css.panel;
    c.strokeStyle = i < 2 ? ink.css['b-fill'] : ink.css.line2;
    c.lineWidth = 1;
    c.beginPath();
    c.roundRect(1 + i * 34, y + 34, 30, 28, 3);
    c.fill();
    c.stroke();
    words(pen, byte, 16 + i * 34, y + 53, i < 2 ? ink.css.b : ink.css.ink, {
      family: 'mono',
      weight: 600,
      align: 'center',
    });
  });
  const left = 116;
  const shown = Math.min(skip, BLOCK);
  const step = (plate.w - left - 4) / (BLOCK + 4);
  for (let i = 0; i < shown + 4 && i < BLOCK + 4; i++) {
    c.fillStyle = i < shown ? ink.css['b-pale'] : i === shown ? ink.css.k2s : ink.css.k0;
    c.fillRect(left + i * step, y + 20, Math.max(1.5, step - 2), 56);
  }
  const text = `0x${hex[2]} = ${skip} ${labels['skipped'] ?? ''}`;
  words(pen, text, left, y + 96, ink.css.b, { weight: 650 });
  const opened = Math.max(left + shown * step, left + pen.c.measureText(text).width + 12);
  if (opened < plate.w - 50) words(pen, labels['opened'] ?? '', opened, y + 96, ink.css.ink, { weight: 650 });
}

const indexBytes = ({ costs, numSyms }: SkippingTruth): number => (costs.seqs + costs.markers) / numSyms;

function paintParts(pen: Pen, { x, w, y, h }: Bar, plate: Plate, { truth, labels }: Picture): void {
  const { c, ink } = pen;
  const { costs, numSyms, read } = truth;
  const parts = [
    { fill: ink.css.ctl, part: indexBytes(truth), label: '' },
    { fill: ink.css['b-fill'], part: costs.skipped / numSyms, label: labels['skipping'] ?? '' },
    { fill: ink.css.k2s, part: costs.expand / numSyms, label: labels['opening'] ?? '' },
  ];
  let at = x;
  for (const { fill, part, label } of parts) {
    const width = (w * part) / read;
    c.fillStyle = fill;
    c.fillRect(at, y, Math.max(1, width - 1), h);
    const px = plate.narrow ? 11.5 : 13.5;
    const colour = fill === ink.css['b-fill'] ? darker(pen) : ink.css.ink;
    if (label && width > 100) {
      const left = at + (width > 140 ? 12 : 6);
      words(pen, label, left, y + h / 2 - 3, colour, { px, weight: 700 });
      const bytes = `${count(Math.round(part))} bytes, ${percent(part / read)}`;
      font(pen, 'sans', 600, px);
      const fits = c.measureText(bytes).width <= at + width - left - 4;
      words(pen, fits ? bytes : percent(part / read), left, y + h / 2 + 15, colour, { px, weight: 600 });
    }
    at += width;
  }
}

/** What the first part of the bar is: it has no room for words. */
function paintIndexWords(pen: Pen, { x, w }: Bar, { truth, labels }: Picture): void {
  const bytes = count(Math.round(indexBytes(truth)));
  words(pen, `${labels['index'] ?? ''} ${bytes} bytes`, x + w, 18, pen.ink.css.ink2, { px: 13, align: 'right' });
}

function paintYours(pen: Pen, { x, w, y, h }: Bar, guess: number, label: string): void {
  const { c, ink } = pen;
  const at = x + (w * guess) / 100;
  dashed(pen, 2.5);
  c.beginPath();
  c.moveTo(at, y - 6);
  c.lineTo(at, y + h + 6);
  c.stroke();
  c.setLineDash([]);
  const side = guess < 12 ? 'left' : guess > 88 ? 'right' : 'center';
  words(pen, `${label} ${guess}\u00a0%`, at, y + h + 20, ink.css.ink, { weight: 650, align: side, halo: true });
}

/** Bars higher than this part of the room are cut, and say so. */
const CUT_ABOVE = 3;

function paintSpacings(pen: Pen, plate: Plate, bar: Bar, { truth, labels, tried }: Picture): void {
  const { c, ink } = pen;
  const { costs, numSyms } = truth;
  const top = bar.y + bar.h + 56;
  const bottom = plate.h - (plate.narrow ? 42 : 66);
  words(pen, labels['spacing'] ?? '', 1, top - 14, ink.css.ink, { weight: 650 });
  if (!plate.narrow) words(pen, labels['bars'] ?? '', plate.w - 2, top - 14, ink.css.ink3, { align: 'right' });
  const kernel = costs.spacings.find((s) => s.every === KERNEL_SPACING) ?? costs.spacings[0]!;
  const most = Math.min(Math.max(...costs.spacings.map((s) => s.read)), CUT_ABOVE * kernel.read);
  const step = plate.w / costs.spacings.length;
  const room = bottom - top - 22;
  costs.spacings.forEach((s, i) => {
    const x = i * step + step * 0.14;
    const w = step * 0.72;
    const lit = s.every === tried || s.every === KERNEL_SPACING;
    const cut = s.read > most;
    const h = Math.max(2, (room * Math.min(s.read, most)) / most);
    const skips = cut ? h * (s.skips / s.read) : (room * s.skips) / most;
    c.globalAlpha = lit ? 1 : 0.5;
    c.fillStyle = ink.css['b-fill'];
    c.fillRect(x, bottom - h, w, skips);
    c.fillStyle = ink.css.k2s;
    c.fillRect(x, bottom - h + skips, w, h - skips);
    c.globalAlpha = 1;
    if (cut) zigzag(pen, x, bottom - h + 18, w);
    const mid = x + w / 2;
    const strong = { px: plate.narrow ? 10 : 12.5, weight: lit ? 700 : 400, align: 'center' } as const;
    if (!plate.narrow || lit)
      words(pen, count(Math.round(s.read / numSyms)), mid, bottom - h - 7, lit ? ink.css.ink : ink.css.ink3, strong);
    words(pen, String(s.every), mid, bottom + 17, lit ? ink.css.ink : ink.css.ink3, strong);
    const name = s.every === KERNEL_SPACING ? labels['kernel'] : s.every === tried ? labels['here'] : '';
    if (name) words(pen, name, mid, bottom + 33, ink.css.ink, { ...strong, px: plate.narrow ? 10 : 12 });
    if (!plate.narrow)
      words(pen, count(s.memory), mid, bottom + 52, lit ? ink.css.ink : ink.css.ink3, { ...strong, px: 11.5 });
  });
}

/** A bar that goes on above the figure. */
function zigzag({ c, ink }: Pen, x: number, y: number, w: number): void {
  c.strokeStyle = ink.css.panel;
  c.lineWidth = 6;
  c.setLineDash([]);
  c.beginPath();
  c.moveTo(x - 1, y);
  c.lineTo(x + w / 2, y - 6);
  c.lineTo(x + w + 1, y);
  c.stroke();
}
