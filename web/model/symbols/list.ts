// The list of symbols as it is scrolled and read: which rows are on screen, and what a row says. Pure.

import { NO_SIZE } from '../../wire/exploreAnswers.ts';
import { count } from '../text.ts';

/** Browsers draw no element higher than some 17 million pixels. Longer lists are scrolled in larger steps. */
const MOST_PIXELS = 15_000_000;

interface Scrolled {
  readonly scrollTop: number;
  /** Of what shows the list, in pixels. */
  readonly height: number;
  readonly rowHeight: number;
  readonly rows: number;
}

interface Shown {
  /** The first row on screen, and the first after it that is not. */
  readonly from: number;
  readonly to: number;
  /** Where the first row stands, in pixels from the top of the whole list. */
  readonly top: number;
  /** Height of the whole list. */
  readonly whole: number;
}

const wholeOf = ({ rowHeight, rows }: Pick<Scrolled, 'rowHeight' | 'rows'>): number =>
  Math.min(rows * rowHeight, MOST_PIXELS);

/** How many pixels of rows one pixel of scrolling passes. */
function rate(s: Scrolled): number {
  const room = wholeOf(s) - s.height;
  return room > 0 ? Math.max(1, (s.rows * s.rowHeight - s.height) / room) : 1;
}

export function shownRows(s: Scrolled): Shown {
  const whole = wholeOf(s);
  const at = Math.max(0, s.scrollTop) * rate(s);
  const from = Math.max(0, Math.min(s.rows, Math.floor(at / s.rowHeight)));
  const to = Math.min(s.rows, from + Math.ceil(s.height / s.rowHeight) + 1);
  return { from, to, top: Math.max(0, s.scrollTop) - (at - from * s.rowHeight), whole };
}

/** Where to scroll so that a row is on screen; undefined where it is. */
export function scrollTo(s: Scrolled, row: number): number | undefined {
  const r = rate(s);
  const at = s.scrollTop * r;
  const top = row * s.rowHeight;
  if (top < at) return top / r;
  if (top + s.rowHeight > at + s.height) return (top + s.rowHeight - s.height) / r;
  return undefined;
}

/** The row that a key leads to; undefined for any other key. */
export function rowAfter(
  key: string,
  row: number,
  { height, rowHeight, rows }: Omit<Scrolled, 'scrollTop'>,
): number | undefined {
  const page = Math.max(1, Math.floor(height / rowHeight) - 1);
  const step: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -rows,
    End: rows,
  };
  const by = step[key];
  if (by === undefined || rows === 0) return undefined;
  return Math.max(0, Math.min(rows - 1, row < 0 ? (by > 1 ? by - 1 : 0) : row + by));
}

export const sizeText = (size: number): string => (size === NO_SIZE ? '–' : count(size));

/** A number of bytes on the axis of lookups, from 10 bytes to 16 MB on a log scale: 0 to 1. */
export function onAxis(bytes: number): number {
  const [from, to] = [1, 7.2];
  return Math.min(1, Math.max(0, (Math.log10(Math.max(10, bytes)) - from) / (to - from)));
}

/** A name in three: what the build puts before it, the function's own, what the compiler puts after it. */
export function splitName(name: string): readonly [before: string, own: string, after: string] {
  const before = name.startsWith('__pfx_') ? '__pfx_' : '';
  const rest = name.slice(before.length);
  const after = /(?:\.(?:isra|constprop|part|cold|llvm)\b[\w.]*)+$/.exec(rest)?.[0] ?? '';
  return [before, rest.slice(0, rest.length - after.length), after];
}

const KINDS: readonly string[] = ['TWi', 'tw', 'DdVvGgSsu', 'RrNn', 'BbCc', 'Aa'];

/** The kind of a type letter, 0 to 5, by which the field colours it. */
export function kindIndex(letter: string): number {
  return Math.max(
    0,
    KINDS.findIndex((letters) => letters.includes(letter)),
  );
}

/** A function's size on the axis of sizes, from 8 bytes to 64 KiB on a log scale: 0 to 1. */
export function onSizeAxis(bytes: number): number {
  return Math.min(1, Math.max(0, (Math.log2(Math.max(8, bytes)) - 3) / 13));
}
