// Card 2: the bar that was guessed over the true one, their borders joined: the longest join is the largest error.

import { percent } from '../../model/learn/card.ts';
import { handleAt } from '../../model/learn/sizes.ts';
import type { SizePart, Sizes, Split } from '../../model/learn/sizes.ts';
import type { Labels } from '../../model/learn/text.ts';
import { count } from '../../model/text.ts';
import type { Pen } from '../pen.ts';
import { dashed, revealed, solid, words } from './plate.ts';
import type { CardPainter, Plate } from './plate.ts';

interface Bars {
  readonly x: number;
  readonly w: number;
  readonly barH: number;
  readonly yours: number;
  readonly truth: number;
}

/** Where the two bars lie. */
export function sizesLayout({ w, h, narrow }: Plate): Bars {
  const barH = Math.round(Math.min(narrow ? 64 : 140, h * 0.25));
  const gap = Math.round(Math.min(150, h * 0.27));
  const yours = narrow ? 26 : 34;
  return { x: 1, w: w - 2, barH, yours, truth: yours + barH + gap };
}

export const paintSizes: CardPainter<Sizes, Split> = (pen, plate, { truth, guess, shown, reveal, labels }) => {
  const bars = sizesLayout(plate);
  if (guess) paintYours(pen, plate, bars, truth, guess, labels);
  if (!shown) return;
  revealed(pen, plate, reveal, () => {
    if (guess) paintJoins(pen, bars, truth, guess);
    paintTruth(pen, plate, bars, truth, labels);
  });
};

function label(part: SizePart, labels: Labels): string {
  return labels[part] ?? part;
}

function paintYours(
  pen: Pen,
  { narrow }: Plate,
  { x, w, barH, yours }: Bars,
  truth: Sizes,
  guess: Split,
  labels: Labels,
): void {
  const { c, ink } = pen;
  words(pen, labels['yours'] ?? '', x, yours - 9, ink.css.ink, { weight: 650 });
  dashed(pen, 1.5);
  c.strokeRect(x + 0.75, yours, w - 1.5, barH);
  truth.parts.forEach((part, i) => {
    const from = x + (w * (i === 0 ? 0 : handleAt(guess, i - 1))) / 100;
    const room = (w * guess[i]!) / 100 - 14;
    if (i > 0) {
      dashed(pen, 1.5);
      c.beginPath();
      c.moveTo(from, yours);
      c.lineTo(from, yours + barH);
      c.stroke();
    }
    c.setLineDash([]);
    const px = narrow ? 11 : 13;
    const y = narrow ? yours + 16 : yours + barH / 2 - 6;
    if (fits(pen, label(part.what, labels), room, px))
      words(pen, label(part.what, labels), from + 8, y, ink.css.ink3, { px });
    if (fits(pen, `${guess[i]} %`, room, px))
      words(pen, `${guess[i]} %`, from + 8, y + 20, ink.css.ink2, {
        px: px + 1,
        weight: 600,
      });
  });
}

function fits(pen: Pen, text: string, room: number, px: number): boolean {
  pen.c.font = `600 ${px}px ${pen.ink.sans}`;
  return pen.c.measureText(text).width <= room;
}

/** Borders of the true parts, in pixels. */
function borders({ parts }: Sizes, { x, w }: Bars): number[] {
  return parts.map((_, i) => x + w * parts.slice(0, i + 1).reduce((sum, part) => sum + part.share, 0));
}

function paintJoins(pen: Pen, bars: Bars, truth: Sizes, guess: Split): void {
  const { c, ink } = pen;
  const { x, w, yours, barH, truth: below } = bars;
  const true_ = borders(truth, bars).slice(0, -1);
  const errors = true_.map((to, i) => Math.abs(to - (x + (w * handleAt(guess, i)) / 100)));
  const worst = errors.indexOf(Math.max(...errors));
  true_.forEach((to, i) => {
    const from = x + (w * handleAt(guess, i)) / 100;
    const y = yours + barH + 4;
    const mid = (y + below - 4) / 2;
    solid(pen, i === worst ? ink.css.ink : ink.css.line2, i === worst ? 2.5 : 1.25);
    c.beginPath();
    c.moveTo(from, y);
    c.bezierCurveTo(from, mid, to, mid, to, below - 4);
    c.stroke();
  });
}

function paintTruth(pen: Pen, { narrow }: Plate, bars: Bars, truth: Sizes, labels: Labels): void {
  const { c, ink } = pen;
  const { x, w, barH, truth: y } = bars;
  const fills: Readonly<Record<SizePart, string>> = {
    names: ink.css.k2,
    addresses: ink.css.k1,
    seqs: ink.css['b-soft'],
    rest: ink.css.ctl,
  };
  const ends = borders(truth, bars);
  const px = narrow ? 11 : 13;
  const outside: string[] = [];
  truth.parts.forEach((part, i) => {
    const from = i === 0 ? x : ends[i - 1]!;
    const width = Math.max(1.5, ends[i]! - from);
    c.fillStyle = fills[part.what];
    c.fillRect(from, y, width, barH);
    if (part.what === 'seqs') outlineOrder(pen, from, y, width, barH, truth.built);
    const name = label(part.what, labels);
    const lines = [name, count(part.bytes), percent(part.share)];
    if (!lines.every((line) => fits(pen, line, width - 9, px))) {
      outside.push(`${part.what === 'rest' ? (labels['sliver'] ?? name) : name} ${count(part.bytes)}`);
      return;
    }
    const colour = part.what === 'seqs' ? ink.css.b : ink.css.ink;
    const first = y + barH / 2 - (narrow ? 10 : 16);
    lines.forEach((line, row) =>
      words(pen, line, from + (width < 90 ? 6 : 10), first + row * (px + 6), colour, {
        px,
        weight: row === 0 ? 650 : 400,
      }),
    );
  });
  const under = y + barH + 20;
  const total = `${labels['truth'] ?? ''} ${count(truth.total)} bytes`;
  words(pen, total, x, under, ink.css.ink, { weight: 650, px });
  outside.forEach((line, i) =>
    words(pen, line, x + w, under + (narrow || outside.length > 1 ? (i + 1) * 18 : i * 18), ink.css.ink3, {
      align: 'right',
      px,
    }),
  );
  if (truth.built) words(pen, labels['built'] ?? '', x + w, y - 8, ink.css.b, { align: 'right', px, halo: true });
}

/** An order that was built here is dashed wherever it is drawn. */
function outlineOrder({ c, ink }: Pen, x: number, y: number, w: number, h: number, built: boolean): void {
  c.strokeStyle = ink.css['b-fill'];
  c.lineWidth = 1.5;
  c.setLineDash(built ? [5, 4] : []);
  c.strokeRect(x + 0.75, y + 0.75, Math.max(0.5, w - 1.5), h - 1.5);
  c.setLineDash([]);
}
