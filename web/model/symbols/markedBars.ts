// A range of a spread's bars, which a person marks by dragging or by keys and then keeps as words of the filter. Pure.

import type { Spread } from '../../wire/exploreAnswers.ts';
import { count } from '../text.ts';
import { numberWord } from './filter.ts';
import { axisText, barFrom, usedBars } from './spreads.ts';
import type { SpreadKind } from './spreads.ts';

/** Marked bars: from where the mark began to where it is now, which may be to the left of it. */
export interface MarkedBars {
  readonly anchor: number;
  readonly at: number;
}

/** How many bars Page Up and Page Down pass. */
const PAGE = 5;

export const ends = ({ anchor, at }: MarkedBars): readonly [first: number, last: number] => [
  Math.min(anchor, at),
  Math.max(anchor, at),
];

/** The mark after a key: arrows move it, with Shift they make it larger or smaller. Undefined for any other key. */
export function marksAfter(
  spread: Spread,
  marks: MarkedBars | undefined,
  { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>,
): MarkedBars | undefined {
  const [first, last] = usedBars(spread);
  const to: Record<string, number> = {
    ArrowRight: marks ? marks.at + 1 : first,
    ArrowUp: marks ? marks.at + 1 : first,
    ArrowLeft: marks ? marks.at - 1 : last,
    ArrowDown: marks ? marks.at - 1 : last,
    PageUp: marks ? marks.at + PAGE : first,
    PageDown: marks ? marks.at - PAGE : last,
    Home: first,
    End: last,
  };
  if (!Object.hasOwn(to, key)) return undefined;
  const at = Math.max(first, Math.min(last, to[key]!));
  return { anchor: shiftKey && marks ? marks.anchor : at, at };
}

/** The words that keep the symbols of these bars; none where that is all symbols. */
export function marksWords(word: string, spread: Spread, marks: MarkedBars): readonly string[] {
  const [first, last] = ends(marks);
  const [least, most] = usedBars(spread);
  if (first <= least && last >= most && least < most) return [];
  const from = barFrom(spread, first);
  const words = from > 0 ? [`${word}>${numberWord(from - 1)}`] : [];
  // The last bar has all above, too.
  return last === spread.counts.length - 1 ? words : [...words, `${word}<${numberWord(barFrom(spread, last + 1))}`];
}

/** The mark in words, “60 to 79: 1,234”: the values and how many symbols have them, those that the filter does not keep among them. */
export function marksText(kind: SpreadKind, spread: Spread, marks: MarkedBars): string {
  const [first, last] = ends(marks);
  const from = barFrom(spread, first);
  const to = barFrom(spread, last + 1) - 1;
  const end = last === spread.counts.length - 1 ? ' and more' : to > from ? ` to ${axisText(kind, to)}` : '';
  const all = spread.counts.subarray(first, last + 1).reduce((sum, n) => sum + n, 0);
  return `${axisText(kind, from)}${end}: ${count(all)}`;
}

/** Where the marked bars are in a box of that width. */
export function marksBox(spread: Spread, marks: MarkedBars, w: number): { readonly x: number; readonly width: number } {
  const [first, last] = ends(marks);
  const [least, most] = usedBars(spread);
  const bar = w / (most - least + 1);
  return { x: (first - least) * bar, width: (last - first + 1) * bar };
}
