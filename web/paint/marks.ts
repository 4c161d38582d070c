// The finish line, the front of the scan, and the labels beside them.

import type { Fetch, Trace } from '../wire/answers.ts';
import { fieldX, fieldY } from './layout.ts';
import type { Layout } from './layout.ts';
import { RING, ring } from './links.ts';
import { coversLabel, font, hits, place, tag, TAG_H, tagWidth } from './pen.ts';
import type { Box, Pen } from './pen.ts';
import type { Scene } from '../model/scene.ts';
import { plural, visible } from '../model/text.ts';

const NAME_ROOM = 28;

function cut(name: string): string {
  const shown = visible(name);
  return shown.length > NAME_ROOM ? `${shown.slice(0, NAME_ROOM - 1)}…` : shown;
}

function fieldBox(l: Layout): Box {
  return { x: 0, y: 0, w: l.width, h: l.fieldH };
}

/** Where the wanted name lies. A name that is not there has no ring. */
export function paintTarget(pen: Pen, l: Layout, trace: Trace, reached: boolean): void {
  if (!trace.found) return;
  const { ink } = pen;
  const x = fieldX(l, trace.seq);
  const y = fieldY(l, trace.seq);
  ring(pen, x, y, RING + 1, ink.css.panel, 4.5);
  ring(pen, x, y, RING + 1, ink.css.ink, 2);
  if (reached) ring(pen, x, y, 3, ink.css.ink, 1, ink.css.ink);
  pen.taken.push({ x: x - 10, y: y - 10, w: 20, h: 20, label: true });
}

/** The goal stands in the field from the start, so the label says that the searches do not know it. */
export function labelGoal(pen: Pen, l: Layout, trace: Trace, s: Scene): void {
  if (!trace.found) return;
  const reached = s.linear.found || s.binary.hit;
  const x = fieldX(l, trace.seq);
  const y = fieldY(l, trace.seq);
  font(pen, 'mono', 650);
  const text = l.narrow ? 'the goal' : cut(trace.query);
  const more = l.width > 640 && !l.narrow && !reached && fits(pen, l, x, y, RING + 1, text, NOT_KNOWN) ? NOT_KNOWN : '';
  beside(pen, l, x, y, RING + 1, text, pen.ink.css.ink, pen.ink.css.ink, more);
}

const NOT_KNOWN = '  the goal: neither search knows yet';

/** The name that the search has opened, at its place in memory. */
export function labelOpened(pen: Pen, l: Layout, f: Fetch): void {
  font(pen, 'mono', 650);
  const text = cut(f.name);
  if (tagWidth(pen, text) > l.width * 0.6) return;
  beside(pen, l, fieldX(l, f.seq), fieldY(l, f.seq), 4, text, pen.ink.css['b-fill'], pen.ink.css.b);
}

/** Distance that clears a ring and the link below it. */
const FAR = 2 * RING + 12;

function placeBeside(pen: Pen, l: Layout, x: number, y: number, r: number, w: number): Box {
  const right = x + r + 10;
  const left = x - r - 10 - w;
  // Places farther out serve when a ring or a link is right beside the point.
  const sides = x < l.width * 0.6 ? [right, left, right + FAR, left - FAR] : [left, right, left - FAR, right + FAR];
  // A large cell has its name at its upper edge: the tag stands at the lower one.
  const under = l.cellH > 2 * TAG_H && l.cells.per === 1 ? [l.cellH / 2 - TAG_H / 2 - 2] : [];
  const levels = [...under, ...[0, -1, 1, -2, 2, 3, -3, 4, -4, 5, -5].map((n) => n * (TAG_H + 3))];
  const places = levels.flatMap((dy) => sides.map((px) => [px, y - TAG_H / 2 + dy] as const));
  return place(pen, fieldBox(l), w, TAG_H, places);
}

/**
 * A tag to the right of a point or to its left, level with it or some lines up or down, with a short lead to it. Where
 * it would cover another label it is left out, because its text also stands beside the picture.
 */
function beside(
  pen: Pen,
  l: Layout,
  x: number,
  y: number,
  r: number,
  text: string,
  edge: string,
  fill: string,
  more = '',
): void {
  const box = placeBeside(pen, l, x, y, r, tagWidth(pen, text, more));
  if (coversLabel(pen, box)) return;
  pen.taken.push(box);
  const { c } = pen;
  c.strokeStyle = edge;
  c.lineWidth = 1.5;
  c.beginPath();
  const toX = box.x > x ? box.x : box.x + box.w;
  const toY = Math.max(box.y + 3, Math.min(box.y + TAG_H - 3, y));
  const length = Math.hypot(toX - x, toY - y);
  if (length > r) {
    c.moveTo(x + ((toX - x) / length) * r, y + ((toY - y) / length) * r);
    c.lineTo(toX, toY);
    c.stroke();
  }
  tag(pen, box, text, edge, fill, more);
}

/** The symbol being read; when done, the last one read. */
function frontSeq(s: Scene): number {
  return Math.max(0, Math.min(s.linear.index - (s.linear.done ? 1 : 0), s.numSyms - 1));
}

/** How far the scan is: a line at its front from the top of the column, and a label with its entry. */
export function paintFront(pen: Pen, l: Layout, s: Scene): void {
  if (s.numSyms === 0 || !s.started) return;
  const { c, ink } = pen;
  const seq = frontSeq(s);
  const x = fieldX(l, seq) - l.cellW / 2;
  const y = fieldY(l, seq);
  c.fillStyle = ink.css['a-fill'];
  if (l.cellW < 8) {
    c.fillRect(x - 3, 0, 3, Math.max(3, y));
    if (x > 8) c.fillRect(x - 1, 0, 1.5, l.fieldH);
  } else {
    c.strokeStyle = ink.css['a-fill'];
    c.lineWidth = 2;
    c.strokeRect(x + 1, y - l.cellH / 2 + 1, l.cellW - 2, l.cellH - 2);
  }
  pen.taken.push({ x: x - 3, y: 0, w: 5, h: Math.max(3, y) });
}

/** A field lower than this has no room for the scan's label; the lane says where it is. */
const LABEL_FROM = 90;

export function labelFront(pen: Pen, l: Layout, s: Scene): void {
  if (s.numSyms === 0 || !s.started || s.linear.done || l.fieldH < LABEL_FROM) return;
  const seq = frontSeq(s);
  font(pen, 'sans', 650);
  const x = fieldX(l, seq);
  const top = Math.max(TAG_H / 2 + 4, fieldY(l, seq));
  const long = `the scan is here, ${plural(s.linear.index, 'name')} in`;
  const text = l.width >= 640 && fits(pen, l, x, top, 2, long) ? long : 'the scan';
  beside(pen, l, x, top, 2, text, pen.ink.css['a-fill'], pen.ink.css.a);
}

/** Whether a tag of that text has a place that nothing has taken. */
function fits(pen: Pen, l: Layout, x: number, y: number, r: number, text: string, more = ''): boolean {
  const box = placeBeside(pen, l, x, y, r, tagWidth(pen, text, more));
  return !pen.taken.some((taken) => hits(taken, box));
}
