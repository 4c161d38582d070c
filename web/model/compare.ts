// Two names, one under the other, cut at the same letters so that they stay in columns. Pure.

import { differsAt, letterAt, visible } from './text.ts';

export interface Line {
  readonly before: string;
  readonly letter: string;
  readonly after: string;
}

export interface Comparison {
  readonly want: Line;
  readonly here: Line;
  /** "letter 2 differs", "every letter is equal" */
  readonly found: string;
  /** "c < g", "the end < x"; '' where no letter decides. */
  readonly order: string;
}

/** Letters kept before the one that decides, when the common beginning is long. */
const LEAD = 12;

/**
 * What a search made of two names, shown by their letters: sign (undefined where all that is known is that they
 * differ) and the bytes they have in common are its own, and where letters say something else they are not shown as
 * the reason.
 */
export function compare(
  want: string,
  here: string,
  room: number,
  sign: number | undefined,
  bytes?: number,
): Comparison {
  const equal = sign === 0;
  const diff = equal ? Math.max(want.length, here.length) : differsAt(want, here, bytes);
  const from = diff < room - 4 || equal ? 0 : diff - LEAD;
  const byLetter = Math.sign((want.codePointAt(diff) ?? -1) - (here.codePointAt(diff) ?? -1));
  const tells = !equal && byLetter !== 0 && byLetter === (sign ?? byLetter);
  const unmarked = equal || diff >= Math.max(want.length, here.length);
  return {
    want: cut(want, diff, from, room, unmarked),
    here: cut(here, diff, from, room, unmarked),
    found: equal
      ? same(want, here)
      : tells
        ? `letter ${[...want.slice(0, diff)].length + 1} differs`
        : unlike(want + here),
    order: tells ? `${letter(want, diff)} ${byLetter < 0 ? '<' : '>'} ${letter(here, diff)}` : '',
  };
}

/** Releases that know of LTO compare without the suffix it adds. */
function same(want: string, here: string): string {
  return want === here ? 'every letter is equal' : 'equal without the suffix';
}

function unlike(both: string): string {
  return both.includes('\ufffd') ? 'they differ in a byte that is no text' : 'they differ without the suffix';
}

function letter(name: string, at: number): string {
  return visible(letterAt(name, at)) || 'the end';
}

function cut(name: string, diff: number, from: number, room: number, unmarked: boolean): Line {
  const lead = from > 0 ? '…' : '';
  const last = from + room - lead.length;
  const tail = name.length > last ? '…' : '';
  const to = tail ? last - 1 : name.length;
  if (unmarked) return { before: lead + visible(name.slice(from, to)) + tail, letter: '', after: '' };
  return {
    before: lead + visible(name.slice(from, diff)),
    // A name that ended still needs something to mark: a blank.
    letter: visible(letterAt(name, diff)) || '\u00a0',
    after: visible(name.slice(diff + Math.max(1, letterAt(name, diff).length), to)) + tail,
  };
}
