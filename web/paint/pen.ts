// The few shapes that the picture is made of, and a place for each label where it covers no other.

import type { Brush } from './brush.ts';
import type { Ink } from './surface.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** A label, which must stay whole. A link or a ring may be covered where there is no other room. */
  readonly label?: boolean;
}

export interface Pen {
  readonly c: Brush;
  readonly ink: Ink;
  /** Colour of what the picture stands on. */
  readonly ground: string;
  /** Places taken by labels, for the next ones to avoid. */
  readonly taken: Box[];
}

const TEXT_PX = 12;

export function font(pen: Pen, family: 'sans' | 'mono', weight = 400, px = TEXT_PX): void {
  pen.c.font = `${weight} ${px}px ${pen.ink[family]}`;
}

export function hits(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** Text with an edge in the panel's colour, so that it reads over lines. */
export function haloText(pen: Pen, text: string, x: number, y: number, fill: string): void {
  const { c, ground } = pen;
  c.lineJoin = 'round';
  c.strokeStyle = ground;
  c.lineWidth = 4;
  c.strokeText(text, x, y);
  c.fillStyle = fill;
  c.fillText(text, x, y);
}

/** A box with one line of text in it. */
export function tag(pen: Pen, box: Box, text: string, edge: string, fill: string, more = ''): void {
  const { c, ink } = pen;
  c.beginPath();
  c.roundRect(box.x + 0.5, box.y + 0.5, box.w - 1, box.h - 1, 3);
  c.fillStyle = ink.css.panel;
  c.fill();
  c.strokeStyle = edge;
  c.lineWidth = 1;
  c.stroke();
  c.fillStyle = fill;
  c.textAlign = 'left';
  c.textBaseline = 'middle';
  c.fillText(text, box.x + 7, box.y + box.h / 2 + 0.5);
  if (more) {
    const from = box.x + 7 + c.measureText(text).width;
    font(pen, 'sans');
    c.fillText(more, from, box.y + box.h / 2 + 0.5);
  }
  c.textBaseline = 'alphabetic';
}

export const TAG_H = 21;

/** The width of a tag with that text in the current font, and more after it in the sans type. */
export function tagWidth(pen: Pen, text: string, more = ''): number {
  const w = Math.ceil(pen.c.measureText(text).width) + 14;
  if (!more) return w;
  const before = pen.c.font;
  font(pen, 'sans');
  const both = w + Math.ceil(pen.c.measureText(more).width);
  pen.c.font = before;
  return both;
}

/** A place on a label is so much worse than one on links and rings. */
const LABEL_WEIGHT = 100;

/** How much of what is drawn a box would cover: 0 nothing, from LABEL_WEIGHT on a label. */
function covering(pen: Pen, box: Box): number {
  return pen.taken.reduce((sum, t) => sum + (hits(t, box) ? (t.label ? LABEL_WEIGHT : 1) : 0), 0);
}

/** Whether a box covers a label. */
export function coversLabel(pen: Pen, box: Box): boolean {
  return covering(pen, box) >= LABEL_WEIGHT;
}

/**
 * The first of the places that lies within the bounds and covers nothing; if there is none, the one that covers least; if
 * none lies within, the first moved there.
 */
export function place(
  pen: Pen,
  bounds: Box,
  w: number,
  h: number,
  places: readonly (readonly [number, number])[],
): Box {
  let fallback: Box | undefined;
  let fewest = Infinity;
  for (const [x, y] of places) {
    const box = { x, y, w, h, label: true };
    const inside = x >= bounds.x && x + w <= bounds.x + bounds.w && y >= bounds.y && y + h <= bounds.y + bounds.h;
    if (!inside) continue;
    const hit = covering(pen, box);
    if (hit < fewest) [fallback, fewest] = [box, hit];
    if (hit === 0) break;
  }
  const [x, y] = places[0]!;
  return (
    fallback ?? {
      x: Math.max(bounds.x, Math.min(bounds.x + bounds.w - w, x)),
      y: Math.max(bounds.y, Math.min(bounds.y + bounds.h - h, y)),
      w,
      h,
      label: true,
    }
  );
}
