// Two names under one another, cut alike so that their letters stay in columns. Pure.

import { common, visible } from '../race/text.ts';

export interface Line {
  readonly before: string;
  readonly letter: string;
  readonly after: string;
}

export interface Comparison {
  readonly want: Line;
  readonly here: Line;
  /** Where they differ, counted from 1; 0 when they do not. */
  readonly at: number;
  /** "c < g", "the end < x" */
  readonly order: string;
}

/** Letters kept before the one that decides, when the common beginning is long. */
const LEAD = 12;

export function compare(want: string, here: string, room: number): Comparison {
  const diff = common(want, here);
  const equal = diff === want.length && diff === here.length;
  const from = diff < room - 4 ? 0 : diff - LEAD;
  const less = want < here;
  return {
    want: cut(want, diff, from, room, equal),
    here: cut(here, diff, from, room, equal),
    at: equal ? 0 : diff + 1,
    order: equal ? 'equal' : `${letter(want, diff)} ${less ? '<' : '>'} ${letter(here, diff)}`,
  };
}

function letter(name: string, at: number): string {
  return at < name.length ? visible(name.charAt(at)) : 'the end';
}

function cut(name: string, diff: number, from: number, room: number, equal: boolean): Line {
  const lead = from > 0 ? '…' : '';
  const last = from + room - lead.length;
  const tail = name.length > last ? '…' : '';
  const to = tail ? last - 1 : name.length;
  if (equal) return { before: lead + visible(name.slice(from, to)) + tail, letter: '', after: '' };
  return {
    before: lead + visible(name.slice(from, diff)),
    // A name that ended still needs something to mark: a blank.
    letter: diff < name.length ? visible(name.charAt(diff)) : '\u00a0',
    after: visible(name.slice(diff + 1, to)) + tail,
  };
}
