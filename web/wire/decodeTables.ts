// Decodes the tables of a map (symtab/wire/tables.go), and of the opening race what is known of them.
// Views over the frame's own buffer: nothing is copied field by field.

import type { Mark, Round, Tables, Trace } from './answers.ts';
import { decodeTrace } from './decodeTrace.ts';
import { expect, expectLengths, FrameError, lenient, strings, text, u16, u32, u64, u8 } from './frame.ts';
import type { Frame } from './frame.ts';
import * as ids from './ids.ts';

function marks(starts: Uint32Array, labels: string[]): Mark[] {
  expectLengths([starts, labels.length]);
  return labels.map((label, i) => ({ start: starts[i]!, label }));
}

function common(f: Frame) {
  const info = u32(f, ids.SEC_INFO);
  const at = (i: number): number => {
    const v = info[i];
    if (v === undefined) throw new FrameError(`info ${i}`);
    return v;
  };
  const flags = at(ids.INFO_FLAGS);
  return {
    at,
    release: text(f, ids.SEC_RELEASE),
    numSyms: at(ids.INFO_NUM_SYMS),
    allSymbols: (flags & ids.FLAG_ALL_SYMBOLS) !== 0,
    absolutePercpu: (flags & ids.FLAG_ABSOLUTE_PERCPU) !== 0,
    word32: (flags & ids.FLAG_WORD32) !== 0,
    ltoClang: (flags & ids.FLAG_LTO_CLANG) !== 0,
    hasSeqs: (flags & ids.FLAG_SEQS_OF_NAMES) !== 0,
    indexBuilt: (flags & ids.FLAG_INDEX_BUILT) !== 0,
    sizes: {
      numSyms: at(ids.INFO_NUM_SYMS_BYTES),
      names: at(ids.INFO_NAMES_BYTES),
      markers: at(ids.INFO_MARKERS_BYTES),
      tokenTable: at(ids.INFO_TOKEN_TABLE_BYTES),
      tokenIndex: at(ids.INFO_TOKEN_INDEX_BYTES),
      seqsOfNames: at(ids.INFO_SEQS_BYTES),
      offsets: at(ids.INFO_OFFSETS_BYTES),
      relativeBase: at(ids.INFO_RELATIVE_BYTES),
      plain: at(ids.INFO_PLAIN_BYTES),
    },
    maxProbes: at(ids.INFO_MAX_PROBES),
    hardest: at(ids.INFO_HARDEST) | 0,
    hardestBytes: at(ids.INFO_HARDEST_BYTES),
    last: at(ids.INFO_LAST) | 0,
    lines: at(ids.INFO_LINES),
    memoryKiB: at(ids.INFO_MEMORY),
    relativeBase: (BigInt(at(ids.INFO_RELATIVE_BASE_HIGH)) << 32n) | BigInt(at(ids.INFO_RELATIVE_BASE_LOW)),
    areas: marks(u32(f, ids.SEC_AREA_START), strings(f, ids.SEC_AREA_LABEL)),
    initials: marks(u32(f, ids.SEC_INITIAL_START), strings(f, ids.SEC_INITIAL_LABEL)),
  };
}

/** The seq that three bytes hold, highest first. */
function threeBytes(bytes: Uint8Array, i: number): number | undefined {
  const at = 3 * i;
  return at >= 0 && at < bytes.length ? (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]! : undefined;
}

/** Largest i with at(i) <= value, for a rising at over 0..n. */
function upTo(at: (i: number) => number, n: number, value: number): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if (at(mid) <= value) low = mid;
    else high = mid - 1;
  }
  return low;
}

export function decodeTables(bytes: Uint8Array): Tables {
  const f = expect(bytes, ids.KIND_TABLES);
  const { at: _, ...base } = common(f);
  const n = base.numSyms;
  const letters = u8(f, ids.SEC_TEXT);
  const start = u32(f, ids.SEC_TEXT_START);
  const types = u8(f, ids.SEC_TYPE);
  const linear = u32(f, ids.SEC_LINEAR_BYTES);
  const addresses = u64(f, ids.SEC_ADDRESS);
  const seqs = u8(f, ids.SEC_SEQS);
  const records = u32(f, ids.SEC_RECORD);
  expectLengths(
    [start, n + 1],
    [types, n],
    [linear, n + 1],
    [addresses, n],
    [records, n + 1],
    [seqs, base.hasSeqs ? 3 * n : 0],
  );
  const numbers = u32(f, ids.SEC_NOTE_NUMBERS);
  const codes = strings(f, ids.SEC_NOTE_CODES);
  const messages = strings(f, ids.SEC_NOTE_MESSAGES);
  const texts = strings(f, ids.SEC_NOTE_TEXTS);
  const r = u32(f, ids.SEC_ROUNDS);
  const rounds: Round[] = [];
  for (let i = 0; i + 3 < r.length; i += 4)
    rounds.push({ slot: r[i]!, first: r[i + 1]!, second: r[i + 2]!, count: r[i + 3]! });
  return {
    ...base,
    complete: true,
    fingerprint: (u64(f, ids.SEC_FINGERPRINT)[0] ?? 0n).toString(16).padStart(16, '0'),
    notes: codes.map((code, i) => ({
      code,
      line: numbers[2 * i]!,
      count: numbers[2 * i + 1]!,
      message: messages[i] ?? '',
      text: texts[i] ?? '',
    })),
    type: (i) => types[i] ?? 0,
    name: (i) => (i >= 0 && i < n ? lenient.decode(letters.subarray(start[i]!, start[i + 1]!)) : undefined),
    address: (i) => addresses[i],
    linearBytes: (i) => linear[i] ?? linear[n]!,
    linearAt: (value) => upTo((i) => linear[i]!, n, value),
    seq: (k) => threeBytes(seqs, k),
    names: u8(f, ids.SEC_NAMES),
    records,
    seqs,
    markers: u32(f, ids.SEC_MARKERS),
    offsets: u32(f, ids.SEC_OFFSETS),
    addresses,
    tokenTable: u8(f, ids.SEC_TOKEN_TABLE),
    tokenIndex: u16(f, ids.SEC_TOKEN_INDEX),
    tokenUses: u32(f, ids.SEC_TOKEN_USES),
    rounds,
  };
}

/** The opening race: a stand-in for Tables that answers only what it knows, and one trace. */
export function decodeOpening(bytes: Uint8Array): { tables: Tables; trace: Trace } {
  const f = expect(bytes, ids.KIND_OPENING);
  const { at, ...base } = common(f);
  const n = base.numSyms;
  const types = u8(f, ids.SEC_TYPE);
  const every = u32(f, ids.SEC_LINEAR_EVERY);
  const index = u32(f, ids.SEC_SOME_INDEX);
  const linear = u32(f, ids.SEC_SOME_LINEAR);
  const names = strings(f, ids.SEC_SOME_TEXT);
  const candidates = u8(f, ids.SEC_CANDIDATES);
  const firstK = at(ids.INFO_OPENING_FIRST_K);
  const named = new Map<number, number>();
  index.forEach((seq, i) => named.set(seq, i));
  // Between known points the clock runs evenly: at most 256 symbols are spread over the bytes they took together.
  const linearBytes = (i: number): number => {
    const known = named.get(i);
    if (known !== undefined) return linear[known]!;
    if (i >= n) return every[every.length - 1]!;
    const block = i >> 8;
    const from = every[block]!;
    const to = every[block + 1]!;
    return Math.round(from + ((to - from) * (i & 255)) / (Math.min(n, (block + 1) << 8) - (block << 8)));
  };
  const empty = new Uint8Array(0);
  const empty32 = new Uint32Array(0);
  const tables: Tables = {
    ...base,
    complete: false,
    fingerprint: '',
    notes: [],
    type: (i) => types[i] ?? 0,
    name: (i) => {
      const known = named.get(i);
      return known === undefined ? undefined : names[known];
    },
    address: () => undefined,
    linearBytes,
    linearAt: (value) => upTo(linearBytes, n, value),
    seq: (k) => threeBytes(candidates, k - firstK),
    names: empty,
    records: empty32,
    seqs: empty,
    markers: empty32,
    offsets: empty32,
    addresses: new BigUint64Array(0),
    tokenTable: empty,
    tokenIndex: new Uint16Array(0),
    tokenUses: empty32,
    rounds: [],
  };
  return { tables, trace: decodeTrace(u8(f, ids.SEC_TRACE)) };
}
