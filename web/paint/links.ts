// The links from a name's place in the alphabet up to its entry in memory.

import type { Fetch, Trace } from '../wire/answers.ts';
import type { Brush } from './brush.ts';
import { fieldX, fieldY, stripX } from './layout.ts';
import type { Layout } from './layout.ts';
import type { Motion } from './motion.ts';
import type { Pen } from './pen.ts';
import { font, hits } from './pen.ts';
import type { Scene } from '../model/scene.ts';

/** Only the last few links are strong: they crowd near the wanted name. By age, 0 is the current one. */
const STRENGTH = [1, 0.34, 0.27, 0.21];
const FAINT = 0.16;

/** An earlier ring nearer than this to a later one is left out: its number could not be read. */
const RING_ROOM = 17;

export const RING = 8.5;

/** The fetch whose link is the strong one: the one under way, and at the end the one that found the name. */
export function strongFetch(trace: Trace, s: Scene): number {
  const b = s.binary;
  if (!b.done || !trace.found || b.current?.sign === 0) return b.fetch;
  for (let i = trace.fetches.length - 1; i >= 0; i--) if (trace.fetches[i]!.sign === 0) return i;
  return b.fetch;
}

function linkPath(c: Brush, l: Layout, f: Fetch, gap: number): void {
  const xStrip = stripX(l, f.k + 0.5);
  const xField = fieldX(l, f.seq);
  const bend = (l.stripTop - l.bandTop) * 0.62;
  c.moveTo(xStrip, l.stripTop);
  c.bezierCurveTo(xStrip, l.stripTop - bend, xField, l.bandTop + bend * 0.75, xField, l.fieldH);
  c.lineTo(xField, Math.min(l.fieldH, fieldY(l, f.seq) + gap));
}

/** The places a link passes, for labels to avoid. */
export function reserveLink(pen: Pen, l: Layout, f: Fetch): void {
  const x0 = stripX(l, f.k + 0.5);
  const x1 = fieldX(l, f.seq);
  const bend = (l.stripTop - l.bandTop) * 0.62;
  const parts = 14;
  for (let i = 0; i <= parts; i++) {
    const t = i / parts;
    const u = 1 - t;
    const x = u * u * u * x0 + 3 * u * u * t * x0 + 3 * u * t * t * x1 + t * t * t * x1;
    const y =
      u * u * u * l.stripTop +
      3 * u * u * t * (l.stripTop - bend) +
      3 * u * t * t * (l.bandTop + bend * 0.75) +
      t * t * t * l.fieldH;
    pen.taken.push({ x: x - 5, y: y - 6, w: 10, h: 12 });
  }
  const yField = fieldY(l, f.seq);
  pen.taken.push({ x: x1 - 4, y: yField, w: 8, h: Math.max(0, l.fieldH - yField) });
}

/** Links of earlier probes, oldest and faintest first; a row pointed at brings its own forward. */
export function paintOldLinks(pen: Pen, l: Layout, trace: Trace, s: Scene, hover: number): void {
  const { c, ink } = pen;
  const strong = strongFetch(trace, s);
  c.strokeStyle = ink.css['b-fill'];
  c.lineWidth = 1;
  const last = Math.min(s.binary.fetch, trace.probes - 1);
  for (let i = 0; i <= last; i++) {
    if (i === strong || i === hover) continue;
    c.globalAlpha = hover >= 0 ? FAINT : (STRENGTH[last - i + (strong > last || strong === last ? 0 : 1)] ?? FAINT);
    c.beginPath();
    linkPath(c, l, trace.fetches[i]!, RING);
    c.stroke();
  }
  c.globalAlpha = 1;
}

/** The strong link, as far as it has grown, and its arrow head at the cell. */
export function paintStrongLink(pen: Pen, l: Layout, f: Fetch, grow: number, thick: number): void {
  const { c, ink } = pen;
  if (grow <= 0) return;
  const yCell = fieldY(l, f.seq);
  c.save();
  if (grow < 1) {
    // The path rises everywhere, so the part that has grown is what lies below a height.
    c.beginPath();
    const top = l.stripTop - grow * (l.stripTop - yCell);
    c.rect(-20, top, l.width + 40, l.height - top);
    c.clip();
  }
  c.strokeStyle = ink.css['b-fill'];
  c.lineWidth = thick;
  c.beginPath();
  linkPath(c, l, f, 12);
  c.stroke();
  c.restore();
  if (grow === 1) arrow(pen, fieldX(l, f.seq), Math.min(yCell + 4, l.fieldH), ink.css['b-fill']);
}

function arrow(pen: Pen, x: number, y: number, fill: string): void {
  const { c } = pen;
  c.fillStyle = fill;
  c.beginPath();
  c.moveTo(x, y);
  c.lineTo(x + 5.5, y + 10);
  c.lineTo(x - 5.5, y + 10);
  c.fill();
}

/** Numbered rings where earlier probes landed: they show how halving the alphabet jumps about in memory. */
export function paintRings(pen: Pen, l: Layout, trace: Trace, s: Scene, hover: number): void {
  const { c, ink } = pen;
  const last = Math.min(s.binary.fetch, trace.probes - 1);
  const strong = strongFetch(trace, s);
  const skip = strong >= 0 ? trace.fetches[strong] : undefined;
  font(pen, 'sans', 650);
  c.textAlign = 'center';
  for (let i = 0; i <= last; i++) {
    if (i === strong && i !== hover) continue;
    const f = trace.fetches[i]!;
    const x = inside(l, fieldX(l, f.seq));
    const y = fieldY(l, f.seq);
    if (i !== hover && (covered(l, trace, i, last, x, y) || onGoal(l, trace, x, y))) continue;
    if (i !== hover && skip && skip.seq === f.seq) continue;
    const box = { x: x - RING, y: y - RING, w: 2 * RING, h: 2 * RING, label: true };
    if (i !== hover && pen.taken.some((taken) => hits(taken, box))) continue;
    ring(pen, x, y, RING, ink.css['b-fill'], 1, ink.css.panel);
    c.fillStyle = ink.css.b;
    c.fillText(String(i + 1), x, y + 4.2);
    pen.taken.push(box);
  }
  c.textAlign = 'left';
}

/** A ring that would lie on the goal's is left out. */
function onGoal(l: Layout, trace: Trace, x: number, y: number): boolean {
  return trace.found && Math.hypot(fieldX(l, trace.seq) - x, fieldY(l, trace.seq) - y) < RING_ROOM;
}

/** Rings at the edge stay whole. */
function inside(l: Layout, x: number): number {
  return Math.max(2, Math.min(l.width - 2, x));
}

function covered(l: Layout, trace: Trace, i: number, last: number, x: number, y: number): boolean {
  for (let j = i + 1; j <= last; j++) {
    const f = trace.fetches[j]!;
    if (Math.hypot(inside(l, fieldX(l, f.seq)) - x, fieldY(l, f.seq) - y) < RING_ROOM) return true;
  }
  return false;
}

export function ring(pen: Pen, x: number, y: number, r: number, edge: string, width: number, fill?: string): void {
  const { c } = pen;
  c.beginPath();
  c.arc(x, y, r, 0, 2 * Math.PI);
  if (fill) {
    c.fillStyle = fill;
    c.fill();
  }
  c.strokeStyle = edge;
  c.lineWidth = width;
  c.stroke();
}

/** The cell of the strong link. */
export function paintLanding(pen: Pen, l: Layout, f: Fetch, motion: Motion): void {
  if (motion.grow < 1) return;
  ring(pen, inside(l, fieldX(l, f.seq)), fieldY(l, f.seq), 4, pen.ink.css['b-fill'], 2, pen.ink.css.panel);
}
