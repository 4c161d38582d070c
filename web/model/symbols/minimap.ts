// The field of all symbols on end: cells in address order, row by row, as the list runs; what the filter keeps is marked. Pure.

import type { Tables } from '../../wire/answers.ts';
import type { Matches } from '../../wire/exploreAnswers.ts';
import { count, plural } from '../text.ts';

/** The cells of the field. */
export interface MapShape {
  /** Cells in a row of the field, and rows. */
  readonly across: number;
  readonly down: number;
  /** Symbols in a cell. */
  readonly per: number;
}

/** Where a symbol's cell is, from 0 to 1 across and down. */
export function cellPlace({ across, down, per }: MapShape, seq: number): readonly [x: number, y: number] {
  const cell = Math.floor(seq / per);
  return [((cell % across) + 0.5) / across, (Math.floor(cell / across) + 0.5) / down];
}

/** The symbol at a place of the field, from 0 to 1 across and down. */
export function symbolAt({ across, down, per }: MapShape, n: number, x: number, y: number): number {
  const inside = (part: number, cells: number): number => Math.max(0, Math.min(cells - 1, Math.floor(part * cells)));
  return Math.min(n - 1, (inside(y, down) * across + inside(x, across)) * per);
}

/** The place among the matches of the one that is nearest to a symbol by position; -1 without matches. */
export function nearest(seqs: Uint32Array, seq: number): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < seqs.length; i++) {
    const away = Math.abs(seqs[i]! - seq);
    if (away < least) [best, least] = [i, away];
  }
  return best;
}

/** The place of the next match after a symbol, or before it; the outermost where there is none. */
export function nextMatch(seqs: Uint32Array, seq: number, by: 1 | -1): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < seqs.length; i++) {
    const away = (seqs[i]! - seq) * by;
    if (away > 0 && away < least) [best, least] = [i, away];
  }
  return best >= 0 ? best : nearest(seqs, seq);
}

/** The area that a symbol is in, '' for none. */
export const areaOf = ({ areas }: Pick<Tables, 'areas'>, seq: number): string =>
  areas.filter(({ start }) => start <= seq).at(-1)?.label ?? '';

/** The words of the slider: where the list is. */
export function placeWords(tables: Pick<Tables, 'areas' | 'numSyms'>, seq: number, matches: number): string {
  const area = areaOf(tables, seq);
  return `entry ${count(seq)} of ${count(tables.numSyms)}${area && `, ${area}`}, ${plural(matches, 'match', 'matches')}`;
}

const MOST_AREAS = 3;

/** The field in a sentence: in which areas the matches are. */
export function fieldSentence({ areas }: Pick<Tables, 'areas'>, { areas: counts, seqs }: Matches): string {
  const by = new Map<string, number>();
  areas.forEach(({ label }, i) => {
    if (label) by.set(label, (by.get(label) ?? 0) + (counts[i] ?? 0));
  });
  const most = [...by].filter(([, many]) => many > 0).sort((a, b) => b[1] - a[1]);
  if (seqs.length === 0) return 'Nothing matches.';
  const told = most.slice(0, MOST_AREAS).map(([label, many]) => `${count(many)} in ${label}`);
  return `${plural(seqs.length, 'match', 'matches')}${told.length > 0 ? `: ${told.join(', ')}` : ''}${most.length > MOST_AREAS ? ' and others' : ''}.`;
}
