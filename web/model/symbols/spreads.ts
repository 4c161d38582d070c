// How numbers of symbols are spread: a grey step for all, a line for what the filter keeps, each to its own height. Pure.

import type { Spread } from '../../wire/exploreAnswers.ts';
import { count } from '../text.ts';
import { numberWord } from './filter.ts';

export interface SpreadKind {
  /** The word of the filter that bounds it. */
  readonly word: 'len' | 'size' | 'rec' | 'reads';
  readonly label: string;
}

/** In the order of SymbolColumns.spreads. */
export const SPREAD_KINDS: readonly SpreadKind[] = [
  { word: 'len', label: 'Letters of the name' },
  { word: 'size', label: 'Size, doubling' },
  { word: 'rec', label: 'Bytes of the entry' },
  { word: 'reads', label: 'Bytes a lookup reads' },
];

/** The least value of a bar. */
export function barFrom({ from, step }: Spread, bar: number): number {
  if (step > 0) return from + bar * step;
  return bar === 0 ? 0 : 2 ** (bar - 1);
}

/** An end of the axis: sizes as the filter writes them. */
export const axisText = ({ word }: SpreadKind, value: number): string =>
  word === 'size' ? numberWord(value) : count(value);

/** The first and last bar that holds a symbol of the map; [0, 0] for none. */
export function usedBars({ counts }: Spread): readonly [first: number, last: number] {
  const first = Math.max(
    0,
    counts.findIndex((c) => c > 0),
  );
  let last = counts.length - 1;
  while (last > first && counts[last] === 0) last--;
  return [first, last];
}

/** Steps over the bars in use, in a box of that size: a closed shape, or its upper edge alone. */
export function stepsPath(spread: Spread, counts: Uint32Array, w: number, h: number, closed: boolean): string {
  const [first, last] = usedBars(spread);
  const width = w / (last - first + 1);
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  if (most === 0) return '';
  let path = `M0 ${h}`;
  for (let bar = first; bar <= last; bar++) {
    const c = counts[bar]!;
    // A bar of one symbol among thousands can still be seen.
    const top = h - (c === 0 ? 0 : Math.max(1, (c / most) * h));
    path += `V${top.toFixed(1)}H${((bar - first + 1) * width).toFixed(1)}`;
  }
  return `${path}V${h}${closed ? 'Z' : ''}`;
}

/** The bar at a place across the box, from 0 to 1. */
export function barAt(spread: Spread, x: number): number {
  const [first, last] = usedBars(spread);
  return Math.max(first, Math.min(last, first + Math.floor(x * (last - first + 1))));
}

interface BarRow {
  readonly bar: number;
  /** Least value, and the first value after it; the last bar has no end. */
  readonly from: number;
  readonly to: number | undefined;
  readonly all: number;
  readonly matching: number;
}

/** The bars that hold symbols, as rows. */
export function barRows(spread: Spread, matching: Uint32Array): readonly BarRow[] {
  const { counts } = spread;
  return Array.from(counts, (all, bar) => ({
    bar,
    from: barFrom(spread, bar),
    to: bar === counts.length - 1 ? undefined : barFrom(spread, bar + 1),
    all,
    matching: matching[bar]!,
  })).filter(({ all }) => all > 0);
}

/** A spread in a sentence: where most of what matches is. */
export function spreadSentence({ label }: SpreadKind, spread: Spread, matching: Uint32Array): string {
  const rows = barRows(spread, matching).filter((row) => row.matching > 0);
  if (rows.length === 0) return `${label}: nothing matches.`;
  const most = rows.reduce((a, b) => (b.matching > a.matching ? b : a));
  const end = most.to === undefined ? ' and more' : ` to ${count(most.to - 1)}`;
  return `${label}: most often ${count(most.from)}${end === ` to ${count(most.from)}` ? '' : end}, ${count(most.matching)} symbols.`;
}
