// The frames of wasm/symbols about two maps and about tables that are built otherwise. Their numbers are those of
// symtab/wire/ids_compare.go, where units and meanings are.

import { NO_SIZE } from './exploreAnswers.ts';
import { expect, expectLengths, FrameError, strings, text, u32, u64 } from './frame.ts';
import type { Frame } from './frame.ts';
import { SEC_COMPRESSOR, SEC_INFO, SEC_PROBLEM_TEXTS, SEC_PROBLEM_WORDS } from './ids.ts';

const KIND_COMPARED = 40;
const KIND_CHANGES = 41;
const KIND_BUILT = 42;
const KIND_SHARES = 43;
const SEC_TABLE_BYTES = 240;
const SEC_MORE_TOTALS = 241;
const SEC_GROUP_NAMES = 242;
const SEC_GROUPS = 243;
const SEC_CHANGES = 244;

const TABLES = [
  'names',
  'offsets',
  'seqs_of_names',
  'markers',
  'token_table',
  'token_index',
  'relative_base',
  'num_syms',
] as const;
type TableName = (typeof TABLES)[number];
export type BytesByTable = Readonly<Record<TableName, number>>;

/** How symbols are grouped, in the order of the frames. */
const GROUPINGS = ['prefix', 'kind', 'section'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The lists of changes, in the order of symtab/compare. */
export const CHANGE_LISTS = ['added', 'removed', 'renamed', 'moved', 'resized', 'retyped', 'section'] as const;
export type ChangeList = (typeof CHANGE_LISTS)[number];

/** What a list is sorted by, in the order of symtab/compare. */
export const CHANGE_KEYS = ['cost', 'size', 'name', 'addr'] as const;
export type ChangeKey = (typeof CHANGE_KEYS)[number];

/** Symbols of one group in both maps; bytes are of the tables. */
export interface GroupChange {
  readonly name: string;
  readonly symbolsA: number;
  readonly symbolsB: number;
  readonly bytesA: number;
  readonly bytesB: number;
}

export interface MapsCompared {
  readonly kept: number;
  readonly inOrder: number;
  /** Functions, and the bytes that they grew and shrank by. */
  readonly grown: number;
  readonly shrunk: number;
  readonly grownBy: number;
  readonly shrunkBy: number;
  readonly same: number;
  readonly holes: number;
  /** `__pfx_` symbols among the added ones and among the removed ones. */
  readonly paddingAdded: number;
  readonly paddingRemoved: number;
  readonly lists: Readonly<Record<ChangeList, number>>;
  readonly tablesA: BytesByTable;
  readonly tablesB: BytesByTable;
  /** Bytes of the kernel's code; 0 for unknown. */
  readonly codeA: number;
  readonly codeB: number;
  /** Bytes of records: of symbols that came, of those that went, and how much larger those of the others are. */
  readonly records: { readonly added: number; readonly removed: number; readonly others: number };
  readonly groups: Readonly<Record<Grouping, readonly GroupChange[]>>;
}

/** One symbol of a list: -1 where a map does not have it. */
export interface Change {
  readonly a: number;
  readonly b: number;
  /** Bytes to the next symbol; undefined where nothing tells. */
  readonly sizeA: number | undefined;
  readonly sizeB: number | undefined;
  /** Bytes of the tables that B has more than A. */
  readonly cost: number;
}

export interface Changes {
  readonly length: number;
  at(row: number): Change;
  readonly problems: readonly { readonly word: string; readonly cause: string }[];
}

/** Tables that were built otherwise. */
export interface Built {
  readonly symbols: number;
  readonly packed: number;
  readonly compressor: string;
  /** Most probes of a search; 0 without a name order. */
  readonly probes: number;
  readonly tables: BytesByTable;
}

/** Which symbols take the bytes of the tables. */
export interface GroupShare {
  readonly name: string;
  readonly symbols: number;
  readonly bytes: number;
}
export type Shares = Readonly<Record<Grouping, readonly GroupShare[]>>;

export function decodeCompared(bytes: Uint8Array): MapsCompared {
  const f = expect(bytes, KIND_COMPARED);
  const info = u32(f, SEC_INFO);
  const tables = u32(f, SEC_TABLE_BYTES);
  const totals = Array.from(u64(f, SEC_MORE_TOTALS), (x) => Number(BigInt.asIntN(64, x)));
  expectLengths([info, 8 + CHANGE_LISTS.length], [tables, 2 * TABLES.length], [totals, 7]);
  const [kept, inOrder, grown, shrunk, same, holes, paddingAdded, paddingRemoved] = info as unknown as number[];
  const [grownBy, shrunkBy, codeA, codeB, added, removed, others] = totals as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return {
    kept: kept!,
    inOrder: inOrder!,
    grown: grown!,
    shrunk: shrunk!,
    same: same!,
    holes: holes!,
    paddingAdded: paddingAdded!,
    paddingRemoved: paddingRemoved!,
    grownBy,
    shrunkBy,
    codeA,
    codeB,
    records: { added, removed, others },
    lists: Object.fromEntries(CHANGE_LISTS.map((list, i) => [list, info[8 + i]!])) as MapsCompared['lists'],
    tablesA: byTable(tables, 0),
    tablesB: byTable(tables, TABLES.length),
    groups: grouped(f, 5, (name, [symbolsA, symbolsB, bytesA, bytesB]) => ({
      name,
      symbolsA: symbolsA!,
      symbolsB: symbolsB!,
      bytesA: bytesA!,
      bytesB: bytesB!,
    })),
  };
}

export function decodeChanges(bytes: Uint8Array): Changes {
  const f = expect(bytes, KIND_CHANGES);
  const rows = u32(f, SEC_CHANGES);
  if (rows.length % 6 !== 0) throw new FrameError('columns');
  const causes = strings(f, SEC_PROBLEM_TEXTS);
  const known = (size: number): number | undefined => (size === NO_SIZE ? undefined : size);
  return {
    length: rows.length / 6,
    at(row) {
      const [a, b, sizeA, sizeB, bytesA, bytesB] = rows.subarray(6 * row, 6 * row + 6);
      return { a: a! | 0, b: b! | 0, sizeA: known(sizeA!), sizeB: known(sizeB!), cost: bytesB! - bytesA! };
    },
    problems: strings(f, SEC_PROBLEM_WORDS).map((word, i) => ({ word, cause: causes[i] ?? '' })),
  };
}

export function decodeBuilt(bytes: Uint8Array): Built {
  const f = expect(bytes, KIND_BUILT);
  const info = u32(f, SEC_INFO);
  const tables = u32(f, SEC_TABLE_BYTES);
  expectLengths([info, 3], [tables, TABLES.length]);
  const [symbols, packed, probes] = info;
  return {
    symbols: symbols!,
    packed: packed!,
    probes: probes!,
    compressor: text(f, SEC_COMPRESSOR),
    tables: byTable(tables, 0),
  };
}

export function decodeShares(bytes: Uint8Array): Shares {
  return grouped(expect(bytes, KIND_SHARES), 3, (name, [symbols, taken]) => ({
    name,
    symbols: symbols!,
    bytes: taken!,
  }));
}

function byTable(numbers: Uint32Array, from: number): BytesByTable {
  return Object.fromEntries(TABLES.map((table, i) => [table, numbers[from + i]!])) as BytesByTable;
}

/** Groups of so many numbers each, the first of which is how they are grouped. */
function grouped<T>(
  f: Frame,
  stride: number,
  make: (name: string, numbers: readonly number[]) => T,
): Readonly<Record<Grouping, readonly T[]>> {
  const names = strings(f, SEC_GROUP_NAMES);
  const numbers = u32(f, SEC_GROUPS);
  expectLengths([numbers, stride * names.length]);
  const groups: Record<Grouping, T[]> = { prefix: [], kind: [], section: [] };
  names.forEach((name, i) => {
    const [how, ...rest] = numbers.subarray(stride * i, stride * (i + 1));
    const grouping = GROUPINGS[how!];
    if (!grouping) throw new FrameError('grouping');
    groups[grouping].push(make(name, rest));
  });
  return groups;
}
