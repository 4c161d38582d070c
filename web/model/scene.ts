// What is true at a position: a pure function of tables, trace, mode and position. Views draw it; nothing
// else is remembered between two frames, so seeking, stepping back and playing are one operation.

import type { Entry, Fetch, StepKind, Tables, Trace } from '../wire/answers.ts';
import type { Mode } from './clock.ts';
import { hasBinary, laneEnd, toBytes } from './clock.ts';
import type { Lane } from './clock.ts';
import { common } from './text.ts';

export interface BinaryScene {
  /** There is a binary search to show (not before 6.2, not over an empty table). */
  readonly present: boolean;
  /** Step under way or just finished, as index into trace.steps; -1 before the first byte. */
  readonly step: number;
  readonly kind: StepKind | undefined;
  /** Share of that step that is done: above 0, and 1 at its last byte. */
  readonly fraction: number;
  /** Fetch that step belongs to, as index into trace.fetches; -1 before the first byte. */
  readonly fetch: number;
  readonly current: Fetch | undefined;
  /** The comparison of the current fetch has been made. */
  readonly verdict: boolean;
  /** Fetches finished, also the names expanded. */
  readonly expanded: number;
  /** How many of those are probes, and how many are looks back. */
  readonly probes: number;
  readonly walks: number;
  /** The name has been found; what follows are the looks back. */
  readonly hit: boolean;
  /** Interval still possible, inclusive; empty when high < low. */
  readonly low: number;
  readonly high: number;
  readonly left: number;
  readonly ruledOut: number;
  /** Tokens of the current record already turned into text. */
  readonly tokensOpen: number;
  readonly bytes: number;
  readonly done: boolean;
}

/** A name the scan has read or is reading, with where it differs from the wanted one. */
export interface ReadName {
  readonly index: number;
  readonly name: string | undefined;
  /** Letters in common with the wanted name. */
  readonly diff: number;
  readonly state: 'different' | 'reading' | 'equal';
}

export interface LinearScene {
  /** The symbol being read, or how many were read when done. */
  readonly index: number;
  /** Share of it that is read. */
  readonly fraction: number;
  readonly expanded: number;
  readonly ruledOut: number;
  readonly bytes: number;
  readonly done: boolean;
  readonly found: boolean;
  /** The last names read, oldest first, the one being read last. */
  readonly names: readonly ReadName[];
  /** Where the scan is when the binary search ends. */
  readonly atBinaryEnd: number;
  /** Token-level detail of the symbol being read, when the caller had it. */
  readonly entry: Entry | undefined;
}

export interface Scene {
  readonly mode: Mode;
  readonly position: number;
  readonly numSyms: number;
  readonly started: boolean;
  readonly finished: boolean;
  readonly binary: BinaryScene;
  readonly linear: LinearScene;
  /** The search that is done first on this mode's clock; undefined until then, and when one search runs alone. */
  readonly winner: Lane | 'tie' | undefined;
  /** Names ruled out, binary to linear; undefined while the scan has ruled out none. */
  readonly ratio: number | undefined;
  /** Bytes read in the whole race, linear to binary; undefined when there is no binary search. */
  readonly finishRatio: number | undefined;
}

/** Names of the scan kept in view. */
const NAMES_READ = 12;

export function scene(tables: Tables, trace: Trace, mode: Mode, position: number, entry?: Entry): Scene {
  const binary = binaryScene(trace, toBytes(trace, tables, mode, position, 'binary'));
  const linear = linearScene(tables, trace, mode, position, entry);
  const alone = !hasBinary(trace);
  const both = !alone && trace.linearExpanded > 0;
  return {
    mode,
    position,
    numSyms: trace.numSyms,
    binary,
    linear,
    started: position > 0,
    finished: linear.done && (alone || binary.done),
    winner: both && (binary.done || linear.done) ? first(trace, mode) : undefined,
    ratio: both && linear.ruledOut > 0 ? binary.ruledOut / linear.ruledOut : undefined,
    finishRatio: both && trace.binaryBytes > 0 ? trace.linearBytes / trace.binaryBytes : undefined,
  };
}

function first(trace: Trace, mode: Mode): Lane | 'tie' {
  const linear = laneEnd(trace, mode, 'linear');
  const binary = laneEnd(trace, mode, 'binary');
  return linear === binary ? 'tie' : linear < binary ? 'linear' : 'binary';
}

/** Index of the step that byte belongs to: a step is finished when its last byte is at or before the clock. */
function stepAt(trace: Trace, bytes: number): number {
  if (bytes <= 0) return -1;
  let low = 0;
  let high = trace.steps.length - 1;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (trace.steps[mid]!.bytesTo >= bytes) high = mid;
    else low = mid + 1;
  }
  // A step of no bytes (a skip of no entries) ends with the step before it.
  while (trace.steps[low + 1]?.bytesTo === bytes) low++;
  return trace.steps.length > 0 ? low : -1;
}

function binaryScene(trace: Trace, bytes: number): BinaryScene {
  const index = stepAt(trace, bytes);
  const step = trace.steps[index];
  const fetch = step?.fetch ?? -1;
  const from = trace.steps[index - 1]?.bytesTo ?? 0;
  const fraction = !step ? 0 : step.bytesTo > from ? Math.min(1, (bytes - from) / (step.bytesTo - from)) : 1;
  const verdict = step !== undefined && fraction === 1 && trace.steps[index + 1]?.fetch !== fetch;
  const expanded = verdict ? fetch + 1 : Math.max(0, fetch);
  const probes = Math.min(expanded, trace.probes);
  const hit = trace.found && probes > 0 && probes === trace.probes;
  const done = hasBinary(trace) && bytes >= trace.binaryBytes;
  const range = interval(trace, probes, hit);
  const left = Math.max(0, range.high - range.low + 1);
  return {
    present: hasBinary(trace),
    step: index,
    kind: step?.kind,
    fraction,
    fetch,
    current: trace.fetches[fetch],
    verdict,
    expanded,
    probes,
    walks: expanded - probes,
    hit,
    done,
    bytes,
    low: range.low,
    high: range.high,
    left,
    ruledOut: hasBinary(trace) ? trace.numSyms - left : 0,
    tokensOpen: tokensOpen(trace.fetches[fetch], step?.kind, verdict, bytes - from),
  };
}

/** The interval left after that many probes. After the hit it holds only the name found. */
function interval(trace: Trace, probes: number, hit: boolean): { low: number; high: number } {
  if (probes === 0) return { low: 0, high: trace.numSyms - 1 };
  const last = trace.fetches[probes - 1]!;
  return hit ? { low: last.k, high: last.k } : { low: last.leftLow, high: last.leftHigh };
}

/** How many tokens of the record are expanded. Each costs its own byte, two bytes of token_index, its text and a NUL. */
function tokensOpen(fetch: Fetch | undefined, kind: StepKind | undefined, verdict: boolean, into: number): number {
  if (!fetch || kind !== 'expand') return 0;
  if (verdict) return fetch.pieces.length;
  let read = fetch.header;
  let open = 0;
  for (const piece of fetch.pieces) {
    read += 4 + piece.length;
    if (read > into) break;
    open++;
  }
  return open;
}

function linearScene(
  tables: Tables,
  trace: Trace,
  mode: Mode,
  position: number,
  entry: Entry | undefined,
): LinearScene {
  const bytes = toBytes(trace, tables, mode, position, 'linear');
  const done = position >= laneEnd(trace, mode, 'linear');
  const index = done ? trace.linearExpanded : Math.min(tables.linearAt(bytes), Math.max(0, trace.linearExpanded - 1));
  const from = tables.linearBytes(index);
  const span = tables.linearBytes(index + 1) - from;
  const found = done && trace.found;
  const binaryEnd = toBytes(trace, tables, mode, laneEnd(trace, mode, 'binary'), 'linear');
  return {
    index,
    bytes,
    done,
    found,
    expanded: index,
    fraction: done || span <= 0 ? 0 : Math.min(1, Math.max(0, (bytes - from) / span)),
    ruledOut: found ? index - 1 : index,
    names: namesRead(tables, trace, index, position > 0, done),
    atBinaryEnd: Math.min(trace.linearExpanded, tables.linearAt(binaryEnd)),
    entry: entry?.seq === index ? entry : undefined,
  };
}

function namesRead(tables: Tables, trace: Trace, index: number, started: boolean, done: boolean): ReadName[] {
  const out: ReadName[] = [];
  if (!started) return out;
  const last = done ? index - 1 : index;
  for (let i = Math.max(0, last - NAMES_READ + 1); i <= last; i++) {
    const name = tables.name(i);
    const equal = done && trace.found && i === last;
    out.push({
      index: i,
      name,
      diff: name === undefined ? 0 : common(trace.query, name),
      state: equal ? 'equal' : !done && i === last ? 'reading' : 'different',
    });
  }
  return out;
}
