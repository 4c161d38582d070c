// Equal names as rows that open: a row for each name, and under an open one a row for each of its symbols. Pure.

/** What a filter keeps, equal names together: where each name begins among its symbols, and how many symbols there are. */
interface Groups {
  readonly starts: Uint32Array;
  readonly total: number;
}

/** A row: of a name where member is -1, else of one of its symbols. */
export interface GroupRow {
  readonly group: number;
  readonly member: number;
}

export const manyIn = ({ starts, total }: Groups, group: number): number =>
  (starts[group + 1] ?? total) - starts[group]!;

/** open: names whose symbols are shown, in rising order. */
export function groupRowCount(g: Groups, open: readonly number[]): number {
  return open.reduce((sum, group) => sum + manyIn(g, group), g.starts.length);
}

/** What stands in a row. */
export function rowAt(g: Groups, open: readonly number[], row: number): GroupRow {
  let before = 0;
  for (const group of open) {
    if (row <= group + before) break;
    const many = manyIn(g, group);
    if (row <= group + before + many) return { group, member: row - group - before - 1 };
    before += many;
  }
  return { group: row - before, member: -1 };
}

/** The row in which that stands: of the name itself where its symbols are not shown. */
export function rowOf(g: Groups, open: readonly number[], { group, member }: GroupRow): number {
  let row = group;
  for (const before of open) if (before < group) row += manyIn(g, before);
  return member >= 0 && open.includes(group) ? row + 1 + member : row;
}

/** The name that a symbol belongs to, by its place among the matches. */
export function groupOf({ starts }: Groups, at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (starts[mid]! <= at) low = mid;
    else high = mid - 1;
  }
  return low;
}

/** The names that are open after one of them was opened or closed. */
export function opened(open: readonly number[], group: number, isOpen: boolean): readonly number[] {
  const others = open.filter((g) => g !== group);
  return isOpen ? [...others, group].sort((a, b) => a - b) : others;
}
