// Decodes the frames of symtab/wire (its doc.go describes the format; ids.go the numbers below).
// Views over the frame's own buffer: nothing is copied field by field. Knows no DOM.

import { expect, FrameError, lenient, openFrame, strings, text, u16, u32, u64, u8 } from './frame.ts';
import type { Frame } from './frame.ts';
import { STEP_KINDS } from './answers.ts';
import type {
  ArchiveFile,
  Entry,
  Fetch,
  Location,
  Mark,
  Round,
  Step,
  Suggestions,
  Tables,
  Timing,
  Trace,
  WireError,
} from './answers.ts';

export const KIND = {
  tables: 1,
  trace: 2,
  opening: 3,
  suggestions: 4,
  entry: 5,
  location: 6,
  timing: 7,
  error: 8,
  done: 9,
} as const;

const SEC = {
  info: 1,
  release: 2,
  text: 3,
  textStart: 4,
  type: 5,
  record: 6,
  linearBytes: 7,
  names: 8,
  seqs: 9,
  address: 10,
  markers: 11,
  tokenTable: 12,
  tokenIndex: 13,
  tokenUses: 14,
  rounds: 15,
  areaStart: 16,
  areaLabel: 17,
  initialStart: 18,
  initialLabel: 19,
  noteNumbers: 20,
  noteCodes: 21,
  noteMessages: 22,
  noteTexts: 23,
  offsets: 24,
  fingerprint: 25,
  query: 30,
  fetch: 31,
  step: 32,
  fetchCodes: 33,
  fetchLens: 34,
  fetchText: 35,
  match: 36,
  linearEvery: 41,
  someIndex: 42,
  someText: 43,
  candidates: 44,
  trace: 45,
  someLinear: 46,
  index: 50,
  codes: 51,
  lens: 52,
  offset: 53,
  code: 60,
  line: 61,
  lineText: 62,
  cause: 63,
  hint: 64,
  choicePaths: 65,
  choiceSizes: 66,
  choiceKinds: 67,
} as const;

const INFO = {
  numSyms: 0,
  flags: 1,
  numSymsBytes: 2,
  namesBytes: 3,
  markersBytes: 4,
  tokenTableBytes: 5,
  tokenIndexBytes: 6,
  seqsBytes: 7,
  offsetsBytes: 8,
  relativeBytes: 9,
  plainBytes: 10,
  maxProbes: 11,
  hardest: 12,
  hardestBytes: 13,
  last: 14,
  lines: 15,
  memory: 16,
  relativeBaseLow: 17,
  relativeBaseHigh: 18,
  openingFirstK: 19,
} as const;

const FLAG = {
  allSymbols: 1,
  absolutePercpu: 2,
  word32: 4,
  seqsOfNames: 8,
  ltoClang: 16,
  baseRelative: 32,
  pcRelative: 64,
  indexBuilt: 128,
} as const;

const TRACE = {
  found: 0,
  seq: 1,
  first: 2,
  last: 3,
  probes: 4,
  binaryBytes: 5,
  linearExpanded: 6,
  linearRead: 7,
  numSyms: 8,
} as const;

const FETCH = {
  walk: 0,
  k: 1,
  low: 2,
  high: 3,
  leftLow: 4,
  leftHigh: 5,
  seq: 6,
  marker: 7,
  skipped: 8,
  record: 9,
  header: 10,
  length: 11,
  textLen: 12,
  sign: 13,
  diff: 14,
  bytesFrom: 15,
  stride: 16,
} as const;

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
    indexBuilt: (flags & FLAG.indexBuilt) !== 0,
    sizes: {
      numSyms: at(INFO.numSymsBytes),
      names: at(INFO.namesBytes),
      markers: at(INFO.markersBytes),
      tokenTable: at(INFO.tokenTableBytes),
      tokenIndex: at(INFO.tokenIndexBytes),
      seqsOfNames: at(INFO.seqsBytes),
      offsets: at(INFO.offsetsBytes),
      relativeBase: at(INFO.relativeBytes),
      plain: at(INFO.plainBytes),
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
  if (
    start.length !== n + 1 ||
    types.length !== n ||
    linear.length !== n + 1 ||
    addresses.length !== n ||
    records.length !== n + 1 ||
    seqs.length !== (base.hasSeqs ? 3 * n : 0)
  )
    throw new FrameError('columns');
  const numbers = u32(f, SEC.noteNumbers);
  const codes = strings(f, SEC.noteCodes);
  const messages = strings(f, SEC.noteMessages);
  const texts = strings(f, SEC.noteTexts);
  const r = u32(f, SEC.rounds);
  const rounds: Round[] = [];
  for (let i = 0; i + 3 < r.length; i += 4)
    rounds.push({ slot: r[i]!, first: r[i + 1]!, second: r[i + 2]!, count: r[i + 3]! });
  return {
    ...base,
    complete: true,
    fingerprint: (u64(f, SEC.fingerprint)[0] ?? 0n).toString(16).padStart(16, '0'),
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
    seq: (k) =>
      k >= 0 && 3 * k < seqs.length ? (seqs[3 * k]! << 16) | (seqs[3 * k + 1]! << 8) | seqs[3 * k + 2]! : undefined,
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

/** The opening race: a stand-in for Tables that answers only what it knows, and one trace. */
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
    name: (i) => {
      const known = named.get(i);
      return known === undefined ? undefined : names[known];
    },
    address: () => undefined,
    linearBytes,
    linearAt: (value) => upTo(linearBytes, n, value),
    seq: (k) => {
      const i = 3 * (k - firstK);
      return i >= 0 && i < candidates.length
        ? (candidates[i]! << 16) | (candidates[i + 1]! << 8) | candidates[i + 2]!
        : undefined;
    },
    names: empty,
    records: empty32,
    seqs: empty,
    markers: empty32,
    offsets: empty32,
    tokenTable: empty,
    tokenIndex: new Uint16Array(0),
    tokenUses: empty32,
    rounds: [],
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
      k: c(FETCH.k),
      low: c(FETCH.low) | 0,
      high: c(FETCH.high) | 0,
      leftLow: c(FETCH.leftLow) | 0,
      leftHigh: c(FETCH.leftHigh) | 0,
      seq: c(FETCH.seq),
      marker: c(FETCH.marker),
      skipped: c(FETCH.skipped),
      record: c(FETCH.record),
      header: c(FETCH.header),
      codes: codes.subarray(code, code + length),
      pieces: cut(own, lens.subarray(code, code + length)),
      type: lenient.decode(own.subarray(0, 1)),
      name: lenient.decode(own.subarray(1)),
      bytes: own.subarray(1),
      sign: c(FETCH.sign) | 0,
      diff: c(FETCH.diff),
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
    steps: decodeSteps(u32(f, SEC.step), fetches.length),
    binaryBytes,
    linearBytes: info[TRACE.linearRead]!,
    linearExpanded: info[TRACE.linearExpanded]!,
    numSyms: info[TRACE.numSyms]!,
  };
}

function decodeSteps(rows: Uint32Array, fetches: number): Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < rows.length; at += 3) {
    const kind = STEP_KINDS[rows[at]!];
    if (!kind || rows[at + 1]! >= fetches || rows.length % 3 !== 0) throw new FrameError('steps');
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
    linearNs: Number(linearPicos!) / 1000,
    linearTimes: Number(linearTimes!),
    binaryNs: Number(binaryPicos!) / 1000,
    binaryTimes: Number(binaryTimes!),
  };
}

export function decodeError(bytes: Uint8Array): WireError {
  const f = expect(bytes, KIND.error);
  return {
    code: text(f, SEC.code),
    line: u32(f, SEC.line)[0]!,
    text: text(f, SEC.lineText),
    cause: text(f, SEC.cause),
    hint: text(f, SEC.hint),
    ...(f.sections.has(SEC.choicePaths) ? { choices: choices(f) } : {}),
  };
}

function choices(f: Frame): ArchiveFile[] {
  const sizes = u64(f, SEC.choiceSizes);
  const kinds = strings(f, SEC.choiceKinds);
  const paths = strings(f, SEC.choicePaths);
  if (sizes.length !== paths.length || kinds.length !== paths.length) throw new FrameError('choices');
  return paths.map((path, i) => ({ path, size: Number(sizes[i]!), kind: kinds[i]! }));
}
