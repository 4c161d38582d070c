// The frames of wasm/symbols (symtab/wire/explored; symtab/wire/doc.go describes the format): what a list of symbols shows, one symbol, a name
// that is not there, and the places of a text.

import { expect, expectLengths, FrameError, frameKind, lenient, strings, text, u16, u32, u64, u8 } from './frame.ts';
import type { Frame } from './frame.ts';
import * as ids from './ids.ts';

/** Stands for a size that nothing tells. */
export const NO_SIZE = 0xffffffff;

/** Numbers of all symbols, in address order. */
export interface SymbolColumns {
  /** Bytes of table that a binary search for the name reads. */
  readonly search: Uint32Array;
  /** Position in name order. */
  readonly rank: Uint32Array;
  /** Bytes to the next higher address, or NO_SIZE. */
  readonly size: Uint32Array;
  /** How many symbols have the name, itself included. */
  readonly equal: Uint32Array;
  /** Symbols by kind, then by what else a filter can ask for: ids.COUNT_… */
  readonly counts: Uint32Array;
  /** How four numbers of all symbols are spread. */
  readonly spreads: readonly Spread[];
}

/** Symbols by bar: bar b holds the values from `from + b * step` on, the last bar all above, too. With step 0 the bars double. */
export interface Spread {
  readonly from: number;
  readonly step: number;
  readonly counts: Uint32Array;
}

/** Of letters, size, bytes of the record, and bytes that a search reads. */
const SPREADS = 4;
const BARS = 40;

/** A word of a filter that was ignored. */
interface FilterProblem {
  readonly word: string;
  readonly cause: string;
}

/** What a filter keeps. */
export interface Matches {
  readonly kind: 'matches';
  readonly seqs: Uint32Array;
  /** Equal names stand together. */
  readonly grouped: boolean;
  /** The filter is one name that no symbol has; all that matches are forms of it. */
  readonly missing: boolean;
  readonly names: number;
  readonly tableBytes: number;
  readonly kernelBytes: number;
  /** All addresses of the map are zero. */
  readonly zero: boolean;
  readonly problems: readonly FilterProblem[];
  /** These are the first: the filter has not seen all symbols. */
  readonly more: boolean;
  /** Symbols by the bars of SymbolColumns.spreads. */
  readonly spreads: readonly Uint32Array[];
  /** Symbols by the areas of the tables. */
  readonly areas: Uint32Array;
  /** Where each name begins in seqs, and the bytes of the tables that its symbols take; empty unless grouped. */
  readonly groups: Uint32Array;
  readonly groupBytes: Uint32Array;
}

/** A way to write a symbol for a tool. */
export interface Form {
  readonly tool: string;
  readonly text: string;
}

/** One of the symbols that share a name, between the nearest global functions; -1 for none. */
interface Copy {
  readonly seq: number;
  readonly before: number;
  readonly after: number;
}

export interface SymbolCard {
  readonly seq: number;
  readonly rank: number;
  /** Its place among the copies, from 1. */
  readonly position: number;
  readonly probes: number;
  readonly back: number;
  /** Bytes of table that each lookup reads. */
  readonly search: number;
  readonly scan: number;
  /** The symbol that lookups by this name find; -1 for none. */
  readonly found: number;
  /** Its codes, and the text of each: type and name in pieces. */
  readonly codes: Uint8Array;
  readonly pieces: readonly string[];
  readonly aliases: readonly number[];
  readonly copies: readonly Copy[];
  readonly forms: readonly Form[];
}

/** What there is to say of a name that no symbol has. */
export interface Miss {
  readonly place: number;
  readonly held: number;
  readonly probes: number;
  readonly search: number;
  readonly scan: number;
  readonly leftOut: boolean;
  readonly noData: boolean;
  readonly tooLong: boolean;
  /** Functions of this kernel that are there only under a name with something after a dot. */
  readonly only: number;
  readonly around: readonly number[];
  readonly variants: readonly number[];
  readonly holding: readonly number[];
  readonly spelt: readonly { readonly seq: number; readonly letters: number }[];
  readonly suffixes: readonly { readonly suffix: string; readonly count: number }[];
}

/** How a place agrees with the map, in the order of symtab/explore. */
const VERDICTS = ['agrees', 'otherSize', 'noName', 'here', 'nothing', 'pastEnd'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Place {
  readonly line: number;
  readonly text: string;
  /** The symbol, -1 for none. */
  readonly seq: number;
  readonly offset: bigint;
  /** The size that the text says, 0 for none, and the size here, 0 where it is not known. */
  readonly said: bigint;
  readonly size: bigint;
  readonly verdict: Verdict;
  /** Further symbols of the name that agree as well. */
  readonly others: number;
}

export interface Places {
  readonly kind: 'places';
  readonly places: readonly Place[];
  readonly sizes: number;
  readonly agree: number;
  readonly shift: bigint;
  /** How the shift is known: asked, told, inferred, or ''. */
  readonly why: string;
}

export function decodeColumns(bytes: Uint8Array, n: number): SymbolColumns {
  const f = expect(bytes, ids.KIND_COLUMNS);
  const columns = {
    search: u32(f, ids.SEC_SEARCH),
    rank: u32(f, ids.SEC_RANK),
    size: u32(f, ids.SEC_SIZE),
    equal: u32(f, ids.SEC_EQUAL),
    counts: u32(f, ids.SEC_KINDS),
    spreads: spreadsOf(f),
  };
  const { search, rank, size, equal, counts } = columns;
  expectLengths([search, n], [rank, n], [size, n], [equal, n], [counts, ids.COUNTS_LEN]);
  return columns;
}

function spreadsOf(f: Frame): readonly Spread[] {
  const scales = u32(f, ids.SEC_SCALES);
  const counts = bars(f);
  expectLengths([scales, 2 * SPREADS]);
  return counts.map((bar, i) => ({ from: scales[2 * i]!, step: scales[2 * i + 1]!, counts: bar }));
}

function bars(f: Frame): Uint32Array[] {
  const all = u32(f, ids.SEC_SPREADS);
  expectLengths([all, SPREADS * BARS]);
  return Array.from({ length: SPREADS }, (_, i) => all.subarray(i * BARS, (i + 1) * BARS));
}

export function decodeAnswer(bytes: Uint8Array): Matches | Places {
  return frameKind(bytes) === ids.KIND_PLACES ? decodePlaces(bytes) : decodeMatches(bytes);
}

function decodeMatches(bytes: Uint8Array): Matches {
  const f = expect(bytes, ids.KIND_MATCHES);
  const [grouped, missing, names, tableBytes, zero, more] = info(f, ids.INFO_MATCHES_LEN);
  const causes = strings(f, ids.SEC_PROBLEM_TEXTS);
  const groups = u32(f, ids.SEC_GROUPS);
  const groupBytes = u32(f, ids.SEC_GROUP_BYTES);
  expectLengths([groupBytes, groups.length]);
  return {
    kind: 'matches',
    seqs: u32(f, ids.SEC_INDEX),
    grouped: grouped === 1,
    missing: missing === 1,
    names: names!,
    tableBytes: tableBytes!,
    kernelBytes: Number(u64(f, ids.SEC_TOTALS)[0] ?? 0n),
    zero: zero === 1,
    problems: strings(f, ids.SEC_PROBLEM_WORDS).map((word, i) => ({ word, cause: causes[i] ?? '' })),
    more: more === 1,
    spreads: bars(f),
    areas: u32(f, ids.SEC_AREA_COUNTS),
    groups,
    groupBytes,
  };
}

export function decodeCard(bytes: Uint8Array): SymbolCard {
  const f = expect(bytes, ids.KIND_CARD);
  const [seq, rank, position, probes, back, search, scan, found] = info(f, ids.INFO_CARD_LEN);
  const codes = u8(f, ids.SEC_CODES);
  const lens = u16(f, ids.SEC_LENS);
  const copies = u32(f, ids.SEC_COPIES);
  const near = u32(f, ids.SEC_NEAR);
  expectLengths([lens, codes.length], [near, 2 * copies.length]);
  const forms = strings(f, ids.SEC_FORMS);
  const letters = u8(f, ids.SEC_TEXT);
  let at = 0;
  return {
    seq: seq!,
    rank: rank!,
    position: position!,
    probes: probes!,
    back: back!,
    search: search!,
    scan: scan!,
    found: found! | 0,
    codes,
    pieces: Array.from(lens, (length) => {
      at += length;
      return lenient.decode(letters.subarray(at - length, at));
    }),
    aliases: [...u32(f, ids.SEC_ALIASES)],
    copies: Array.from(copies, (copy, i) => ({ seq: copy, before: near[2 * i]! | 0, after: near[2 * i + 1]! | 0 })),
    forms: strings(f, ids.SEC_TOOLS).map((tool, i) => ({ tool, text: forms[i] ?? '' })),
  };
}

/** undefined: the name is there. */
export function decodeMiss(bytes: Uint8Array): Miss | undefined {
  if (frameKind(bytes) === ids.KIND_DONE) return undefined;
  const f = expect(bytes, ids.KIND_MISS);
  const [place, held, probes, search, scan, leftOut, noData, tooLong, only] = info(f, ids.INFO_MISS_LEN);
  const spelt = u32(f, ids.SEC_SPELT);
  const counts = u32(f, ids.SEC_SUFFIX_COUNTS);
  return {
    place: place!,
    held: held!,
    probes: probes!,
    search: search!,
    scan: scan!,
    leftOut: leftOut === 1,
    noData: noData === 1,
    tooLong: tooLong === 1,
    only: only!,
    around: [...u32(f, ids.SEC_AROUND)],
    variants: [...u32(f, ids.SEC_VARIANTS)],
    holding: [...u32(f, ids.SEC_HOLDING)],
    spelt: Array.from({ length: spelt.length >> 1 }, (_, i) => ({ seq: spelt[2 * i]!, letters: spelt[2 * i + 1]! })),
    suffixes: strings(f, ids.SEC_SUFFIXES).map((suffix, i) => ({ suffix, count: counts[i] ?? 0 })),
  };
}

function decodePlaces(bytes: Uint8Array): Places {
  const f = expect(bytes, ids.KIND_PLACES);
  const [, sizes, agree] = info(f, ids.INFO_PLACES_LEN);
  const rows = u32(f, ids.SEC_PLACES);
  const numbers = u64(f, ids.SEC_PLACE_NUMBERS);
  const texts = strings(f, ids.SEC_PLACE_TEXTS);
  expectLengths([rows, 4 * texts.length], [numbers, 3 * texts.length]);
  return {
    kind: 'places',
    places: texts.map((read, i) => ({
      line: rows[4 * i]!,
      text: read,
      seq: rows[4 * i + 1]! | 0,
      verdict: VERDICTS[rows[4 * i + 2]!] ?? 'nothing',
      others: rows[4 * i + 3]!,
      offset: numbers[3 * i]!,
      said: numbers[3 * i + 1]!,
      size: numbers[3 * i + 2]!,
    })),
    sizes: sizes!,
    agree: agree!,
    shift: u64(f, ids.SEC_SHIFT)[0] ?? 0n,
    why: text(f, ids.SEC_WHY),
  };
}

function info(f: Frame, length: number): Uint32Array {
  const all = u32(f, ids.SEC_INFO);
  if (all.length !== length) throw new FrameError(`section ${ids.SEC_INFO}`);
  return all;
}
