// The whole picture from one scene, in order: field, dots, then everything that is drawn anew each frame.

import { BLEED, groundOf, paintAhead, paintAxes, paintOver } from './layers.ts';
import type { PictureState } from './layers.ts';
import { dotsKey, paintDots } from './dots.ts';
import { fieldPainter, possibleIn } from './field.ts';
import type { FieldPainter } from './field.ts';
import type { Box, Pen } from './pen.ts';
import { fitCanvas } from './surface.ts';

interface Canvases {
  readonly field: HTMLCanvasElement;
  readonly axes: HTMLCanvasElement;
  readonly dots: HTMLCanvasElement;
  readonly front: HTMLCanvasElement;
  readonly over: HTMLCanvasElement;
}

/** What is on the canvases: each layer is painted again only when what it shows has changed. */
interface Drawn {
  field: FieldPainter | undefined;
  of: Pick<PictureState, 'tables' | 'layout' | 'ink' | 'trace'> | undefined;
  present: boolean;
  dots: string;
  over: string;
  front: string;
  /** Places of the labels. The scan's flag keeps clear of them. */
  taken: readonly Box[];
}

/** Draws pictures, remembering only what is on the canvases already. */
export function drawer(canvas: Canvases): (p: PictureState) => void {
  const drawn: Drawn = { field: undefined, of: undefined, present: false, dots: '', over: '', front: '', taken: [] };
  return (p) => {
    ground(canvas, drawn, p);
    drawn.field?.show(p.scene.linear.index, possibleIn(p.scene));
    layers(canvas, drawn, p);
  };
}

/** Field and axes: painted whole for a new map, size or theme. */
function ground(canvas: Canvases, drawn: Drawn, p: PictureState): void {
  const { of } = drawn;
  const present = p.scene.binary.present;
  const same = of && of.tables === p.tables && of.layout === p.layout && of.ink === p.ink && drawn.present === present;
  if (!same) {
    drawn.field = fieldPainter(canvas.field, p.tables, p.layout.cells, p.ink);
    canvas.field.style.width = `${p.layout.width * p.layout.unit}px`;
    canvas.field.style.height = `${p.layout.fieldH * p.layout.unit}px`;
    const pen = penOn(canvas.axes, p, p.layout.height);
    if (pen) paintAxes(pen, p);
  }
  if (!same || of.trace !== p.trace) drawn.dots = drawn.over = drawn.front = 'stale';
  drawn.of = p;
  drawn.present = present;
}

function layers(canvas: Canvases, drawn: Drawn, p: PictureState): void {
  const { layout: l, scene: s } = p;
  const dots = dotsKey(p.trace, s, p.motion);
  if (dots !== drawn.dots) {
    const c = fitCanvas(canvas.dots, l.width + 8, l.fieldH + 8, l.dpr, l.unit);
    c?.clearRect(0, 0, l.width + 8, l.fieldH + 8);
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

/** What the binary search's layer shows. Most frames of a race only move the scan, and repainting a canvas is slow. */
function overKey(p: PictureState): string {
  const { scene: s, motion: m } = p;
  const b = s.binary;
  return `${b.step} ${b.verdict} ${b.done} ${m.grow.toFixed(3)} ${m.fall.toFixed(2)} ${p.hover} ${p.cursor} ${s.linear.found} ${p.asking}`;
}

/** A cleared canvas over the picture down to that height, with its origin at the picture's. */
function penOn(canvas: HTMLCanvasElement, p: PictureState, height: number): Pen | undefined {
  const { layout: l, ink } = p;
  const c = fitCanvas(canvas, l.width + 2 * BLEED, height + 2 * BLEED, l.dpr, l.unit);
  if (!c) return undefined;
  c.clearRect(0, 0, l.width + 2 * BLEED, height + 2 * BLEED);
  c.translate(BLEED, BLEED);
  return { c, ink, ground: groundOf(p), taken: [] };
}

function over(canvas: HTMLCanvasElement, p: PictureState): readonly Box[] {
  const pen = penOn(canvas, p, p.layout.height);
  if (pen) paintOver(pen, p);
  return pen?.taken ?? [];
}

function front(canvas: HTMLCanvasElement, p: PictureState, taken: readonly Box[]): void {
  const pen = penOn(canvas, p, p.layout.fieldH);
  if (!pen) return;
  pen.taken.push(...taken);
  paintAhead(pen, p);
}
