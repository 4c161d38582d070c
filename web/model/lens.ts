// Which cells the magnifier shows: three rows of cells, from the start of
// memory while the scan is there, later the stretch that the scan is in. Pure.

import type { LinearScene } from './scene.ts';

export interface Lens {
  readonly from: number;
  readonly columns: number;
  readonly rows: number;
  /**
   * Cell that the scan is at, and cell that it is at when the binary search ends; -1 when the magnifier does not show
   * it.
   */
  readonly front: number;
  readonly mark: number;
  readonly cells: number;
}

const ROWS = 3;
const COLUMNS = 24;
const MOST_COLUMNS = 40;

export function lensFor(s: LinearScene, numSyms: number, hasMark: boolean): Lens {
  const wanted = hasMark ? Math.ceil((s.atBinaryEnd + 2) / ROWS) : 0;
  const columns = wanted > COLUMNS && wanted <= MOST_COLUMNS ? wanted : COLUMNS;
  const size = columns * ROWS;
  const at = Math.min(s.index, Math.max(0, numSyms - 1));
  const from = Math.floor(at / size) * size;
  const inPage = (i: number): number => (i >= from && i < from + size ? i - from : -1);
  return {
    from,
    columns,
    rows: ROWS,
    cells: Math.min(size, numSyms - from),
    front: s.done ? -1 : inPage(s.index),
    mark: hasMark ? inPage(s.atBinaryEnd) : -1,
  };
}
