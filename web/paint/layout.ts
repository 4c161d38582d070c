// Where everything of the picture lies: pure geometry in units, origin at its upper left corner. A unit is a CSS pixel
// where a rem has 16 of them. One x axis rule: x is seq / rows in the field and k / n in the strip, both over the same width, so that the slant of a
// link is the reordering.

import { cellsFor } from './cells.ts';
import type { Cells } from './cells.ts';

export interface LayoutInput {
  readonly width: number;
  /**
   * 0: the height follows from the width. A narrow picture of a given height has lower rows, and its field gets the
   * height they leave.
   */
  readonly height: number;
  /** Device pixels a unit. */
  readonly dpr: number;
  /** CSS pixels a unit; 1 when left out. */
  readonly unit?: number;
  readonly numSyms: number;
  /** Rows of the pyramid: the most probes that a search in this map can take. */
  readonly probes: number;
  readonly narrow: boolean;
  /** Rows tell what is left beside them. Where something else stands there, they do not. */
  readonly labels?: boolean;
}

export interface Layout {
  readonly narrow: boolean;
  readonly dpr: number;
  readonly unit: number;
  readonly numSyms: number;
  readonly width: number;
  readonly height: number;
  readonly cells: Cells;
  readonly cellW: number;
  readonly cellH: number;
  readonly fieldH: number;
  /** The link band, from the foot of the axis to the strip. */
  readonly bandTop: number;
  readonly stripTop: number;
  readonly stripH: number;
  readonly rowH: number;
  /** Upper edge of each row of the pyramid once the magnified rows are there, or where there are none. */
  readonly rowTop: readonly number[];
  /** Height of the first rows until then: they take the whole room, and hold the names that were opened. */
  readonly tallH: number;
  readonly labels: boolean;
  /** First row drawn at the magnified scale; as many as there are rows when none is. */
  readonly zoomFrom: number;
  readonly funnelTop: number;
  readonly funnelH: number;
}

/**
 * Maps of more symbols than this have a magnified part: after eight halvings their interval is under three pixels wide.
 */
const ZOOM_ABOVE = 4096;
const ZOOM_ROWS = 8;

/** In the order of the picture: axis, strip, gap, funnel, room for the figures under the last row. */
const WIDE = {
  axis: 22,
  strip: 24,
  gap: 10,
  funnel: 24,
  foot: 6,
  linkMin: 70,
  linkLeast: 56,
  rowMin: 6,
  rowMax: 13,
  tallMost: 21,
  fieldLeast: 84,
  natural: 560,
};
const NARROW = {
  axis: 3,
  strip: 20,
  gap: 8,
  funnel: 24,
  foot: 4,
  link: 70,
  linkLeast: 44,
  row: 6,
  rowLeast: 5,
  field: 0.34,
  fieldLeast: 110,
};

export function layoutFor(o: LayoutInput): Layout {
  const zoomFrom = o.numSyms > ZOOM_ABOVE && o.probes > ZOOM_ROWS ? ZOOM_ROWS : o.probes;
  const funnelH = zoomFrom < o.probes ? (o.narrow ? NARROW.funnel : WIDE.funnel) : 0;
  return o.narrow ? narrow(o, zoomFrom, funnelH) : wide(o, zoomFrom, funnelH);
}

function wide(o: LayoutInput, zoomFrom: number, funnelH: number): Layout {
  const fixed = WIDE.axis + WIDE.strip + WIDE.gap + WIDE.foot + funnelH;
  const others = fixed + WIDE.fieldLeast + WIDE.linkLeast;
  const height = Math.max(o.height > 0 ? o.height : WIDE.natural, others + o.probes * WIDE.rowMin);
  // Without magnified rows all rows hold names.
  const most = funnelH > 0 ? WIDE.rowMax : WIDE.tallMost;
  const spare = (0.44 * height - fixed) / Math.max(1, o.probes);
  const rowH = Math.max(WIDE.rowMin, Math.min(most, Math.floor(spare)));
  const free = height - fixed - o.probes * rowH;
  const cells = wideCells(o, free);
  return finish(o, { height, cells, zoomFrom, funnelH, rowH, axis: WIDE.axis, strip: WIDE.strip, gap: WIDE.gap, free });
}

/** The field takes some of the links' height if each cell can then stand for fewer symbols. */
function wideCells(o: LayoutInput, free: number): Cells {
  const preferred = cellsFor(o.numSyms, o.width * o.dpr, (free - linkRoom(free)) * o.dpr);
  const tight = cellsFor(o.numSyms, o.width * o.dpr, (free - WIDE.linkLeast) * o.dpr);
  return tight.per < preferred.per ? tight : preferred;
}

/** Height of the link band: enough to read the slant of a link, yet less than the field. */
function linkRoom(free: number): number {
  return Math.max(WIDE.linkMin, Math.min(200, free * 0.32));
}

function narrow(o: LayoutInput, zoomFrom: number, funnelH: number): Layout {
  const fixed = NARROW.axis + NARROW.strip + NARROW.gap + NARROW.foot + funnelH;
  const { fieldH, link, rowH } =
    o.height > 0
      ? shares(o, o.height - fixed)
      : { fieldH: o.width * NARROW.field, link: NARROW.link, rowH: NARROW.row };
  const cells = cellsFor(o.numSyms, o.width * o.dpr, fieldH * o.dpr);
  const free = (cells.rows * cells.hDevice) / o.dpr + link;
  return finish(o, {
    height: fixed + free + o.probes * rowH,
    cells,
    zoomFrom,
    funnelH,
    rowH,
    axis: NARROW.axis,
    strip: NARROW.strip,
    gap: NARROW.gap,
    free,
  });
}

/**
 * Divides a given height: the rows are as high as the field's least height allows, and a third of the rest goes to the
 * links.
 */
function shares(o: LayoutInput, height: number): { fieldH: number; link: number; rowH: number } {
  const spare = (height - NARROW.fieldLeast - NARROW.linkLeast) / Math.max(1, o.probes);
  const rowH = Math.max(NARROW.rowLeast, Math.min(NARROW.row, Math.floor(spare)));
  const rest = height - o.probes * rowH;
  const link = Math.max(NARROW.linkLeast, Math.min(NARROW.link, rest / 3));
  return { fieldH: Math.max(NARROW.fieldLeast / 2, rest - link), link, rowH };
}

interface Parts {
  readonly height: number;
  readonly cells: Cells;
  readonly zoomFrom: number;
  readonly funnelH: number;
  readonly rowH: number;
  readonly axis: number;
  readonly strip: number;
  readonly gap: number;
  /** Height of field and link band together. */
  readonly free: number;
}

function finish(o: LayoutInput, p: Parts): Layout {
  const cellW = p.cells.wDevice / o.dpr;
  const cellH = p.cells.hDevice / o.dpr;
  const stripTop = Math.round(p.free + p.axis);
  const rowTop: number[] = [];
  let y = stripTop + p.strip + p.gap;
  for (let i = 0; i < o.probes; i++) {
    if (i === p.zoomFrom) y += p.funnelH;
    rowTop.push(y);
    y += p.rowH;
  }
  const fieldH = p.cells.rows * cellH;
  const zooms = p.zoomFrom < o.probes;
  const tallH = zooms
    ? Math.floor((p.zoomFrom * p.rowH + p.funnelH + (o.probes - p.zoomFrom) * p.rowH) / p.zoomFrom)
    : p.rowH;
  return {
    narrow: o.narrow,
    dpr: o.dpr,
    unit: o.unit ?? 1,
    numSyms: o.numSyms,
    width: p.cells.columns * cellW,
    height: p.height,
    cells: p.cells,
    cellW,
    cellH,
    fieldH,
    bandTop: fieldH + p.axis,
    stripTop,
    stripH: p.strip,
    rowH: p.rowH,
    rowTop,
    tallH: Math.min(WIDE.tallMost, tallH),
    labels: o.labels ?? true,
    zoomFrom: p.zoomFrom,
    funnelTop: stripTop + p.strip + p.gap + p.zoomFrom * p.rowH,
    funnelH: p.funnelH,
  };
}

/** The rows of the pyramid while the search is at row `last`: until the magnified rows begin, the first ones are higher. */
export interface Rows {
  readonly top: (row: number) => number;
  readonly h: number;
  readonly barH: number;
  /** Rows that have a place. */
  readonly count: number;
  /** Whether a name fits into a row. */
  readonly named: boolean;
}

/** Least height of a row that holds a name. */
const NAME_FROM = 14;

export function rowsAt(l: Layout, last: number): Rows {
  const zoomed = l.tallH <= l.rowH || last >= l.zoomFrom || l.zoomFrom >= l.rowTop.length;
  const h = zoomed ? l.rowH : l.tallH;
  const first = l.rowTop[0] ?? l.stripTop + l.stripH;
  return {
    top: zoomed ? (row) => l.rowTop[row] ?? Infinity : (row) => (row < l.zoomFrom ? first + row * h : Infinity),
    h,
    barH: Math.min(h - 1, Math.max(5, Math.round(h * 0.62))),
    count: zoomed ? l.rowTop.length : l.zoomFrom,
    named: !l.narrow && h >= NAME_FROM,
  };
}

/** Middle of the symbol's cell. */
export function fieldX(l: Layout, seq: number): number {
  return (Math.floor(seq / (l.cells.rows * l.cells.per)) + 0.5) * l.cellW;
}

export function fieldY(l: Layout, seq: number): number {
  return ((Math.floor(seq / l.cells.per) % l.cells.rows) + 0.5) * l.cellH;
}

/** The (first) symbol of the cell at a point of the field; -1 beside it. */
export function seqAt(l: Layout, x: number, y: number): number {
  const column = Math.floor(x / l.cellW);
  const row = Math.floor(y / l.cellH);
  if (column < 0 || row < 0 || column >= l.cells.columns || row >= l.cells.rows) return -1;
  const seq = (column * l.cells.rows + row) * l.cells.per;
  return seq < l.numSyms ? seq : -1;
}

/** Left edge of the k-th name's place on the strip (k = n is the right end). */
export function stripX(l: Layout, k: number): number {
  return l.numSyms > 0 ? (k / l.numSyms) * l.width : 0;
}

/** The stretch of name order the magnified rows show. */
export interface Zoom {
  readonly from: number;
  readonly to: number;
}

export function zoomX(l: Layout, z: Zoom, k: number): number {
  return ((k - z.from) / (z.to - z.from)) * l.width;
}
