// The frames of wasm/study (symtab/wire/study.go; doc.go there describes the format): what lookups cost, and the training.

import { expect, FrameError, u32, u64, u8 } from './frame.ts';
import type { Frame } from './frame.ts';
import * as ids from './ids.ts';

const QUANTILES = 11;
const LOOKUP_QUANTILES = 7;

/** A design in which every so many records have a marker. Bytes are of all lookups together. */
export interface Spacing {
  readonly every: number;
  readonly read: number;
  readonly skips: number;
  /** Bytes of the markers. */
  readonly memory: number;
}

/** Several names found at once: mean bytes of one scan and of as many searches. */
interface Batch {
  readonly names: number;
  readonly scan: number;
  readonly search: number;
}

/** How far apart neighbours of one order lie in the other, in places. */
interface Distances {
  /** The least, each tenth part, the most. */
  readonly quantiles: Uint32Array;
  /** Pairs that stay neighbours. */
  readonly together: number;
}

/** What the lookups of all symbols read one way, in bytes: at the least, at 1, 10, 50, 90 and 99 of 100, at the most. */
export interface LookupQuantiles {
  readonly at: Uint32Array;
  /** Symbols by tenths of a power of ten of bytes, from 10^0. */
  readonly tenths: Uint32Array;
}

/** What the lookups of all symbols cost, in bytes of table (SPEC 16); columns are in address order. */
export interface Costs {
  readonly search: Uint32Array;
  readonly scan: Uint32Array;
  /** Position in name order. */
  readonly rank: Uint32Array;
  /** Symbols whose scan reads less than their search; the last of them, and where 95 of 100 lie; -1 for none. */
  readonly losers: number;
  readonly lastLoser: number;
  readonly loserNear: number;
  readonly loserFunctions: number;
  /** Symbols whose scan reads at least 715 times as much. */
  readonly gain715: number;
  readonly least: number;
  readonly median: number;
  readonly most: number;
  /** Names that several symbols have, and these symbols. */
  readonly sharedNames: number;
  readonly sharing: number;
  /** Where a name of three functions begins in name order, where its halving meets it; -1 for none. */
  readonly three: number;
  readonly threeHit: number;
  /** Where the name that most symbols have begins in name order; -1 for none. */
  readonly mostShared: number;
  /** From so many names on one scan reads less. */
  readonly crossing: number;
  /** Sums over the lookups of all symbols; all but probes and fetches are bytes. */
  readonly probes: number;
  readonly fetches: number;
  readonly seqs: number;
  readonly markers: number;
  readonly skipped: number;
  readonly expand: number;
  /** Bytes of a scan over all symbols. */
  readonly whole: number;
  /** Letters with which neighbours begin alike, of all pairs together: in memory, and in the alphabet. */
  readonly sharedInMemory: number;
  readonly sharedByName: number;
  readonly scanned: LookupQuantiles;
  readonly searched: LookupQuantiles;
  /** How many times as much the scan reads as the search, in thousandths: below 1,000 the scan reads less. */
  readonly gained: LookupQuantiles;
  readonly spacings: readonly Spacing[];
  readonly batches: readonly Batch[];
  /** Of neighbours in memory when names are sorted, and of neighbours in the alphabet, in memory. */
  readonly sorted: Distances;
  readonly alphabet: Distances;
}

export function decodeCosts(bytes: Uint8Array): Costs {
  const f = expect(bytes, ids.KIND_COSTS);
  const info = new Int32Array(numbers(f, ids.SEC_INFO, ids.INFO_COSTS_LEN));
  const totals = big(f, ids.SEC_TOTALS);
  if (totals.length !== ids.TOTALS_LEN) throw new FrameError(`section ${ids.SEC_TOTALS}`);
  const apart = numbers(f, ids.SEC_APART, 2 * (QUANTILES + 1));
  const quantiles = numbers(f, ids.SEC_QUANTILES, 2 * LOOKUP_QUANTILES);
  const distances = (from: number): Distances => ({
    quantiles: apart.subarray(from, from + QUANTILES),
    together: apart[from + QUANTILES]!,
  });
  const at = (i: number): number => info[i]!;
  return {
    search: u32(f, ids.SEC_SEARCH),
    scan: u32(f, ids.SEC_SCAN),
    rank: u32(f, ids.SEC_RANK),
    losers: at(ids.INFO_LOSERS),
    lastLoser: at(ids.INFO_LAST_LOSER),
    loserNear: at(ids.INFO_LOSER_NEAR),
    loserFunctions: at(ids.INFO_LOSER_CODE),
    gain715: at(ids.INFO_GAIN715),
    least: at(ids.INFO_LEAST_SEARCH),
    median: at(ids.INFO_MEDIAN_SEARCH),
    most: at(ids.INFO_MOST_SEARCH),
    sharedNames: at(ids.INFO_SHARED),
    sharing: at(ids.INFO_SHARING),
    three: at(ids.INFO_THREE),
    threeHit: at(ids.INFO_THREE_HIT),
    mostShared: at(ids.INFO_MOST_SHARED),
    crossing: at(ids.INFO_CROSSING),
    probes: totals[ids.TOTAL_PROBES]!,
    fetches: totals[ids.TOTAL_FETCHES]!,
    seqs: totals[ids.TOTAL_SEQS]!,
    markers: totals[ids.TOTAL_MARKERS]!,
    skipped: totals[ids.TOTAL_SKIPPED]!,
    expand: totals[ids.TOTAL_EXPAND]!,
    whole: totals[ids.TOTAL_WHOLE]!,
    sharedInMemory: totals[ids.TOTAL_SHARED_IN_MEMORY]!,
    sharedByName: totals[ids.TOTAL_SHARED_BY_NAME]!,
    scanned: { at: quantiles.subarray(0, LOOKUP_QUANTILES), tenths: u32(f, ids.SEC_SCAN_TENTHS) },
    searched: { at: quantiles.subarray(LOOKUP_QUANTILES), tenths: u32(f, ids.SEC_SEARCH_TENTHS) },
    gained: { at: numbers(f, ids.SEC_GAINS, LOOKUP_QUANTILES), tenths: u32(f, ids.SEC_GAIN_TENTHS) },
    spacings: rows(big(f, ids.SEC_SPACINGS), 4).map(([every, read, skips, memory]) => ({
      every: every!,
      read: read!,
      skips: skips!,
      memory: memory!,
    })),
    batches: rows(big(f, ids.SEC_BATCHES), 3).map(([names, scan, search]) => ({
      names: names!,
      scan: scan!,
      search: search!,
    })),
    sorted: distances(0),
    alphabet: distances(QUANTILES + 1),
  };
}

/** A pair of codes and how often it stands in the names. */
export interface PairChoice {
  readonly first: number;
  readonly second: number;
  readonly count: number;
}

/** The token training, round by round. */
export interface Training {
  /** Bytes of the names before the first round: a length byte, type and letters of each. */
  readonly start: number;
  /** Bytes after each round. */
  readonly left: Uint32Array;
  /** The commonest pairs before each of the first rounds, commonest first. */
  readonly choices: readonly (readonly PairChoice[])[];
  /** A few symbols, and their codes at the start and after each round. */
  readonly examples: readonly number[];
  readonly steps: readonly (readonly Uint8Array[])[];
}

export function decodeTraining(bytes: Uint8Array): Training {
  const f = expect(bytes, ids.KIND_TRAINING);
  const choices = rows([...u32(f, ids.SEC_CHOICES)], 4);
  const rounds = 1 + Math.max(-1, ...choices.map(([round]) => round!));
  const examples = [...u32(f, ids.SEC_EXAMPLES)];
  const codes = u8(f, ids.SEC_STEP_CODE);
  let at = 0;
  const parts = [...u32(f, ids.SEC_STEP_LENS)].map((length) => {
    at += length;
    return codes.subarray(at - length, at);
  });
  if (at !== codes.length) throw new FrameError(`section ${ids.SEC_STEP_CODE}`);
  return {
    start: numbers(f, ids.SEC_INFO, 1)[0]!,
    left: u32(f, ids.SEC_LEFT),
    choices: Array.from({ length: rounds }, (_, round) =>
      choices
        .filter(([of]) => of === round)
        .map(([, first, second, count]) => ({ first: first!, second: second!, count: count! })),
    ),
    examples,
    steps: rows(parts, examples.length),
  };
}

function numbers(f: Frame, id: number, many: number): Uint32Array {
  const all = u32(f, id);
  if (all.length !== many) throw new FrameError(`section ${id}`);
  return all;
}

/** Sums of bytes stay far below 2^53: 2^24 symbols with the longest names read less. */
const big = (f: Frame, id: number): number[] => [...u64(f, id)].map(Number);

function rows<T>(list: readonly T[], width: number): T[][] {
  const all: T[][] = [];
  for (let at = 0; width > 0 && at + width <= list.length; at += width) all.push(list.slice(at, at + width));
  return all;
}
