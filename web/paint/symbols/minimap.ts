// The field of all symbols on end, as the list runs: row by row in address order. A cell has the colour of its kind; what the
// filter keeps is in ink over a paler field. Marks beside it say where the list is.

import { cellPlace } from '../../model/symbols/minimap.ts';
import type { MapShape } from '../../model/symbols/minimap.ts';
import { cellsFor } from '../cells.ts';
import { cellKinds, mix, packRgb } from '../field.ts';
import type { Brush } from '../brush.ts';
import { font, tag } from '../pen.ts';
import type { Pen } from '../pen.ts';
import type { Ink } from '../surface.ts';
import type { Mark, Tables } from '../../wire/answers.ts';

/** How much of a kind's colour is left beside matches. */
const FADED = 0.65;
/** Of fewer matches than one in so many each is two cells wide and high, so that a single one is seen. */
const RARE = 40;

/** The cells that fit into that many device pixels; those of the Race's field, on end. */
export function mapShape(n: number, wDevice: number, hDevice: number): MapShape & { readonly heightDevice: number } {
  const { rows, columns, wDevice: height, per } = cellsFor(n, hDevice, wDevice);
  return { across: rows, down: columns, per, heightDevice: columns * height };
}

/** Paints all cells. matches: undefined marks none. Returns how many cells are marked. */
export function paintMinimap(
  canvas: HTMLCanvasElement,
  tables: Tables,
  { across, down, per }: MapShape,
  ink: Ink,
  matches: Uint32Array | undefined,
): number {
  canvas.width = across;
  canvas.height = down;
  const context = canvas.getContext('2d', { alpha: false });
  const image = new ImageData(across, down);
  const pixels = new Uint32Array(image.data.buffer);
  const panel = ink.rgb('panel');
  const colours = Uint32Array.from(['k0', 'k1', 'k2', 'k3', 'k4', 'k5'] as const, (k) =>
    packRgb(matches ? mix(panel, ink.rgb(k), FADED) : ink.rgb(k)),
  );
  const kinds = cellKinds(tables, Math.ceil(tables.numSyms / per), per);
  pixels.fill(packRgb(panel));
  for (let i = 0; i < kinds.length; i++) pixels[i] = colours[kinds[i]!]!;
  const marked = matches ? mark(pixels, { across, down, per }, matches, packRgb(ink.rgb('ink'))) : 0;
  context?.putImageData(image, 0, 0);
  return marked;
}

function mark(pixels: Uint32Array, { across, down, per }: MapShape, matches: Uint32Array, ink: number): number {
  const wide = matches.length * RARE < across * down * per;
  let marked = 0;
  const set = (cell: number): void => {
    if (pixels[cell] === ink) return;
    pixels[cell] = ink;
    marked++;
  };
  for (const seq of matches) {
    const cell = Math.floor(seq / per);
    set(cell);
    if (!wide) continue;
    const right = cell % across < across - 1 ? 1 : -1;
    const below = cell + across < across * down ? across : -across;
    set(cell + right);
    set(cell + below);
    set(cell + right + below);
  }
  return marked;
}

/** What stands beside the field and on it. */
interface MapMarks {
  readonly shape: MapShape;
  /** The field's place, in CSS pixels of the canvas. */
  readonly x: number;
  readonly w: number;
  readonly h: number;
  readonly areas: readonly Mark[];
  readonly numSyms: number;
  /** The symbols that the list shows: a bracket from the first to the last where the list is by address. */
  readonly shown: readonly number[];
  readonly byAddress: boolean;
  /** The chosen symbol, -1 for none, what to call it, and the symbols of its name. */
  readonly chosen: number;
  readonly label: string;
  readonly copies: readonly number[];
}

/** Names of areas stand upright, which no exported picture needs. */
interface MapPen extends Pen {
  readonly c: Brush & Pick<CanvasRenderingContext2D, 'rotate'>;
}

const LEAST_AREA = 26;

export function paintMapMarks(pen: MapPen, m: MapMarks): void {
  if (m.x > 0) areaNames(pen, m);
  const y = (seq: number): number => cellPlace(m.shape, seq)[1] * m.h;
  const { c, ink } = pen;
  c.fillStyle = ink.css.ink;
  for (const seq of m.copies) c.fillRect(m.x + m.w + 1, y(seq) - 0.75, 6, 1.5);
  if (m.shown.length > 0) bracket(pen, m, m.shown.map(y));
  if (m.chosen >= 0) ring(pen, m);
}

/** Names of the areas, upright at the left, where they have room. */
function areaNames(pen: MapPen, { areas, numSyms, shape, h, x }: MapMarks): void {
  const { c, ink } = pen;
  areas.forEach(({ label, start }, i) => {
    const top = cellPlace(shape, start)[1] * h;
    const foot = cellPlace(shape, areas[i + 1]?.start ?? numSyms - 1)[1] * h;
    c.fillStyle = ink.css.ctl;
    c.fillRect(x - 10, top, 7, 1);
    if (!label || foot - top < LEAST_AREA) return;
    font(pen, 'sans', 400, 12);
    if (c.measureText(label).width > foot - top - 4) return;
    c.save();
    c.translate(x - 9, (top + foot) / 2);
    c.rotate(-Math.PI / 2);
    c.textAlign = 'center';
    c.fillStyle = ink.css.ink2;
    c.fillText(label, 0, 0);
    c.restore();
  });
}

function bracket({ c, ink }: Pen, { x, w, byAddress }: MapMarks, at: readonly number[]): void {
  const edge = x + w + 1;
  c.fillStyle = ink.css.ink;
  if (!byAddress) {
    for (const y of at) c.fillRect(edge, y - 0.5, 4, 1);
    return;
  }
  const top = Math.min(...at) - 1;
  const high = Math.max(4, Math.max(...at) + 1 - top);
  c.fillRect(edge + 3, top, 2, high);
  c.fillRect(edge, top, 5, 1.5);
  c.fillRect(edge, top + high - 1.5, 5, 1.5);
}

function ring(pen: Pen, { shape, chosen, label, x, w, h }: MapMarks): void {
  const { c, ink } = pen;
  const [left, top] = cellPlace(shape, chosen);
  const [cx, cy] = [x + left * w, top * h];
  c.beginPath();
  c.arc(cx, cy, 6, 0, 2 * Math.PI);
  c.fillStyle = ink.css.panel;
  c.fill();
  c.strokeStyle = ink.css.ink;
  c.lineWidth = 2;
  c.stroke();
  c.beginPath();
  c.arc(cx, cy, 2, 0, 2 * Math.PI);
  c.fillStyle = ink.css.ink;
  c.fill();
  if (!label) return;
  font(pen, 'mono', 600, 12);
  const wide = Math.min(w, c.measureText(label).width + 14);
  const box = {
    x: Math.max(x, Math.min(x + w - wide, cx - wide / 2)),
    y: cy + 12 + 20 < h ? cy + 11 : cy - 31,
    w: wide,
    h: 20,
  };
  tag(pen, box, label, ink.css.ink, ink.css.ink);
}
