// The whole picture from one scene, in order: field, dots, then everything that is drawn anew each frame.

import type { Tables, Trace } from '../frames.ts';
import type { Layout } from './layout.ts';
import { fieldX, fieldY, stripX } from './layout.ts';
import type { Motion } from './motion.ts';
import { paintAreas, paintCaptions, paintSmallCells, paintStrip } from './paint-axes.ts';
import { dotsKey, paintDots } from './paint-dots.ts';
import { fieldPainter } from './paint-field.ts';
import type { FieldPainter } from './paint-field.ts';
import { paintLanding, paintOldLinks, paintRings, paintStrongLink, reserveLink, ring, strongFetch } from './paint-links.ts';
import { labelEntry, labelFront, labelOrder, labelTarget, paintFront, paintTarget } from './paint-marks.ts';
import { paintPyramid } from './paint-pyramid.ts';
import type { Box, Pen } from './pen.ts';
import type { Scene } from './scene.ts';
import { fitCanvas } from './surface.ts';
import type { Ink } from './surface.ts';

export interface Picture {
  readonly tables: Tables;
  readonly trace: Trace;
  readonly scene: Scene;
  readonly motion: Motion;
  readonly layout: Layout;
  readonly ink: Ink;
  /** Row pointed at, -1 when none. */
  readonly hover: number;
  /** Symbol the field's cursor is on, -1 when none. */
  readonly cursor: number;
}

export interface Canvases {
  readonly field: HTMLCanvasElement;
  readonly axes: HTMLCanvasElement;
  readonly dots: HTMLCanvasElement;
  readonly front: HTMLCanvasElement;
  readonly over: HTMLCanvasElement;
}

/** What is on the canvases: each layer is painted again only when what it shows has changed. */
interface Drawn {
  field: FieldPainter | undefined;
  of: Pick<Picture, 'tables' | 'layout' | 'ink' | 'trace'> | undefined;
  present: boolean;
  dots: string;
  over: string;
  front: string;
  /** Places of the labels, which the scan's flag keeps clear of. */
  taken: readonly Box[];
}

/** Draws pictures, remembering only what is on the canvases already. */
export function drawer(canvas: Canvases): (p: Picture) => void {
  const drawn: Drawn = { field: undefined, of: undefined, present: false, dots: '', over: '', front: '', taken: [] };
  return (p) => {
    ground(canvas, drawn, p);
    drawn.field?.sweep(p.scene.linear.index);
    layers(canvas, drawn, p);
  };
}

/** Field and axes: painted whole for a new map, size or theme. */
function ground(canvas: Canvases, drawn: Drawn, p: Picture): void {
  const { of } = drawn;
  const present = p.scene.binary.present;
  const same = of && of.tables === p.tables && of.layout === p.layout && of.ink === p.ink && drawn.present === present;
  if (!same) {
    drawn.field = fieldPainter(canvas.field, p.tables, p.layout.cells, p.ink);
    canvas.field.style.width = `${p.layout.width}px`;
    canvas.field.style.height = `${p.layout.fieldH}px`;
    axes(canvas.axes, p);
  }
  if (!same || of.trace !== p.trace) drawn.dots = drawn.over = drawn.front = 'stale';
  drawn.of = p;
  drawn.present = present;
}

function layers(canvas: Canvases, drawn: Drawn, p: Picture): void {
  const { layout: l, scene: s } = p;
  const dots = dotsKey(p.trace, s, p.motion);
  if (dots !== drawn.dots) {
    const c = fitCanvas(canvas.dots, l.width + 8, l.fieldH + 8, l.dpr);
    if (c) paintDots(c, l, p.tables, p.trace, s, p.motion, p.ink);
  }
  const above = overKey(p);
  if (above !== drawn.over) drawn.taken = over(canvas.over, p);
  const ahead = `${above} ${s.linear.index} ${s.linear.done} ${s.started}`;
  if (ahead !== drawn.front) front(canvas.front, p, drawn.taken);
  drawn.dots = dots;
  drawn.over = above;
  drawn.front = ahead;
}

/** What the binary search's layer shows: most frames of a race only move the scan, and a canvas is dear to commit. */
function overKey(p: Picture): string {
  const { scene: s, motion: m } = p;
  const b = s.binary;
  return `${b.step} ${b.verdict} ${b.done} ${m.grow.toFixed(3)} ${m.fall.toFixed(2)} ${p.hover} ${p.cursor} ${s.linear.found}`;
}

/** Room around the picture for what reaches over its edge: half a ring, the post of the scan. */
export const BLEED = 12;

/** What only a map, a size or a theme changes: painted once, under everything that moves. */
function axes(canvas: HTMLCanvasElement, p: Picture): void {
  const pen = penOn(canvas, p, p.layout.height);
  if (!pen) return;
  paintSmallCells(pen, p.layout, p.tables);
  paintAreas(pen, p.layout, p.tables.areas);
  if (p.scene.binary.present) paintStrip(pen, p.layout, p.tables);
}

/** A cleared canvas over the picture down to that height, with its origin at the picture's. */
function penOn(canvas: HTMLCanvasElement, p: Picture, height: number): Pen | undefined {
  const { layout: l, ink } = p;
  const c = fitCanvas(canvas, l.width + 2 * BLEED, height + 2 * BLEED, l.dpr);
  if (!c) return undefined;
  c.clearRect(0, 0, l.width + 2 * BLEED, height + 2 * BLEED);
  c.translate(BLEED, BLEED);
  return { c, ink, ground: l.narrow ? ink.css.bg : ink.css.panel, taken: [] };
}

function over(canvas: HTMLCanvasElement, p: Picture): readonly Box[] {
  const { layout: l, scene: s, trace, motion, hover } = p;
  const pen = penOn(canvas, p, l.height);
  if (!pen) return [];
  const strong = trace.fetches[strongFetch(trace, s)];
  if (s.binary.present) {
    if (strong) reserveLink(pen, l, strong);
    paintOldLinks(pen, l, trace, s, hover);
    paintCaptions(pen, l, captionsLeft(l, p));
  }
  if (s.binary.present) {
    const other = hover >= 0 && hover <= s.binary.fetch ? trace.fetches[hover] : undefined;
    if (other && other !== strong) paintStrongLink(pen, l, other, 1, 1.75);
    if (strong) paintStrongLink(pen, l, strong, motion.grow, 2.5);
    paintRings(pen, l, trace, s, hover);
    paintPyramid(pen, l, trace, s, motion, hover);
  }
  paintTarget(pen, l, trace, s.linear.found || (s.binary.hit && s.binary.done));
  if (strong) paintLanding(pen, l, strong, motion);
  labels(pen, p);
  paintCursor(pen, p);
  return pen.taken;
}

/** The scan's front and its flag, over the field alone; the flag keeps clear of the labels placed before. */
function front(canvas: HTMLCanvasElement, p: Picture, taken: readonly Box[]): void {
  const pen = penOn(canvas, p, p.layout.fieldH);
  if (!pen) return;
  pen.taken.push(...taken);
  paintFront(pen, p.layout, p.scene);
  labelFront(pen, p.layout, p.scene);
}

function labels(pen: Pen, p: Picture): void {
  const { layout: l, scene: s, trace, motion } = p;
  const strong = trace.fetches[strongFetch(trace, s)];
  const other = p.hover >= 0 && p.hover <= s.binary.fetch ? trace.fetches[p.hover] : undefined;
  const told = other ?? strong;
  if (told && (other || motion.grow === 1)) {
    labelOrder(pen, l, told.k, told.seq);
    if (told.seq !== trace.seq) labelEntry(pen, l, told.seq);
  }
  labelTarget(pen, l, trace);
}

/** The captions stand where this lookup's links do not end up. */
function captionsLeft(l: Layout, p: Picture): boolean {
  const last = p.trace.fetches[p.trace.fetches.length - 1];
  return !last || stripX(l, last.k) > l.width / 2;
}

function paintCursor(pen: Pen, p: Picture): void {
  if (p.cursor < 0) return;
  const { layout: l, ink } = p;
  const x = fieldX(l, p.cursor);
  const y = fieldY(l, p.cursor);
  const r = Math.max(5, l.cellW / 2);
  ring(pen, x, y, r + 2, ink.css.panel, 3);
  ring(pen, x, y, r, ink.css.focus, 2);
}
