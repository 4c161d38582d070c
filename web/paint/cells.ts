// How n symbols become cells of the field: filled column by column in whole device pixels, so that the
// picture is crisp and x is the address order. Where there are more symbols than pixels a cell holds several.

export interface Cells {
  /** Cells down and across. */
  readonly rows: number;
  readonly columns: number;
  /** Device pixels of a cell; the width is whole, so that columns are crisp. */
  readonly wDevice: number;
  readonly hDevice: number;
  /** Symbols in a cell. */
  readonly per: number;
}

/** Largest ratio of a cell's sides: a cell less square than this is made smaller. */
const FLATTEST = 0.6;
const TALLEST = 2;

export function cellsFor(n: number, wDevice: number, hDevice: number): Cells {
  const w = Math.max(1, Math.floor(wDevice));
  const h = Math.max(1, Math.floor(hDevice));
  if (n <= 0) return { rows: 1, columns: 1, wDevice: w, hDevice: h, per: 1 };
  for (let per = Math.ceil(n / (w * h)); ; per++) {
    const fit = largest(Math.ceil(n / per), w, h);
    if (fit) return { ...fit, per };
  }
}

/** The largest cells of which that many fit; undefined when not even pixels do. */
function largest(cells: number, w: number, h: number): Cells | undefined {
  for (let size = Math.floor(Math.sqrt((w * h) / cells)) + 1; size >= 1; size--) {
    const rows = Math.ceil(cells / Math.max(1, Math.floor(w / size)));
    const high = heightOf(h / rows);
    if (high >= 1 && high >= FLATTEST * size) return exact(cells, rows, w, Math.min(high, TALLEST * size));
  }
  return undefined;
}

/** Rows are whole pixels high where that wastes little room; else rows of different heights fill it. */
const WORTH_UNEVEN = 1.2;

function heightOf(exactly: number): number {
  const whole = Math.floor(exactly);
  return whole >= 1 && exactly < WORTH_UNEVEN * whole ? whole : exactly;
}

/** The columns those rows need, and as wide as fits. */
function exact(cells: number, rows: number, w: number, high: number): Cells {
  const columns = Math.ceil(cells / rows);
  return { rows, columns, wDevice: Math.max(1, Math.floor(w / columns)), hDevice: high, per: 1 };
}
