// The frames of wasm/study for the view Tables (symtab/wire/touched.go): the rounds of the training as choices, what some symbols shrink
// to, and which tables each release has.

import type { Round } from './answers.ts';
import { expect, FrameError, strings, u32, u8 } from './frame.ts';
import * as ids from './ids.ts';
import type { PairChoice } from './studyAnswers.ts';

/** One round of the training as a choice between pairs. */
export interface Contest extends Round {
  /** Pairs that stand as often as the chosen one, itself included. */
  readonly tied: number;
  /** Symbols that have the pair. */
  readonly touched: number;
  /** Bytes of the names after the round. */
  readonly left: number;
  /** The most frequent pairs before the round, the chosen one first. */
  readonly rivals: readonly PairChoice[];
}

export function decodeContests(bytes: Uint8Array): readonly Contest[] {
  const f = expect(bytes, ids.KIND_CONTESTS);
  const rounds = u32(f, ids.SEC_ROUNDS);
  const left = u32(f, ids.SEC_LEFT);
  const tied = u32(f, ids.SEC_TIED);
  const touched = u32(f, ids.SEC_TOUCHED);
  const n = left.length;
  if (rounds.length !== 4 * n || tied.length !== n || touched.length !== n) throw new FrameError('rounds');
  const rivals: PairChoice[][] = Array.from({ length: n }, () => []);
  const all = u32(f, ids.SEC_RIVALS);
  for (let at = 0; at + 3 < all.length; at += 4)
    rivals[all[at]!]?.push({ first: all[at + 1]!, second: all[at + 2]!, count: all[at + 3]! });
  return rivals.map((list, i) => ({
    slot: rounds[4 * i]!,
    first: rounds[4 * i + 1]!,
    second: rounds[4 * i + 2]!,
    count: rounds[4 * i + 3]!,
    tied: tied[i]!,
    touched: touched[i]!,
    left: left[i]!,
    rivals: list,
  }));
}

/** The codes of some symbols, before the first round and after each. */
export interface Shrinking {
  readonly symbols: readonly number[];
  /** For each moment, the codes of each of them. */
  readonly steps: readonly (readonly Uint8Array[])[];
}

export function decodeShrinking(bytes: Uint8Array): Shrinking {
  const f = expect(bytes, ids.KIND_SHRINKING);
  const symbols = [...u32(f, ids.SEC_EXAMPLES)];
  const codes = u8(f, ids.SEC_STEP_CODE);
  const lengths = u32(f, ids.SEC_STEP_LENS);
  const steps: Uint8Array[][] = [];
  if (symbols.length === 0 ? lengths.length > 0 : lengths.length % symbols.length > 0)
    throw new FrameError(`section ${ids.SEC_STEP_LENS}`);
  let at = 0;
  lengths.forEach((length, i) => {
    if (i % symbols.length === 0) steps.push([]);
    steps.at(-1)!.push(codes.subarray(at, at + length));
    at += length;
  });
  if (at !== codes.length) throw new FrameError(`section ${ids.SEC_STEP_CODE}`);
  return { symbols, steps };
}

/** A release and its tables, by their numbers in the core (symtab.Table), in the order of the image. */
export interface ReleaseTables {
  readonly name: string;
  readonly tables: readonly number[];
}

/** The first is that of the tables that were sent, the others are those in which a rule changed, oldest first. */
export function decodeReleases(bytes: Uint8Array): readonly ReleaseTables[] {
  const f = expect(bytes, ids.KIND_RELEASES);
  const names = strings(f, ids.SEC_RELEASE_NAMES);
  const layouts = u8(f, ids.SEC_LAYOUTS);
  if (layouts.length !== ids.LAYOUT_LEN * names.length) throw new FrameError(`section ${ids.SEC_LAYOUTS}`);
  return names.map((name, i) => ({
    name,
    tables: [...layouts.subarray(ids.LAYOUT_LEN * i, ids.LAYOUT_LEN * (i + 1))].filter((t) => t !== ids.NO_TABLE),
  }));
}
