// The layers of the picture, from one scene: what each holds and in which order it is painted. Pure but for the brush.

import { fieldX, fieldY } from './layout.ts';
import type { Layout } from './layout.ts';
import type { Tables, Trace } from '../wire/answers.ts';
import type { Motion } from './motion.ts';
import { paintAreas, paintCaptions, paintSmallCells, paintStrip, reserveCellNames } from './axes.ts';
import { paintLanding, paintOldLinks, paintRings, paintStrongLink, reserveLink, ring, strongFetch } from './links.ts';
import { labelFront, labelGoal, labelOpened, paintFront, paintTarget } from './marks.ts';
import { paintPyramid } from './pyramid.ts';
import type { Pen } from './pen.ts';
import { tipBox } from './tip.ts';
import type { Scene } from '../model/scene.ts';
import type { Ink } from './surface.ts';

export interface PictureState {
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
  /** A question of "Left or right?" stands: the goal's place would answer it. */
  readonly asking?: boolean;
}

/** Space around the picture for what reaches over its edge: half a ring, the mark of the scan. */
export const BLEED = 28;

/** Colour of what the picture stands on: a panel, or on a phone the page itself. */
export function groundOf({ layout, ink }: PictureState): string {
  return layout.narrow ? ink.css.bg : ink.css.panel;
}

/** What only a map, a size or a theme changes: under everything that moves. */
export function paintAxes(pen: Pen, p: PictureState): void {
  paintSmallCells(pen, p.layout, p.tables);
  paintAreas(pen, p.layout, p.tables);
  if (p.scene.binary.present) paintStrip(pen, p.layout, p.tables);
}

/** The binary search's layer; afterwards the pen knows the places of its labels. */
export function paintOver(pen: Pen, p: PictureState): void {
  const { layout: l, scene: s, trace, motion, hover } = p;
  const strong = trace.fetches[strongFetch(trace, s)];
  reserveCellNames(pen, l, p.tables);
  if (p.cursor >= 0) pen.taken.push(tipBox(l, p.cursor));
  if (s.binary.present) {
    if (strong) reserveLink(pen, l, strong);
    paintOldLinks(pen, l, trace, s, hover);
    paintCaptions(pen, l);
    const other = hover >= 0 && hover <= s.binary.fetch ? trace.fetches[hover] : undefined;
    if (other && other !== strong) paintStrongLink(pen, l, other, 1, 1.75);
    if (strong) paintStrongLink(pen, l, strong, motion.grow, 2.5);
    paintPyramid(pen, l, trace, s, motion, hover);
  }
  if (!p.asking) paintTarget(pen, l, trace, s.linear.found || (s.binary.hit && s.binary.done));
  labels(pen, p);
  if (s.binary.present) paintRings(pen, l, trace, s, hover);
  if (strong) paintLanding(pen, l, strong, motion);
  paintCursor(pen, p);
}

/** The front of the scan and its label, over the field only. The label keeps clear of the labels the pen knows. */
export function paintAhead(pen: Pen, p: PictureState): void {
  paintFront(pen, p.layout, p.scene);
  labelFront(pen, p.layout, p.scene);
}

function labels(pen: Pen, p: PictureState): void {
  const { layout: l, scene: s, trace, motion } = p;
  const strong = trace.fetches[strongFetch(trace, s)];
  const other = p.hover >= 0 && p.hover <= s.binary.fetch ? trace.fetches[p.hover] : undefined;
  const told = other ?? strong;
  if (!p.asking) labelGoal(pen, l, trace, s);
  if (told && (other || motion.grow === 1) && told.seq !== trace.seq) labelOpened(pen, l, told);
}

function paintCursor(pen: Pen, p: PictureState): void {
  if (p.cursor < 0) return;
  const { layout: l, ink } = p;
  const x = fieldX(l, p.cursor);
  const y = fieldY(l, p.cursor);
  const r = Math.max(5, l.cellW / 2);
  ring(pen, x, y, r + 2, ink.css.panel, 3);
  ring(pen, x, y, r, ink.css.focus, 2);
}
