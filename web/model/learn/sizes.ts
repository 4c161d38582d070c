// Card 2: what fills the tables. The guess is a split of one bar, in whole percents. Pure.

import { size } from '../format.ts';
import { count } from '../text.ts';
import { memoryWays } from '../memory.ts';
import type { MemoryPart } from '../memory.ts';
import { flagsOf, percent, readNumbers, value } from './card.ts';
import type { CardModel } from './card.ts';

export type SizePart = 'names' | 'addresses' | 'seqs' | 'rest';

interface TruePart {
  readonly what: SizePart;
  readonly bytes: number;
  readonly share: number;
}

export interface Sizes {
  readonly parts: readonly TruePart[];
  readonly total: number;
  readonly numSyms: number;
  /** Bytes of all names as plain text, a type and a NUL each. */
  readonly plain: number;
  readonly built: boolean;
  /** Whether addresses are distances from a base. */
  readonly relative: boolean;
}

/** Percents of the parts, in their order; they add up to 100. */
export type Split = readonly number[];

const PARTS: readonly (readonly [SizePart, MemoryPart['what']])[] = [
  ['names', 'names'],
  ['addresses', 'offsets'],
  ['seqs', 'seqs'],
  ['rest', 'rest'],
];

export const sizesCard: CardModel<Sizes, Split> = {
  id: 'sizes',

  truth({ tables }) {
    if (!tables.complete) return undefined;
    const [, before, since] = memoryWays(tables.sizes, tables.numSyms);
    const way = tables.hasSeqs ? since! : before!;
    const parts = PARTS.flatMap(([what, id]) => {
      const bytes = way.parts.find((part) => part.what === id)?.bytes;
      return bytes === undefined ? [] : [{ what, bytes, share: bytes / way.total }];
    });
    const { plain, relativeBase } = tables.sizes;
    return {
      parts,
      total: way.total,
      numSyms: tables.numSyms,
      plain,
      built: tables.indexBuilt,
      relative: relativeBase > 0,
    };
  },

  moot: () => undefined,

  begin: ({ parts }) => evenly(parts.length),

  write: (split) => split.join('-'),

  read(text, { parts }) {
    const split = readNumbers(text, parts.length);
    return split?.reduce((sum, part) => sum + part, 0) === 100 ? split : undefined;
  },

  facts(truth, split) {
    const { parts, total, numSyms, plain } = truth;
    const of = (what: SizePart) => parts.find((part) => part.what === what) ?? { bytes: 0, share: 0 };
    const most = parts.reduce((a, b) => (b.bytes > a.bytes ? b : a)).what;
    return {
      values: {
        total: value(size(total)),
        n: value(numSyms),
        names: value(of('names').bytes),
        pNames: value(percent(of('names').share)),
        gNames: value(percent((split?.[0] ?? 0) / 100), 'guess'),
        nameEach: value((of('names').bytes / numSyms).toFixed(1)),
        // A name's type and its NUL are no letters of it.
        letters: value((plain / numSyms - 2).toFixed(1)),
        addresses: value(of('addresses').bytes),
        pAddresses: value(percent(of('addresses').share)),
        addressEach: value(Math.floor(of('addresses').bytes / numSyms)),
        seqs: value(of('seqs').bytes, 'b'),
        pSeqs: value(percent(of('seqs').share), 'b'),
        rest: value(of('rest').bytes),
        pRest: value(percent(of('rest').share)),
      },
      flags: flagsOf({
        guess: split !== undefined,
        index: parts.some((part) => part.what === 'seqs'),
        built: truth.built,
        relative: truth.relative,
        namesMost: most === 'names',
        restMost: most === 'rest',
      }),
    };
  },

  twin({ parts }, split, shown) {
    const head = ['part', ...(split ? ['yours'] : []), ...(shown ? ['true', 'bytes'] : [])];
    const rows = parts.map((part, i) => [
      PART_WORDS[part.what],
      ...(split ? [`${split[i]} %`] : []),
      ...(shown ? [percent(part.share), count(part.bytes)] : []),
    ]);
    return { head, rows };
  },
};

export const PART_WORDS: Readonly<Record<SizePart, string>> = {
  names: 'names',
  addresses: 'addresses',
  seqs: 'second order',
  rest: 'tokens and markers',
};

function evenly(many: number): Split {
  const each = Math.floor(100 / many);
  return Array.from({ length: many }, (_, i) => (i === 0 ? 100 - each * (many - 1) : each));
}

/** The split with its handle at that percent: the two parts beside it change, and none becomes less than one. */
export function moveHandle(split: Split, handle: number, to: number): Split {
  const left = split.slice(0, handle).reduce((sum, part) => sum + part, 0);
  const both = split[handle]! + split[handle + 1]!;
  const first = Math.max(1, Math.min(both - 1, Math.round(to) - left));
  return split.map((part, i) => (i === handle ? first : i === handle + 1 ? both - first : part));
}

/** Where a handle stands, in percent. */
export function handleAt(split: Split, handle: number): number {
  return split.slice(0, handle + 1).reduce((sum, part) => sum + part, 0);
}
