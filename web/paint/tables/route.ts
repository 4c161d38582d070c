// The way of a lookup through the strips of the tables, as paths of an SVG of 1000 units a strip's width. Pure.

/** A place on a strip: its row, and its share of the width. */
interface Stop {
  readonly row: number;
  readonly share: number;
}

const WIDTH = 1000;
/** Share of a row's height that its strip takes, in the middle. */
const STRIP = 0.6;

/** A curve from one strip to another, leaving and arriving upright. */
export function routePath(from: Stop, to: Stop, rowHeight: number): string {
  const down = to.row > from.row;
  const edge = (row: number, below: boolean): number => rowHeight * (row + 0.5 + (below ? STRIP : -STRIP) / 2);
  const y0 = edge(from.row, down);
  const y1 = edge(to.row, !down);
  const middle = (y0 + y1) / 2;
  const at = ({ share }: Stop, y: number): string => `${(WIDTH * share).toFixed(1)} ${y.toFixed(1)}`;
  return `M${at(from, y0)}C${at(from, middle)} ${at(to, middle)} ${at(to, y1)}`;
}
