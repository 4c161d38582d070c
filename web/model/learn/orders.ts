// Card 6: the second order of seven symbols, as numbers. Two are filled in, the others are the guess. Pure.

import type { Tables } from '../../wire/answers.ts';
import type { Costs } from '../../wire/studyAnswers.ts';
import { count, visible } from '../text.ts';
import { readTokens } from '../tokens.ts';
import { flagsOf, mootSearch, value } from './card.ts';
import type { CardModel } from './card.ts';
import { boxes, readTries, rightAtOnce } from './tries.ts';
import type { Tries } from './tries.ts';

export interface OrdersTruth {
  readonly tables: Tables;
  /** The symbols, by their place in memory. */
  readonly seqs: readonly number[];
  readonly names: readonly string[];
  /** Their numbers here, 0 to 6, in the order of their names. */
  readonly order: readonly number[];
  /** The numbers that are to be filled in. */
  readonly answers: readonly number[];
}

export const GIVEN = 2;
const MANY = 7;
const LONGEST = 13;
const ENDING = 3;
/** How many numbers three bytes can hold. */
const THREE_BYTES = 2 ** 24;

export const ordersCard: CardModel<OrdersTruth, Tries> = {
  id: 'orders',

  truth({ tables, costs }) {
    const seqs = sevenOf(tables);
    if (!costs || !seqs) return undefined;
    const order = inOrder(seqs, costs);
    const names = seqs.map((seq) => tables.name(seq) ?? '');
    return { tables, seqs, names, order, answers: order.slice(GIVEN) };
  },

  moot(known) {
    return mootSearch(known) ?? (sevenOf(known.tables) ? undefined : 'few');
  },

  begin: () => undefined,

  write: (tries) => tries.join('-'),

  read: (text, { answers }) => readTries(text, answers.length, MANY),

  facts({ tables, names, order, answers }, tries = []) {
    const { open, wrong } = boxes(tries, answers);
    return {
      values: {
        n: value(tables.numSyms),
        order: value(order.join(' ')),
        right: value(`${rightAtOnce(tries, answers)} of ${answers.length}`, 'guess'),
        total: value(`${count(tables.sizes.seqsOfNames)} bytes`, 'b'),
        four: value(4 * tables.numSyms),
        names: value(tables.sizes.names),
        tried: value(wrong ?? 0, 'guess'),
        triedName: value(wrong === undefined ? '' : visible(names[wrong] ?? ''), 'guess'),
      },
      flags: flagsOf({
        guess: tries.length > 0,
        wrong: wrong !== undefined,
        done: open === undefined,
        fits: tables.sizes.names < THREE_BYTES,
        built: tables.indexBuilt,
      }),
    };
  },

  twin({ names, seqs, order, answers }, tries = [], shown) {
    const known = shown ? order.length : GIVEN + (boxes(tries, answers).open ?? answers.length);
    const place = (i: number): string => (order.indexOf(i) < known ? count(order.indexOf(i) + 1) : 'not filled in yet');
    return {
      head: ['number', 'name', 'place in memory', 'place in the second order'],
      rows: names.map((name, i) => [count(i), visible(name), count(seqs[i]! + 1), place(i)]),
    };
  },
};

/** Numbers of the symbols as the kernel orders their names. */
function inOrder(seqs: readonly number[], { rank }: Costs): number[] {
  return seqs.map((_, i) => i).sort((a, b) => rank[seqs[a]!]! - rank[seqs[b]!]!);
}

const chosen = new WeakMap<Tables, readonly number[] | undefined>();

function sevenOf(tables: Tables): readonly number[] | undefined {
  if (!chosen.has(tables)) chosen.set(tables, find(tables));
  return chosen.get(tables);
}

/**
 * Seven neighbours with short names that can be put in order at a glance, because no two begin with the same letter.
 * The first such seven of which no two end alike are taken, since names with one ending look like one family. If there
 * are none, the first seven different names are taken.
 */
function find(tables: Tables): readonly number[] | undefined {
  const letters = lettersOf(tables);
  let any: readonly number[] | undefined;
  for (let first = 0, seen = 0; first + MANY <= tables.numSyms; first = Math.max(first + 1, seen)) {
    seen = lastTooLong(letters, first);
    if (seen > first) continue;
    const seqs = Array.from({ length: MANY }, (_, i) => first + i);
    const names = seqs.map((seq) => tables.name(seq) ?? '');
    if (names.some((name) => /^[._]|^$/.test(name)) || differ(names.map((name) => name[0]!)) === false) continue;
    any ??= seqs;
    if (differ(names.map((name) => name.slice(-ENDING)))) return seqs;
  }
  return any ?? firstDifferent(tables);
}

/** One after the last of seven whose name is too long; `first` itself where none is. */
function lastTooLong(letters: (seq: number) => number, first: number): number {
  for (let i = MANY - 1; i >= 0; i--) if (letters(first + i) > LONGEST) return first + i + 1;
  return first;
}

function differ(all: readonly string[]): boolean {
  return new Set(all).size === all.length;
}

/** How many letters a name has, without its text. */
function lettersOf(tables: Tables): (seq: number) => number {
  const lengths = readTokens(tables).map((token) => token.length);
  const { names, records } = tables;
  return (seq) => {
    const from = records[seq]!;
    let sum = -1;
    for (let at = from + (names[from]! > 127 ? 2 : 1); at < records[seq + 1]!; at++) sum += lengths[names[at]!]!;
    return sum;
  };
}

function firstDifferent(tables: Tables): readonly number[] | undefined {
  const found = new Map<string, number>();
  for (let seq = 0; seq < tables.numSyms && found.size < MANY; seq++) {
    const name = tables.name(seq) ?? '';
    if (!found.has(name)) found.set(name, seq);
  }
  return found.size === MANY ? [...found.values()] : undefined;
}

/** A place in memory as the index stores it: three bytes, the highest first. */
export function hexOf(seq: number): readonly string[] {
  return [16, 8, 0].map((shift) => ((seq >> shift) & 255).toString(16).padStart(2, '0'));
}
