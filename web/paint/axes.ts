// The two axes: under the field the areas of the kernel's memory, and the strip of names in alphabetical order with a
// thumb index of first letters, like that of a dictionary.

import type { Mark, Tables } from '../wire/answers.ts';
import { fieldX, fieldY, stripX } from './layout.ts';
import type { Layout } from './layout.ts';
import { kindNumber } from './field.ts';
import { font, haloText } from './pen.ts';
import type { Pen } from './pen.ts';
import { visible } from '../model/text.ts';

/** Kinds as words, by the number that field.ts gives them; two kinds of code are one here. */
const KIND_WORDS = ['code', 'code', 'data', 'read-only', 'bss', 'absolute'] as const;
/** Areas of the image that a person knows by what they are for. */
const AREA_WORDS: Readonly<Record<string, string>> = { '.init': 'boot', '.percpu': 'per-CPU' };

/** Stretches of the field are told apart in so many parts of its width. */
const PARTS = 160;

interface Stretch {
  readonly word: string;
  readonly from: number;
  to: number;
}

/** What memory holds, in stretches of address order: by the types of most of their symbols, as the field's colours are. */
function stretchesOf(tables: Tables): Stretch[] {
  const out: Stretch[] = [];
  const n = tables.numSyms;
  const parts = Math.min(PARTS, n);
  for (let i = 0; i < parts; i++) {
    const from = Math.floor((i * n) / parts);
    const to = Math.floor(((i + 1) * n) / parts);
    const word = areaWord(tables.areas, from) ?? KIND_WORDS[commonest(tables, from, to)]!;
    const last = out[out.length - 1];
    if (last?.word === word) last.to = to;
    else out.push({ word, from, to });
  }
  return out;
}

function areaWord(areas: readonly Mark[], seq: number): string | undefined {
  const at = areas.findLast((area) => area.start <= seq);
  return at && AREA_WORDS[at.label];
}

function commonest(tables: Tables, from: number, to: number): number {
  const votes = [0, 0, 0, 0, 0, 0];
  for (let i = from; i < to; i++) {
    const kind = kindNumber(tables.type(i));
    votes[kind === 1 ? 0 : kind]!++;
  }
  return votes.indexOf(Math.max(...votes));
}

/** Brackets under the field. One without room for its word stands without it. */
export function paintAreas(pen: Pen, l: Layout, tables: Tables): void {
  const { c, ink } = pen;
  if (tables.numSyms < PARTS) return;
  let free = -Infinity;
  const y = l.fieldH + 1.5;
  for (const { word, from: start, to: stop } of stretchesOf(tables)) {
    const from = fieldX(l, start) - l.cellW / 2;
    const to = stop < l.numSyms ? fieldX(l, stop) - l.cellW / 2 : l.width;
    if (to - from < l.width / 100) continue;
    c.strokeStyle = ink.css.ctl;
    c.lineWidth = 1;
    c.beginPath();
    c.moveTo(Math.round(from) + 1, y);
    c.lineTo(Math.round(from) + 1, y + 4);
    c.lineTo(Math.round(to) - 1, y + 4);
    c.lineTo(Math.round(to) - 1, y);
    c.stroke();
    font(pen, 'sans');
    const w = c.measureText(word).width;
    const middle = Math.max(w / 2, Math.min(l.width - w / 2, (from + to) / 2));
    if (w > to - from + 8 || middle - w / 2 < free) continue;
    c.textAlign = 'center';
    haloText(pen, word, middle, y + 16, ink.css.ink2);
    c.textAlign = 'left';
    free = middle + w / 2 + 6;
  }
}

export function paintStrip(pen: Pen, l: Layout, tables: Tables): void {
  const { c, ink } = pen;
  const y = l.stripTop;
  c.fillStyle = ink.css.sunk;
  c.fillRect(0, y, l.width, l.stripH);
  font(pen, 'mono');
  c.textAlign = 'center';
  const marks = tables.initials;
  marks.forEach((mark, i) => {
    const next = marks[i + 1]?.start ?? tables.numSyms;
    const x = stripX(l, mark.start);
    const w = stripX(l, next) - x;
    if (i % 2 === 1) {
      c.fillStyle = ink.css.line;
      c.fillRect(x, y, w, l.stripH);
    }
    const label = visible(mark.label);
    c.fillStyle = ink.css.ink2;
    if (w > c.measureText(label).width + 3) c.fillText(label, x + w / 2, y + l.stripH / 2 + 4);
  });
  c.textAlign = 'left';
  if (tables.indexBuilt) outlineBuilt(pen, l);
}

/** An index that was built here, and is not the kernel's, has a dashed outline. */
function outlineBuilt({ c, ink }: Pen, l: Layout): void {
  c.strokeStyle = ink.css.b;
  c.lineWidth = 1.5;
  c.setLineDash([5, 4]);
  c.strokeRect(0.75, l.stripTop + 0.75, l.width - 1.5, l.stripH - 1.5);
  c.setLineDash([]);
}

/** Grid of a map so small that its cells are seen, with the names where there is room. */
export function paintSmallCells(pen: Pen, l: Layout, tables: Tables): void {
  if (l.cellW < 8 || l.cells.per > 1) return;
  const { c, ink } = pen;
  c.strokeStyle = ink.css.panel;
  c.lineWidth = l.cellW < 20 ? 1 : 2;
  c.beginPath();
  for (let x = 1; x < l.cells.columns; x++) {
    c.moveTo(x * l.cellW, 0);
    c.lineTo(x * l.cellW, l.fieldH);
  }
  for (let y = 1; y < l.cells.rows; y++) {
    c.moveTo(0, y * l.cellH);
    c.lineTo(l.width, y * l.cellH);
  }
  c.stroke();
  c.fillStyle = ink.css.ink;
  for (const { text, x, y } of cellNames(pen, l, tables)) c.fillText(text, x, y);
}

/** Least sizes of a cell that holds a name, with room for a tag under it. */
const NAMED_WIDTH = 80;
const NAMED_HEIGHT = 42;

interface CellName {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
}

/** The names in the cells of a small map, cut to their cells. */
function cellNames(pen: Pen, l: Layout, tables: Tables): CellName[] {
  if (l.cells.per > 1 || l.cellW < NAMED_WIDTH || l.cellH < NAMED_HEIGHT) return [];
  font(pen, 'mono');
  const letter = pen.c.measureText('m').width;
  const room = Math.floor((l.cellW - 8) / letter);
  return Array.from({ length: tables.numSyms }, (_, seq) => {
    const name = visible(tables.name(seq) ?? '');
    const text = name.length > room ? `${name.slice(0, room - 1)}…` : name;
    const x = fieldX(l, seq) - l.cellW / 2 + 5;
    return { text, x, y: fieldY(l, seq) - l.cellH / 2 + 14, w: pen.c.measureText(text).width };
  });
}

/** The places of the names in the cells, for tags to avoid. */
export function reserveCellNames(pen: Pen, l: Layout, tables: Tables): void {
  for (const { x, y, w } of cellNames(pen, l, tables)) pen.taken.push({ x, y: y - 11, w, h: 14, label: true });
}

/** What the strip is. The field has its caption above it, beside the colour key. */
export function paintCaptions(pen: Pen, l: Layout): void {
  font(pen, 'sans', 650);
  const text =
    l.width > 560 && !l.narrow ? 'The index: the same names, in alphabetical order' : 'The index, alphabetical';
  haloText(pen, text, 0, l.stripTop - 8, pen.ink.css.ink);
}
