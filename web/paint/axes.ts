// The two axes: under the field the areas of the kernel's memory, and the strip of names in alphabetical order with a
// thumb index of first letters, like that of a dictionary.

import type { Mark, Tables } from '../wire/answers.ts';
import { fieldX, stripX } from './layout.ts';
import type { Layout } from './layout.ts';
import { font, haloText } from './pen.ts';
import type { Pen } from './pen.ts';
import { visible } from '../model/text.ts';

/** The last label may reach this far over the edge. */
const OVER_EDGE = 12;

export function paintAreas(pen: Pen, l: Layout, areas: readonly Mark[]): void {
  if (l.narrow) return;
  const { c, ink } = pen;
  font(pen, 'mono');
  let free = -Infinity;
  areas.forEach((area, i) => {
    const x = fieldX(l, area.start) - l.cellW / 2;
    const end = i + 1 < areas.length ? fieldX(l, areas[i + 1]!.start) : l.width;
    c.strokeStyle = ink.css.ctl;
    c.lineWidth = 1;
    c.beginPath();
    c.moveTo(Math.round(x) + 0.5, l.fieldH);
    c.lineTo(Math.round(x) + 0.5, l.fieldH + 5);
    c.stroke();
    const label = visible(area.label);
    const w = c.measureText(label).width;
    if (x < free || (x + 4 + w > end && x + 4 + w > l.width + OVER_EDGE)) return;
    if (end - x < w * 0.6 && i + 1 < areas.length) return;
    haloText(pen, label, x + 4, l.fieldH + 14, ink.css.ink3);
    free = x + w + 8;
  });
}

/** A long stretch shows which share of all names it holds. */
const ROOM_FOR_SHARE = 118;

export function paintStrip(pen: Pen, l: Layout, tables: Tables): void {
  const { c, ink } = pen;
  const y = l.stripTop;
  c.fillStyle = ink.css.sunk;
  c.fillRect(0, y, l.width, l.stripH);
  font(pen, 'mono', 400, l.narrow ? 11 : TEXT);
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
    const share = `${label} ${Math.round((100 * (next - mark.start)) / tables.numSyms)} %`;
    const text = w > ROOM_FOR_SHARE && !l.narrow ? share : label;
    c.fillStyle = ink.css.ink2;
    if (w > c.measureText(text).width + 3) c.fillText(text, x + w / 2, y + l.stripH / 2 + 4);
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

const TEXT = 12;

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
  if (l.cellW < 56 || l.cellH < 34) return;
  font(pen, 'mono');
  for (let seq = 0; seq < tables.numSyms; seq++) smallName(pen, l, tables, seq);
}

function smallName(pen: Pen, l: Layout, tables: Tables, seq: number): void {
  const { c, ink } = pen;
  const column = Math.floor(seq / l.cells.rows);
  const row = seq % l.cells.rows;
  c.save();
  c.beginPath();
  c.rect(column * l.cellW + 2, row * l.cellH, l.cellW - 4, l.cellH);
  c.clip();
  c.fillStyle = ink.css.ink;
  c.fillText(visible(tables.name(seq) ?? ''), column * l.cellW + 5, row * l.cellH + 14);
  c.restore();
}

export function paintCaptions(pen: Pen, l: Layout, left: boolean): void {
  const { c, ink } = pen;
  if (l.narrow) {
    font(pen, 'sans', 650);
    c.textAlign = left ? 'left' : 'right';
    haloText(pen, 'address order', left ? 0 : l.width, l.bandTop + 12, ink.css.ink);
    haloText(pen, 'name order', left ? 0 : l.width, l.stripTop - 7, ink.css.ink);
    c.textAlign = 'left';
    return;
  }
  font(pen, 'sans', 650);
  const roomy = l.width > 560;
  const above = roomy ? 'above: kallsyms_names, in address order' : 'above: address order';
  const below = roomy ? 'below: seqs_of_names, in name order' : 'below: name order';
  const w = Math.max(c.measureText(above).width, c.measureText(below).width);
  const x = left ? 0 : l.width - w;
  haloText(pen, above, x, l.stripTop - 25, ink.css.ink);
  haloText(pen, below, x, l.stripTop - 8, ink.css.ink);
  pen.taken.push({ x: x - 4, y: l.stripTop - 39, w: w + 8, h: 39 });
}
