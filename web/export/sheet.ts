// A figure to keep on a slide of its own: title, sentence, the figure as on the page, and of which map it is; as PNG and SVG.

import type { Brush } from '../paint/brush.ts';
import { words } from '../paint/learn/plate.ts';
import type { Plate } from '../paint/learn/plate.ts';
import { font } from '../paint/pen.ts';
import type { Pen } from '../paint/pen.ts';
import type { Ink } from '../paint/surface.ts';
import { pngOf } from './easel.ts';
import { svgBrush } from './svg.ts';
import { wrapped } from './wrap.ts';

export interface Sheet {
  /** Of the parts of an SVG: letters, digits and dashes. */
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  /** What it is of, below. */
  readonly foot: string;
  paint(pen: Pen, plate: Plate): void;
}

/** In CSS pixels: a slide of 16 to 9. */
const W = 1280;
const H = 720;
const MARGIN = 40;
const HEAD = 150;
const FOOT = 44;
const LINE = 24;
const MOST_LINES = 3;

function paintSheet(c: Brush, ink: Ink, { title, sentence, foot, paint }: Sheet): void {
  const pen = { c, ink, ground: ink.css.panel, taken: [] };
  c.fillStyle = ink.css.panel;
  c.fillRect(0, 0, W, H);
  words(pen, title, MARGIN, 58, ink.css.ink, { px: 28, weight: 700 });
  font(pen, 'sans', 400, 17);
  const lines = wrapped(c, sentence, W - 2 * MARGIN, MOST_LINES);
  lines.forEach((line, i) => words(pen, line, MARGIN, 92 + i * LINE, ink.css.ink2, { px: 17 }));
  c.save();
  c.translate(MARGIN, HEAD + 16);
  paint({ ...pen, taken: [] }, { w: W - 2 * MARGIN, h: H - HEAD - FOOT - 24, narrow: false });
  c.restore();
  words(pen, foot, MARGIN, H - 22, ink.css.ink3, { px: 13 });
  words(pen, 'kallscope', W - MARGIN, H - 22, ink.css.ink3, { px: 13, align: 'right' });
}

export function sheetPng(sheet: Sheet, ink: Ink, scale: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = W * scale;
  canvas.height = H * scale;
  const c = canvas.getContext('2d');
  if (!c) throw new Error(`This browser has no canvas of ${canvas.width} × ${canvas.height} pixels.`);
  c.scale(scale, scale);
  paintSheet(c, ink, sheet);
  return pngOf(canvas);
}

export function sheetSvg(sheet: Sheet, ink: Ink): string {
  const measuring = document.createElement('canvas').getContext('2d');
  if (!measuring) throw new Error('This browser has no canvas to measure text with.');
  const { brush, finish } = svgBrush(W, H, sheet.id, {
    measure: (set, text) => {
      measuring.font = set;
      return measuring.measureText(text);
    },
    address: (image) => (image as HTMLCanvasElement).toDataURL('image/png'),
  });
  paintSheet(brush, ink, sheet);
  return finish(sheet.title, sheet.sentence);
}
