// A card's figure to keep: question, sentence, the figure as on the page, and of which map it is; as PNG, SVG, and its table
// as CSV.

import type { Twin } from '../model/learn/card.ts';
import type { CardPicture, CardPainter } from '../paint/learn/plate.ts';
import { words } from '../paint/learn/plate.ts';
import type { Brush } from '../paint/brush.ts';
import { font } from '../paint/pen.ts';
import type { Ink } from '../paint/surface.ts';
import { quoted } from './csv.ts';
import { pngOf } from './easel.ts';
import { svgBrush } from './svg.ts';
import { wrapped } from './wrap.ts';

/** What a figure of a card is of. */
export interface CardSubject {
  readonly number: number;
  readonly question: string;
  readonly sentence: string;
  /** Name of the map. */
  readonly map: string;
  readonly paint: CardPainter<unknown, unknown>;
  readonly picture: Omit<CardPicture<unknown, unknown>, 'reveal'>;
}

/** In CSS pixels: a slide of 16 to 9. */
const W = 1280;
const H = 720;
const MARGIN = 40;
const HEAD = 150;
const FOOT = 44;
const LINE = 24;
const MOST_LINES = 3;

function paintSheet(c: Brush, ink: Ink, { question, sentence, map, paint, picture }: CardSubject): void {
  const pen = { c, ink, ground: ink.css.panel, taken: [] };
  c.fillStyle = ink.css.panel;
  c.fillRect(0, 0, W, H);
  words(pen, question, MARGIN, 58, ink.css.ink, { px: 28, weight: 700 });
  font(pen, 'sans', 400, 17);
  const lines = wrapped(c, sentence, W - 2 * MARGIN, MOST_LINES);
  lines.forEach((line, i) => words(pen, line, MARGIN, 92 + i * LINE, ink.css.ink2, { px: 17 }));
  c.save();
  c.translate(MARGIN, HEAD + 16);
  paint(
    { ...pen, taken: [] },
    { w: W - 2 * MARGIN, h: H - HEAD - FOOT - 24, narrow: false },
    { ...picture, reveal: 1 },
  );
  c.restore();
  words(pen, `${map} · counted in bytes of table read`, MARGIN, H - 22, ink.css.ink3, { px: 13 });
  words(pen, 'kallscope', W - MARGIN, H - 22, ink.css.ink3, { px: 13, align: 'right' });
}

export function cardPng(subject: CardSubject, ink: Ink, scale: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = W * scale;
  canvas.height = H * scale;
  const c = canvas.getContext('2d');
  if (!c) throw new Error(`This browser has no canvas of ${canvas.width} × ${canvas.height} pixels.`);
  c.scale(scale, scale);
  paintSheet(c, ink, subject);
  return pngOf(canvas);
}

export function cardSvg(subject: CardSubject, ink: Ink): string {
  const measuring = document.createElement('canvas').getContext('2d');
  if (!measuring) throw new Error('This browser has no canvas to measure text with.');
  const { brush, finish } = svgBrush(W, H, `kallscope-question-${subject.number}`, {
    measure: (set, text) => {
      measuring.font = set;
      return measuring.measureText(text);
    },
    address: (image) => (image as HTMLCanvasElement).toDataURL('image/png'),
  });
  paintSheet(brush, ink, subject);
  return finish(subject.question, subject.sentence);
}

/** The table of a figure; what could begin a formula has an apostrophe before it (csv.ts). */
export function twinCsv({ head, rows }: Twin): string {
  return `${[head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}
