// The frames of wasm/study about other designs of a kernel's tables, a learner's own pairs, a text in tokens, and growth
// (symtab/wire/designs.go; doc.go there describes the format). Pure.

import { expect, expectLengths, FrameError, text, u16, u32, u64, u8 } from './frame.ts';
import type { Frame } from './frame.ts';
import * as ids from './ids.ts';

/** How names are written, in the order of symtab/study/designs. */
const NAMES_WORDS = ['plain', 'tokens', 'sorted', 'front', 'fronttok'] as const;
/** How a name is found, in the same order. */
const INDEX_WORDS = ['none', '3', '4', 'hash', 'mph', 'order'] as const;

/** One way to keep all symbols. Bytes. */
export interface Design {
  readonly names: (typeof NAMES_WORDS)[number];
  readonly index: (typeof INDEX_WORDS)[number];
  /** Records for each start offset. */
  readonly spacing: number;
  readonly memory: number;
  /** All tables packed, each by itself; undefined where that was not asked for. */
  readonly image: number | undefined;
  /** Mean of a lookup by name, over all symbols. */
  readonly byName: number;
  /** Mean of a lookup by address. */
  readonly byAddress: number;
  /** All symbols in memory order. */
  readonly listing: number;
  /** Names that were really looked up in it. */
  readonly ran: number;
}

export interface Designs {
  readonly symbols: number;
  readonly distinct: number;
  readonly hashBytes: number;
  readonly perfectBytes: number;
  /** Names that a lookup in the hash table reads, on average. */
  readonly hashNames: number;
  /** What packed the tables; '' where nothing did. */
  readonly compressor: string;
  /** By names, spacing and index. */
  readonly list: readonly Design[];
}

export function decodeDesigns(bytes: Uint8Array): Designs {
  const f = expect(bytes, ids.KIND_DESIGNS);
  const info = u32(f, ids.SEC_INFO);
  expectLengths([info, ids.INFO_DESIGNS_LEN]);
  const symbols = info[ids.INFO_DESIGN_SYMBOLS]!;
  return {
    symbols,
    distinct: info[ids.INFO_DESIGN_DISTINCT]!,
    hashBytes: info[ids.INFO_DESIGN_HASH]!,
    perfectBytes: info[ids.INFO_DESIGN_PERFECT]!,
    hashNames: info[ids.INFO_DESIGN_PROBES]! / 1000,
    compressor: text(f, ids.SEC_COMPRESSOR),
    list: rows(f, ids.SEC_DESIGNS, ids.DESIGN_LEN).map((row) => ({
      names: word(NAMES_WORDS, row[ids.DESIGN_NAMES]!),
      index: word(INDEX_WORDS, row[ids.DESIGN_INDEX]!),
      spacing: row[ids.DESIGN_SPACING]!,
      memory: row[ids.DESIGN_MEMORY]!,
      image: row[ids.DESIGN_IMAGE]! || undefined,
      byName: row[ids.DESIGN_BY_NAME]! / symbols,
      byAddress: row[ids.DESIGN_BY_ADDRESS]! / symbols,
      listing: row[ids.DESIGN_LISTING]!,
      ran: row[ids.DESIGN_RAN]!,
    })),
  };
}

/** One of a learner's own rounds. */
interface PlayedRound {
  /** The byte that the pair becomes; 0 if a half is no byte by then, or no byte value is free. */
  readonly slot: number;
  /** 0: the half is no byte. */
  readonly first: number;
  readonly second: number;
  /** Places where the pair stood. */
  readonly count: number;
  /** Bytes of the names after it. */
  readonly left: number;
}

/** A pair that can be played next. */
interface NextPair {
  readonly first: number;
  readonly second: number;
  /** Places where it stands, and where it stood before the last pair was replaced. */
  readonly count: number;
  readonly before: number;
}

export interface PlayedPairs {
  readonly rounds: readonly PlayedRound[];
  readonly next: readonly NextPair[];
}

export function decodePlayed(bytes: Uint8Array): PlayedPairs {
  const f = expect(bytes, ids.KIND_PLAYED);
  return {
    rounds: cut([...u32(f, ids.SEC_PLAYED)], 5, ids.SEC_PLAYED).map(([slot, first, second, count, left]) => ({
      slot: slot!,
      first: first!,
      second: second!,
      count: count!,
      left: left!,
    })),
    next: cut([...u32(f, ids.SEC_NEXT)], 4, ids.SEC_NEXT).map(([first, second, count, before]) => ({
      first: first!,
      second: second!,
      count: count!,
      before: before!,
    })),
  };
}

/** A text in a kernel's tokens. */
export interface Written {
  readonly codes: Uint8Array;
  /** What the codes stand for, one after another, and how many letters each. */
  readonly letters: Uint8Array;
  readonly lens: Uint16Array;
  /** Bytes left out, because no name of the kernel has them. */
  readonly unknown: number;
}

export function decodeWritten(bytes: Uint8Array): Written {
  const f = expect(bytes, ids.KIND_WRITTEN);
  const [info, codes, lens] = [u32(f, ids.SEC_INFO), u8(f, ids.SEC_CODES), u16(f, ids.SEC_LENS)];
  expectLengths([info, 1], [lens, codes.length]);
  return { codes, lens, letters: u8(f, ids.SEC_TEXT), unknown: info[0]! };
}

/** A part of a kernel, with tables of its own. Means are over its symbols, in bytes. */
export interface Grown {
  readonly symbols: number;
  /** The most that a search takes. */
  readonly probes: number;
  /** Symbols whose scan reads less than their search. */
  readonly losers: number;
  /** Bytes of all tables. */
  readonly tables: number;
  readonly search: number;
  readonly scan: number;
}

export function decodeGrowth(bytes: Uint8Array): Grown[] {
  return rows(expect(bytes, ids.KIND_GROWTH), ids.SEC_GROWTH, 6).map(
    ([symbols, probes, losers, tables, search, scan]) => ({
      symbols: symbols!,
      probes: probes!,
      losers: losers!,
      tables: tables!,
      search: search! / symbols!,
      scan: scan! / symbols!,
    }),
  );
}

function word<T extends string>(words: readonly T[], at: number): T {
  const found = words[at];
  if (found === undefined) throw new FrameError(`section ${ids.SEC_DESIGNS}`);
  return found;
}

/** Sums of bytes of a kernel stay below 2^53. */
function rows(f: Frame, id: number, width: number): number[][] {
  return cut([...u64(f, id)].map(Number), width, id);
}

function cut(numbers: readonly number[], width: number, id: number): number[][] {
  if (numbers.length % width !== 0) throw new FrameError(`section ${id}`);
  const list: number[][] = [];
  for (let at = 0; at < numbers.length; at += width) list.push(numbers.slice(at, at + width));
  return list;
}
