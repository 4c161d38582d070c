// Chooses the entry of kallsyms_names that people read on card 4: one that is short enough to read by hand and that
// shows what tokens are. Pure.

import type { Tables } from '../../wire/answers.ts';

/** The entry, and the codes in it: its first is the type, alone or with letters. */
export interface ReadableRecord {
  readonly seq: number;
  /** Where it begins in kallsyms_names. */
  readonly at: number;
  readonly codes: readonly number[];
}

const LEAST = 6;
const MOST = 9;
/** Two of eight codes are shown, the third is read with help, and five more are enough practice. */
const BEST = 8;
/** Letters of a name that fit a phone in large type. */
const WIDEST = 18;
const LONG_TOKEN = 5;
const GLOBAL = 'T';

const chosen = new WeakMap<Tables, ReadableRecord | undefined>();

/** undefined if no entry has six to nine codes of which one is long and the first two are single letters. */
export function readableRecord(tables: Tables, texts: readonly string[]): ReadableRecord | undefined {
  if (!chosen.has(tables)) chosen.set(tables, find(tables, texts));
  return chosen.get(tables);
}

function find({ names, records, numSyms }: Tables, texts: readonly string[]): ReadableRecord | undefined {
  let best: ReadableRecord | undefined;
  let worth = -1;
  for (let seq = 0; seq < numSyms; seq++) {
    const at = records[seq]!;
    const length = names[at]!;
    if (length < LEAST || length > MOST || records[seq + 1] !== at + 1 + length) continue;
    const codes = names.subarray(at + 1, at + 1 + length);
    const now = worthOf(codes, texts);
    if (now <= worth) continue;
    [worth, best] = [now, { seq, at, codes: [...codes] }];
  }
  return best;
}

/** How well the entry teaches, -1 if it does not. Each term of the sum counts more than all terms after it. */
function worthOf(codes: Uint8Array, texts: readonly string[]): number {
  const words = [...codes].map((code) => texts[code] ?? '');
  const [type, second] = words as [string, string];
  if (type.toUpperCase() !== GLOBAL || second.length !== 1 || second === '_') return -1;
  if (words.some((word) => /\d/.test(word)) || !words.some((word) => word.length >= LONG_TOKEN)) return -1;
  const letters = words.join('').length - 1;
  const longestWord = Math.max(...words.filter((word) => !word.includes('_')).map((word) => word.length));
  return (
    10_000 * Number(type === GLOBAL) +
    5000 * Number(codes.length === BEST && new Set(codes).size === BEST) +
    2000 * Number(letters <= WIDEST) +
    100 * Math.min(19, longestWord) +
    Math.min(99, letters)
  );
}
