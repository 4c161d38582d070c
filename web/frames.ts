// Decodes the frames of symtab/wire (its doc.go describes the format; ids.go the numbers below).
// Views over the frame's own buffer: nothing is copied field by field. Knows no DOM.

import { expect, FrameError, lenient, openFrame, strings, text, u16, u32, u64, u8 } from './frame.ts';
import type { Frame } from './frame.ts';

export const KIND = {
  tables: 1, trace: 2, opening: 3, suggestions: 4, entry: 5, location: 6, timing: 7, error: 8, done: 9,
} as const;

const SEC = {
  info: 1, release: 2, text: 3, textStart: 4, type: 5, record: 6, linearBytes: 7, names: 8, seqs: 9, address: 10,
  markers: 11, tokenTable: 12, tokenIndex: 13, tokenUses: 14, rounds: 15, areaStart: 16, areaLabel: 17,
  initialStart: 18, initialLabel: 19, noteNumbers: 20, noteCodes: 21, noteMessages: 22, noteTexts: 23, offsets: 24, fingerprint: 25,
  query: 30, fetch: 31, step: 32, fetchCodes: 33, fetchLens: 34, fetchText: 35, match: 36,
  linearEvery: 41, someIndex: 42, someText: 43, candidates: 44, trace: 45, someLinear: 46,
  index: 50, codes: 51, lens: 52, offset: 53,
  code: 60, line: 61, lineText: 62, cause: 63, hint: 64,
} as const;

const INFO = {
  numSyms: 0, flags: 1, numSymsBytes: 2, namesBytes: 3, markersBytes: 4, tokenTableBytes: 5, tokenIndexBytes: 6,
  seqsBytes: 7, offsetsBytes: 8, relativeBytes: 9, plainBytes: 10, maxProbes: 11, hardest: 12, hardestBytes: 13,
  last: 14, lines: 15, memory: 16, relativeBaseLow: 17, relativeBaseHigh: 18, openingFirstK: 19,
} as const;

const FLAG = {
  allSymbols: 1, absolutePercpu: 2, word32: 4, seqsOfNames: 8, ltoClang: 16, baseRelative: 32, pcRelative: 64,
} as const;

const TRACE = {
  found: 0, seq: 1, first: 2, last: 3, probes: 4, binaryBytes: 5, linearExpanded: 6, linearRead: 7, numSyms: 8,
} as const;

const FETCH = {
  walk: 0, k: 1, low: 2, high: 3, leftLow: 4, leftHigh: 5, seq: 6, marker: 7, skipped: 8, record: 9, header: 10,
  length: 11, textLen: 12, sign: 13, diff: 14, bytesFrom: 15, stride: 16,
} as const;

/** Sizes of the kernel's tables, in bytes as the target has them. */
export interface TableSizes {
  readonly numSyms: number;
  readonly names: number;
  readonly markers: number;
  readonly tokenTable: number;
  readonly tokenIndex: number;
  readonly seqsOfNames: number;
  readonly offsets: number;
  readonly relativeBase: number;
  /** All names as plain text: type character, letters and a NUL each. */
  readonly plain: number;
}

/** Something the importer changed, left out or assumed. */
export interface Note {
  readonly code: string;
  /** First line concerned, counted from 1; 0 when no line is. */
  readonly line: number;
  readonly count: number;
  readonly message: string;
  /** Excerpt of that line: hostile text. */
  readonly text: string;
}

/** A labelled start on an axis: an area of the image, or a thumb-index letter. */
export interface Mark {
  readonly start: number;
  readonly label: string;
}

/** One round of token training: the pair (first, second) became `slot`, found `count` times. */
export interface Round {
  readonly slot: number;
  readonly first: number;
  readonly second: number;
  readonly count: number;
}

/** What a scene may ask of a loaded map. The opening frame answers `undefined` where it does not know. */
export interface Tables {
  readonly complete: boolean;
  readonly release: string;
  readonly numSyms: number;
  readonly allSymbols: boolean;
  readonly absolutePercpu: boolean;
  readonly word32: boolean;
  readonly hasSeqs: boolean;
  readonly sizes: TableSizes;
  /** Most probes any binary search over this map can take. */
  readonly maxProbes: number;
  /** Position in address order of the unique name whose binary search reads most bytes, -1 for none, and those bytes. */
  readonly hardest: number;
  readonly hardestBytes: number;
  /** Position of the last symbol in memory whose name is unique, -1 for none. */
  readonly last: number;
  /** Lines of the map read. */
  readonly lines: number;
  /** WebAssembly memory after the build, in KiB; 0 when unknown. */
  readonly memoryKiB: number;
  /** 64-bit FNV-1a of the map's text, 16 hexadecimal digits, by which links know it; '' in the opening frame. */
  readonly fingerprint: string;
  readonly notes: readonly Note[];
  /** Areas of the image (.text, .rodata …) by first symbol in address order. */
  readonly areas: readonly Mark[];
  /** First letters by first position in name order. */
  readonly initials: readonly Mark[];

  /** Type character (as a char code) of the symbol at position i of address order. */
  type(i: number): number;
  name(i: number): string | undefined;
  address(i: number): bigint | undefined;
  /** Bytes of table the linear scan has read before it begins symbol i; linearBytes(numSyms) is a whole scan. */
  linearBytes(i: number): number;
  /** The symbol the scan is reading when it has read that many bytes: largest i with linearBytes(i) <= bytes, at most numSyms. */
  linearAt(bytes: number): number;
  /** seqs_of_names[k]: name order to address order. */
  seq(k: number): number | undefined;

  // For the Tables view; empty arrays in the opening frame.
  readonly names: Uint8Array;
  /** numSyms + 1 offsets into names. */
  readonly records: Uint32Array;
  readonly seqs: Uint8Array;
  readonly markers: Uint32Array;
  readonly offsets: Uint32Array;
  readonly tokenTable: Uint8Array;
  readonly tokenIndex: Uint16Array;
  readonly tokenUses: Uint32Array;
  readonly rounds: readonly Round[];
  readonly relativeBase: bigint;
}

/** One fetch of SPEC 16: a probe, or after the hit one test of the walk back to the first equal name. */
export interface Fetch {
  readonly walk: boolean;
  /** Position in name order (mid). */
  readonly k: number;
  /** Interval before the comparison, and after it (empty when leftHigh < leftLow). */
  readonly low: number;
  readonly high: number;
  readonly leftLow: number;
  readonly leftHigh: number;
  /** seqs_of_names[k], its marker (offset of block seq >> 8) and the records skipped (seq & 255). */
  readonly seq: number;
  readonly marker: number;
  readonly skipped: number;
  /** Offset of the record in names, bytes of its length, compressed bytes. */
  readonly record: number;
  readonly header: number;
  readonly codes: Uint8Array;
  /** Text of each of those bytes; concatenated they are type + name. */
  readonly pieces: readonly string[];
  readonly type: string;
  readonly name: string;
  /** The name as the tables have it, for names that are no UTF-8. */
  readonly bytes: Uint8Array;
  /** strcmp(wanted, name): below 0 go low, above 0 go high, 0 hit. */
  readonly sign: number;
  /** Letters wanted and name have in common before they differ. */
  readonly diff: number;
  /** Bytes of table read before and after this fetch. */
  readonly bytesFrom: number;
  readonly bytesTo: number;
}

/** seq: 3 bytes of seqs_of_names; marker: 4 bytes; skip: headers of the records passed; expand: header, tokens, then the comparison. */
export const STEP_KINDS = ['seq', 'marker', 'skip', 'expand'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface Step {
  readonly kind: StepKind;
  /** Index into fetches. */
  readonly fetch: number;
  /** Bytes of table read when this step ends: its event on the byte clock. */
  readonly bytesTo: number;
}

/** One kallsyms_lookup_name, both ways. */
export interface Trace {
  readonly query: string;
  /** The wanted name as it was looked up. */
  readonly queryBytes: Uint8Array;
  readonly found: boolean;
  /** Position of the (first) match in address order, -1 when absent. */
  readonly seq: number;
  readonly address: bigint;
  /** Range of equal names in name order (outside the race), -1 when absent. */
  readonly first: number;
  readonly last: number;
  readonly probes: number;
  readonly fetches: readonly Fetch[];
  readonly steps: readonly Step[];
  readonly binaryBytes: number;
  readonly linearBytes: number;
  readonly linearExpanded: number;
  readonly numSyms: number;
}

export interface Suggestions {
  /** Positions in address order: first the names that begin so, in name order, then names that contain it. */
  readonly seqs: readonly number[];
  readonly prefixed: number;
  /** Names that begin so, in all. */
  readonly total: number;
}

/** Where an address lies: name + offset / size. */
export interface Location {
  readonly seq: number;
  readonly address: bigint;
  readonly offset: bigint;
  readonly size: bigint;
}

/** Token-level detail of one record. */
export interface Entry {
  readonly seq: number;
  readonly codes: Uint8Array;
  readonly pieces: readonly string[];
}

/** Both searches of one name, timed in this browser by repetition; ns each, 0 repetitions when too quick to measure. */
export interface Timing {
  readonly linearNs: number;
  readonly linearTimes: number;
  readonly binaryNs: number;
  readonly binaryTimes: number;
}

/** A person's mistake, or a bug of ours (code "bug"). */
export interface WireError {
  readonly code: string;
  readonly line: number;
  readonly text: string;
  readonly cause: string;
  readonly hint: string;
}

/** The kind of a frame, one of KIND. */
export function frameKind(bytes: Uint8Array): number {
  return openFrame(bytes).kind;
}

function marks(starts: Uint32Array, labels: string[]): Mark[] {
  if (starts.length !== labels.length) throw new FrameError('marks');
  return labels.map((label, i) => ({ start: starts[i]!, label }));
}

function common(f: Frame) {
  const info = u32(f, SEC.info);
  const at = (i: number): number => {
    const v = info[i];
    if (v === undefined) throw new FrameError(`info ${i}`);
    return v;
  };
  const flags = at(INFO.flags);
  return {
    at,
    release: text(f, SEC.release),
    numSyms: at(INFO.numSyms),
    allSymbols: (flags & FLAG.allSymbols) !== 0,
    absolutePercpu: (flags & FLAG.absolutePercpu) !== 0,
    word32: (flags & FLAG.word32) !== 0,
    hasSeqs: (flags & FLAG.seqsOfNames) !== 0,
    sizes: {
      numSyms: at(INFO.numSymsBytes), names: at(INFO.namesBytes), markers: at(INFO.markersBytes),
      tokenTable: at(INFO.tokenTableBytes), tokenIndex: at(INFO.tokenIndexBytes), seqsOfNames: at(INFO.seqsBytes),
      offsets: at(INFO.offsetsBytes), relativeBase: at(INFO.relativeBytes), plain: at(INFO.plainBytes),
    },
    maxProbes: at(INFO.maxProbes),
    hardest: at(INFO.hardest) | 0,
    hardestBytes: at(INFO.hardestBytes),
    last: at(INFO.last) | 0,
    lines: at(INFO.lines),
    memoryKiB: at(INFO.memory),
    relativeBase: (BigInt(at(INFO.relativeBaseHigh)) << 32n) | BigInt(at(INFO.relativeBaseLow)),
    areas: marks(u32(f, SEC.areaStart), strings(f, SEC.areaLabel)),
    initials: marks(u32(f, SEC.initialStart), strings(f, SEC.initialLabel)),
  };
}

/** Largest i with at(i) <= value, for a rising at over 0..n. */
export function upTo(at: (i: number) => number, n: number, value: number): number {
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
  const f = expect(bytes, KIND.tables);
  const { at: _, ...base } = common(f);
  const n = base.numSyms;
  const letters = u8(f, SEC.text);
  const start = u32(f, SEC.textStart);
  const types = u8(f, SEC.type);
  const linear = u32(f, SEC.linearBytes);
  const addresses = u64(f, SEC.address);
  const seqs = u8(f, SEC.seqs);
  const records = u32(f, SEC.record);
  if (start.length !== n + 1 || types.length !== n || linear.length !== n + 1 || addresses.length !== n ||
    records.length !== n + 1 || seqs.length !== (base.hasSeqs ? 3 * n : 0)) throw new FrameError('columns');
  const numbers = u32(f, SEC.noteNumbers);
  const codes = strings(f, SEC.noteCodes);
  const messages = strings(f, SEC.noteMessages);
  const texts = strings(f, SEC.noteTexts);
  const r = u32(f, SEC.rounds);
  const rounds: Round[] = [];
  for (let i = 0; i + 3 < r.length; i += 4) rounds.push({ slot: r[i]!, first: r[i + 1]!, second: r[i + 2]!, count: r[i + 3]! });
  return {
    ...base,
    complete: true,
    fingerprint: (u64(f, SEC.fingerprint)[0] ?? 0n).toString(16).padStart(16, '0'),
    notes: codes.map((code, i) => ({
      code, line: numbers[2 * i]!, count: numbers[2 * i + 1]!, message: messages[i] ?? '', text: texts[i] ?? '',
    })),
    type: (i) => types[i] ?? 0,
    name: (i) => (i >= 0 && i < n ? lenient.decode(letters.subarray(start[i]!, start[i + 1]!)) : undefined),
    address: (i) => addresses[i],
    linearBytes: (i) => linear[i] ?? linear[n]!,
    linearAt: (value) => upTo((i) => linear[i]!, n, value),
    seq: (k) => (k >= 0 && 3 * k < seqs.length ? (seqs[3 * k]! << 16) | (seqs[3 * k + 1]! << 8) | seqs[3 * k + 2]! : undefined),
    names: u8(f, SEC.names),
    records,
    seqs,
    markers: u32(f, SEC.markers),
    offsets: u32(f, SEC.offsets),
    tokenTable: u8(f, SEC.tokenTable),
    tokenIndex: u16(f, SEC.tokenIndex),
    tokenUses: u32(f, SEC.tokenUses),
    rounds,
  };
}

/** The first picture: a stand-in for Tables, true where it answers, and one trace. */
export function decodeOpening(bytes: Uint8Array): { tables: Tables; trace: Trace } {
  const f = expect(bytes, KIND.opening);
  const { at, ...base } = common(f);
  const n = base.numSyms;
  const types = u8(f, SEC.type);
  const every = u32(f, SEC.linearEvery);
  const index = u32(f, SEC.someIndex);
  const linear = u32(f, SEC.someLinear);
  const names = strings(f, SEC.someText);
  const candidates = u8(f, SEC.candidates);
  const firstK = at(INFO.openingFirstK);
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
    name: (i) => { const known = named.get(i); return known === undefined ? undefined : names[known]; },
    address: () => undefined,
    linearBytes,
    linearAt: (value) => upTo(linearBytes, n, value),
    seq: (k) => {
      const i = 3 * (k - firstK);
      return i >= 0 && i < candidates.length ? (candidates[i]! << 16) | (candidates[i + 1]! << 8) | candidates[i + 2]! : undefined;
    },
    names: empty, records: empty32, seqs: empty, markers: empty32, offsets: empty32, tokenTable: empty,
    tokenIndex: new Uint16Array(0), tokenUses: empty32, rounds: [],
  };
  return { tables, trace: decodeTrace(u8(f, SEC.trace)) };
}

export function decodeTrace(bytes: Uint8Array): Trace {
  const f = expect(bytes, KIND.trace);
  const info = u32(f, SEC.info);
  const columns = u32(f, SEC.fetch);
  const codes = u8(f, SEC.fetchCodes);
  const lens = u16(f, SEC.fetchLens);
  const letters = u8(f, SEC.fetchText);
  const binaryBytes = info[TRACE.binaryBytes]!;
  const fetches: Fetch[] = [];
  let code = 0;
  let letter = 0;
  for (let at = 0; at < columns.length; at += FETCH.stride) {
    const c = (i: number): number => columns[at + i]!;
    const length = c(FETCH.length);
    const own = letters.subarray(letter, letter + c(FETCH.textLen));
    fetches.push({
      walk: c(FETCH.walk) !== 0,
      k: c(FETCH.k), low: c(FETCH.low) | 0, high: c(FETCH.high) | 0,
      leftLow: c(FETCH.leftLow) | 0, leftHigh: c(FETCH.leftHigh) | 0,
      seq: c(FETCH.seq), marker: c(FETCH.marker), skipped: c(FETCH.skipped),
      record: c(FETCH.record), header: c(FETCH.header),
      codes: codes.subarray(code, code + length),
      pieces: cut(own, lens.subarray(code, code + length)),
      type: lenient.decode(own.subarray(0, 1)),
      name: lenient.decode(own.subarray(1)),
      bytes: own.subarray(1),
      sign: c(FETCH.sign) | 0, diff: c(FETCH.diff),
      bytesFrom: c(FETCH.bytesFrom),
      bytesTo: columns[at + FETCH.stride + FETCH.bytesFrom] ?? binaryBytes,
    });
    code += length;
    letter += own.length;
  }
  if (code !== codes.length || letter !== letters.length) throw new FrameError('fetches');
  const found = info[TRACE.found] === 1;
  return {
    query: text(f, SEC.query),
    queryBytes: u8(f, SEC.query),
    found,
    seq: found ? info[TRACE.seq]! : -1,
    address: u64(f, SEC.match)[0] ?? 0n,
    first: found ? info[TRACE.first]! : -1,
    last: found ? info[TRACE.last]! : -1,
    probes: info[TRACE.probes]!,
    fetches,
    steps: decodeSteps(u32(f, SEC.step)),
    binaryBytes,
    linearBytes: info[TRACE.linearRead]!,
    linearExpanded: info[TRACE.linearExpanded]!,
    numSyms: info[TRACE.numSyms]!,
  };
}

function decodeSteps(rows: Uint32Array): Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < rows.length; at += 3) {
    const kind = STEP_KINDS[rows[at]!];
    if (!kind) throw new FrameError('step kind');
    steps.push({ kind, fetch: rows[at + 1]!, bytesTo: rows[at + 2]! });
  }
  return steps;
}

/** Text of each compressed byte, given the lengths Go found. */
function cut(letters: Uint8Array, lens: Uint16Array): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const len of lens) {
    pieces.push(lenient.decode(letters.subarray(from, from + len)));
    from += len;
  }
  return pieces;
}

export function decodeSuggestions(bytes: Uint8Array): Suggestions {
  const f = expect(bytes, KIND.suggestions);
  const info = u32(f, SEC.info);
  return { seqs: [...u32(f, SEC.index)], prefixed: info[0]!, total: info[1]! };
}

export function decodeEntry(bytes: Uint8Array): Entry {
  const f = expect(bytes, KIND.entry);
  return { seq: u32(f, SEC.index)[0]!, codes: u8(f, SEC.codes), pieces: cut(u8(f, SEC.text), u16(f, SEC.lens)) };
}

/** undefined when no symbol covers the address. */
export function decodeLocation(bytes: Uint8Array): Location | undefined {
  const f = expect(bytes, KIND.location);
  const [covered, seq] = u32(f, SEC.index);
  if (covered !== 1) return undefined;
  const [address, offset, size] = u64(f, SEC.offset);
  return { seq: seq!, address: address!, offset: offset!, size: size! };
}

export function decodeTiming(bytes: Uint8Array): Timing {
  const f = expect(bytes, KIND.timing);
  const [linearPicos, linearTimes, binaryPicos, binaryTimes] = u64(f, SEC.offset);
  return {
    linearNs: Number(linearPicos!) / 1000, linearTimes: Number(linearTimes!),
    binaryNs: Number(binaryPicos!) / 1000, binaryTimes: Number(binaryTimes!),
  };
}

export function decodeError(bytes: Uint8Array): WireError {
  const f = expect(bytes, KIND.error);
  return {
    code: text(f, SEC.code), line: u32(f, SEC.line)[0]!, text: text(f, SEC.lineText),
    cause: text(f, SEC.cause), hint: text(f, SEC.hint),
  };
}
