// A figure: the picture of one moment with what a document must say about it: which name, among how many, what each
// search has done by then, what happens, and of which map. One pure function places it, one paints it, on any brush.
//
//   ┌──────────────────────────────────────────────┐
//   │ name looked up          ■ Linear   counts    │
//   │ symbols, release        ■ Binary   counts    │
//   │ the picture, as on the screen                │
//   │ caption                               credit │
//   └──────────────────────────────────────────────┘

import type { Tables, Trace } from '../wire/answers.ts';
import type { Mode } from '../model/clock.ts';
import type { Brush } from '../paint/brush.ts';
import { groundOf, paintAhead, paintAxes, paintOver } from '../paint/layers.ts';
import type { PictureState } from '../paint/layers.ts';
import { layoutFor } from '../paint/layout.ts';
import type { Layout } from '../paint/layout.ts';
import { motionOf } from '../paint/motion.ts';
import { sentence } from '../model/narrate.ts';
import { paintDots } from '../paint/dots.ts';
import type { Pen } from '../paint/pen.ts';
import { scene } from '../model/scene.ts';
import type { Scene } from '../model/scene.ts';
import type { Ink } from '../paint/surface.ts';
import { count, plural, visible } from '../model/text.ts';
import { hasBinary } from '../model/timeline.ts';
import { printable } from '../model/format.ts';
import { clipped, wrapped } from './wrap.ts';

/** What a figure is of. */
export interface Subject {
  readonly tables: Tables;
  readonly trace: Trace;
  readonly mode: Mode;
  /** The map's name, for the credit. */
  readonly map: string;
}

export interface FigureSize {
  /** In CSS pixels, the whole figure. Height 0: as high as the picture likes. */
  readonly width: number;
  readonly height: number;
  /** The picture as on a phone: no labels, lower rows. */
  readonly narrow: boolean;
  /** Pixels of the export to a CSS pixel. */
  readonly scale: number;
}

export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly layout: Layout;
  /** The heading stands above the counts, because there is no room beside them. */
  readonly stacked: boolean;
  readonly captionLines: number;
}

/** In CSS pixels. */
const MARGIN = 20;
const MARGIN_SMALL = 16;
const TOP = 14;
const LINE = 18;
const GAP = 10;
const FOOT = 14;
/** Space that the picture itself leaves under its last row. */
const CAPTION_GAP = 6;
const STACKED_BELOW = 640;
/** From here on the caption is one line, with the credit beside it. */
const WIDE_FROM = 1100;

function margin(width: number): number {
  return width < STACKED_BELOW ? MARGIN_SMALL : MARGIN;
}

function headHeight(stacked: boolean, present: boolean): number {
  return TOP + (stacked ? (present ? 5 : 4) : 2) * LINE + GAP;
}

function footHeight(captionLines: number, width: number): number {
  return CAPTION_GAP + (captionLines + (width < WIDE_FROM ? 1 : 0)) * LINE + FOOT;
}

function captionLinesFor(width: number): number {
  return width >= WIDE_FROM ? 1 : width >= STACKED_BELOW ? 2 : 4;
}

/** Even, since video is coded in pairs of pixels. */
function even(x: number): number {
  return 2 * Math.ceil(x / 2);
}

/** Where everything of a figure lies. The picture's own layout is the page's, for the room that is left. */
export function figureFor(size: FigureSize, { tables, trace }: Pick<Subject, 'tables' | 'trace'>): Figure {
  const present = hasBinary(trace);
  const stacked = size.width < STACKED_BELOW;
  const captionLines = captionLinesFor(size.width);
  const around = headHeight(stacked, present) + footHeight(captionLines, size.width);
  const layout = layoutFor({
    width: size.width - 2 * margin(size.width),
    height: size.height > 0 ? size.height - around : 0,
    dpr: size.scale,
    numSyms: tables.numSyms,
    probes: present ? Math.max(tables.maxProbes, trace.probes) : 0,
    narrow: size.narrow,
  });
  return {
    width: even(size.width),
    height: even(Math.max(size.height, layout.height + around)),
    scale: size.scale,
    layout,
    stacked,
    captionLines,
  };
}

/** The picture as the page shows it, in CSS pixels. */
export interface PageFigure {
  readonly width: number;
  readonly height: number;
  readonly narrow: boolean;
}

/** The figure whose picture has the size and the kind of the one on the page. */
export function figureAround(picture: PageFigure, scale: number, subject: Pick<Subject, 'tables' | 'trace'>): Figure {
  const width = picture.width + 2 * (picture.width + 2 * MARGIN < STACKED_BELOW ? MARGIN_SMALL : MARGIN);
  const stacked = width < STACKED_BELOW;
  const around = headHeight(stacked, hasBinary(subject.trace)) + footHeight(captionLinesFor(width), width);
  return figureFor(
    { width, height: picture.narrow ? 0 : picture.height + around, narrow: picture.narrow, scale },
    subject,
  );
}

/** What a figure is painted with. */
interface Paint {
  readonly ink: Ink;
  /** Cells of the field, a pixel each, as they are in that scene. */
  readonly field: (s: Scene) => CanvasImageSource;
  /** End states only, as the page plays when it plays fast. */
  readonly still?: boolean;
}

/** Paints the figure of one position, in CSS pixels from the brush's origin. */
export function paintFigure(c: Brush, f: Figure, subject: Subject, position: number, paint: Paint): void {
  const { tables, trace, mode } = subject;
  const { ink } = paint;
  const s = scene(tables, trace, mode, position);
  const picture: PictureState = {
    tables,
    trace,
    scene: s,
    motion: motionOf(trace, s, paint.still ?? false),
    layout: f.layout,
    ink,
    hover: -1,
    cursor: -1,
  };
  const pen: Pen = { c, ink, ground: groundOf(picture), taken: [] };
  c.fillStyle = pen.ground;
  c.fillRect(0, 0, f.width, f.height);
  paintHead(pen, f, subject, s);
  c.save();
  c.translate(margin(f.width), headHeight(f.stacked, s.binary.present));
  paintPicture(pen, picture, paint.field(s));
  c.restore();
  paintFoot(pen, f, subject, s);
}

/**
 * Paints the page's layers in the page's order. The scan's flag is painted before the labels that it keeps clear of, so
 * their places are found first, with a brush that paints nothing.
 */
function paintPicture(pen: Pen, p: PictureState, field: CanvasImageSource): void {
  const { c } = pen;
  const { layout: l } = p;
  c.imageSmoothingEnabled = false;
  c.drawImage(field, 0, 0, l.width, l.fieldH);
  paintAxes(pen, p);
  paintDots(c, l, p.tables, p.trace, p.scene, p.motion, p.ink);
  const placed: Pen = { ...pen, c: silent(c), taken: [] };
  paintOver(placed, p);
  paintAhead({ ...pen, taken: placed.taken }, p);
  paintOver({ ...pen, taken: [] }, p);
}

const nothing = (): void => {};

/** A brush that measures like another one and paints nothing. */
function silent(c: Brush): Brush {
  return new Proxy(c, {
    get: (target, key) => (key === 'measureText' ? (text: string) => target.measureText(text) : nothing),
    set: (target, key, value) => {
      if (key === 'font') target.font = value as string;
      return true;
    },
  });
}

interface Lane {
  readonly name: string;
  readonly colour: 'a' | 'b';
  /** In the order of WHAT. */
  readonly counts: readonly [number, number, number];
}

const WHAT = ['ruled out', 'opened', 'bytes'] as const;

/** "28 ruled out" */
function said(counts: Lane['counts']): string[] {
  return counts.map((n, i) => `${count(n)} ${WHAT[i]}`);
}

/** The counts of a moment, a lane a line: names ruled out, names opened, bytes of table read. */
export function lanes(s: Scene): (Lane & { readonly cells: readonly string[] })[] {
  const { linear: a, binary: b } = s;
  const lane = (name: string, colour: Lane['colour'], counts: Lane['counts']) => ({
    name,
    colour,
    counts,
    cells: said(counts),
  });
  const list = [lane('Linear', 'a', [a.ruledOut, a.expanded, a.bytes])];
  if (b.present) list.push(lane('Binary', 'b', [b.ruledOut, b.expanded, b.bytes]));
  return list;
}

const COLUMN_GAP = 14;
const LANE_NAME = 76;

/**
 * Right ends of the columns from the first's left: room for the largest counts of the race, so that nothing moves from
 * frame to frame.
 */
function columnEnds(c: Brush, trace: Trace, stacked: boolean): number[] {
  const most: Lane['counts'] = [
    trace.numSyms,
    Math.max(trace.linearExpanded, trace.fetches.length),
    Math.max(trace.linearBytes, trace.binaryBytes),
  ];
  const widths = (stacked ? most.map(count) : said(most)).map((text, i) =>
    Math.ceil(Math.max(c.measureText(text).width, stacked ? c.measureText(WHAT[i]!).width : 0)),
  );
  let end = LANE_NAME - COLUMN_GAP;
  return widths.map((w) => (end += w + COLUMN_GAP));
}

function paintHead(pen: Pen, f: Figure, { tables, trace }: Subject, s: Scene): void {
  const { c, ink } = pen;
  const left = margin(f.width);
  const right = f.width - left;
  set(pen, 'sans', 600, 12);
  const ends = columnEnds(c, trace, f.stacked);
  const counts = ends[ends.length - 1]!;
  const room = f.stacked ? right - left : right - left - counts - MARGIN;
  set(pen, 'mono', 650, 15);
  c.fillStyle = ink.css.ink;
  c.fillText(clipped(c, visible(trace.query), room), left, TOP + 13);
  set(pen, 'sans', 400, 12);
  c.fillStyle = ink.css.ink2;
  c.fillText(clipped(c, `${plural(tables.numSyms, 'symbol')}, Linux ${tables.release}`, room), left, TOP + LINE + 13);
  if (f.stacked) WHAT.forEach((what, i) => cell(pen, what, left + ends[i]!, TOP + 2 * LINE + 13, 400, ink.css.ink3));
  lanes(s).forEach((lane, i) =>
    paintLane(
      pen,
      lane,
      f.stacked ? lane.counts.map(count) : lane.cells,
      f.stacked ? left : right - counts,
      TOP + ((f.stacked ? 3 : 0) + i) * LINE + 13,
      ends,
    ),
  );
}

function paintLane(
  pen: Pen,
  lane: Lane,
  cells: readonly string[],
  x: number,
  y: number,
  ends: readonly number[],
): void {
  const { c, ink } = pen;
  c.fillStyle = ink.css[lane.colour === 'a' ? 'a-fill' : 'b-fill'];
  c.fillRect(x, y - 10, 11, 11);
  c.fillStyle = ink.css[lane.colour];
  set(pen, 'sans', 600, 12);
  c.fillText(lane.name, x + 17, y);
  cells.forEach((text, i) =>
    cell(pen, text, x + ends[i]!, y, i === 0 ? 600 : 400, i === 0 ? ink.css[lane.colour] : ink.css.ink2),
  );
}

/** Text that ends at x. */
function cell(pen: Pen, text: string, x: number, y: number, weight: number, fill: string): void {
  const { c } = pen;
  set(pen, 'sans', weight, 12);
  c.fillStyle = fill;
  c.textAlign = 'right';
  c.fillText(text, x, y);
  c.textAlign = 'left';
}

/** What happens, in the page's words; before the first byte the page only says which button to press. */
export function caption(trace: Trace, s: Scene): string {
  return s.started
    ? sentence(trace, s)
    : `Before the first byte: ${visible(trace.query)} is wanted among ${plural(s.numSyms, 'name')}.`;
}

/** "1 pixel = 3 symbols", where a cell is not one symbol, and whose picture it is. */
function credit(layout: Layout, map: string): string {
  const { per } = layout.cells;
  return `${per > 1 ? `1 cell = ${per} symbols · ` : ''}kallscope · ${printable(map)}`;
}

function paintFoot(pen: Pen, f: Figure, { trace, map }: Subject, s: Scene): void {
  const { c, ink } = pen;
  const left = margin(f.width);
  const width = f.width - 2 * left;
  const beside = f.width >= WIDE_FROM;
  const last = f.height - FOOT - 4;
  set(pen, 'sans', 400, 12);
  c.fillStyle = ink.css.ink3;
  const whose = clipped(c, credit(f.layout, map), beside ? width / 3 : width);
  c.textAlign = 'right';
  c.fillText(whose, f.width - left, last);
  c.textAlign = 'left';
  const taken = beside ? c.measureText(whose).width + MARGIN : 0;
  set(pen, 'sans', 400, 13);
  c.fillStyle = ink.css.ink;
  const first = last - (f.captionLines - (beside ? 1 : 0)) * LINE;
  wrapped(c, caption(trace, s), width - taken, f.captionLines).forEach((line, i) =>
    c.fillText(line, left, first + i * LINE),
  );
}

function set(pen: Pen, family: 'sans' | 'mono', weight: number, px: number): void {
  pen.c.font = `${weight} ${px}px ${pen.ink[family]}`;
}
