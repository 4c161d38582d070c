// What a position means. The position is the clock's value in the current mode, the same clock for both
// searches; how many bytes of table each has read by then follows from it, and everything drawn follows from those.

import type { Tables, Trace } from '../wire/answers.ts';

/** work: bytes of table read by each search; steps: symbols or fetches done by each; log: logarithm of bytes. */
export type Mode = 'work' | 'steps' | 'log';

/** Part of the race, in the current mode's unit. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export type Lane = 'linear' | 'binary';

/**
 * Positions of log mode come back as bytes with a rounding error near 1e-8. A step that has ended must still count as
 * ended.
 */
const NEAR = 1e-4;

function snap(x: number): number {
  const whole = Math.round(x);
  return Math.abs(x - whole) < NEAR ? whole : x;
}

export function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}

/** Whether this lookup has a binary search to show: not before 6.2, not over an empty table. */
export function hasBinary(trace: Trace): boolean {
  return trace.fetches.length > 0;
}

/** Bytes of table read, as a position of that mode; steps are their own unit. */
export function bytesToPosition(mode: Mode, bytes: number): number {
  return mode === 'log' ? Math.log2(1 + bytes) : bytes;
}

/** The reverse of bytesToPosition. */
export function positionToBytes(mode: Mode, position: number): number {
  return mode === 'log' ? 2 ** position - 1 : position;
}

/** The position at which a search is done. */
export function laneEnd(trace: Trace, mode: Mode, lane: Lane): number {
  if (mode === 'steps') return lane === 'linear' ? trace.linearExpanded : trace.fetches.length;
  return bytesToPosition(mode, lane === 'linear' ? trace.linearBytes : trace.binaryBytes);
}

/** The position at which both are done. */
export function end(trace: Trace, mode: Mode): number {
  return Math.max(laneEnd(trace, mode, 'linear'), laneEnd(trace, mode, 'binary'));
}

/**
 * The range as far as a race that ends at `last` has it: a link may hold the range of another map's race, or one made
 * by hand.
 */
export function within(part: Range | undefined, last: number): Range | undefined {
  return part && part.from < last ? { from: part.from, to: Math.min(part.to, last) } : undefined;
}

/** Bytes of table that the search of that lane has read at that position. */
export function toBytes(trace: Trace, tables: Tables, mode: Mode, pos: number, lane: Lane): number {
  const p = Math.max(0, pos);
  const all = lane === 'linear' ? trace.linearBytes : trace.binaryBytes;
  if (p >= laneEnd(trace, mode, lane)) return all;
  if (mode !== 'steps') return Math.min(all, snap(positionToBytes(mode, p)));
  const done = Math.floor(p);
  return Math.min(
    all,
    snap(lane === 'linear' ? linearStep(tables, done, p - done) : binaryStep(trace, done, p - done)),
  );
}

function linearStep(tables: Tables, done: number, part: number): number {
  const from = tables.linearBytes(done);
  return from + part * (tables.linearBytes(done + 1) - from);
}

function binaryStep(trace: Trace, done: number, part: number): number {
  const fetch = trace.fetches[done];
  return fetch ? fetch.bytesFrom + part * (fetch.bytesTo - fetch.bytesFrom) : trace.binaryBytes;
}

/** The position at which the binary search has read that many bytes. */
export function binaryPosition(trace: Trace, mode: Mode, bytes: number): number {
  if (mode !== 'steps') return bytesToPosition(mode, bytes);
  const i = trace.fetches.findIndex((f) => bytes <= f.bytesTo);
  const fetch = trace.fetches[i];
  if (!fetch) return trace.fetches.length;
  return i + (bytes - fetch.bytesFrom) / (fetch.bytesTo - fetch.bytesFrom);
}

/** The position at which the linear search has read that many bytes. */
function linearPosition(tables: Tables, mode: Mode, bytes: number): number {
  if (mode !== 'steps') return bytesToPosition(mode, bytes);
  const i = tables.linearAt(bytes);
  if (i >= tables.numSyms) return tables.numSyms;
  const from = tables.linearBytes(i);
  const span = tables.linearBytes(i + 1) - from;
  return span > 0 ? i + (bytes - from) / span : i;
}

/**
 * The same moment on another mode's clock. Only one search can be at the same byte in both modes: the binary
 * search while it runs, because its probe is what a person is looking at, and the linear scan after that.
 */
export function convert(trace: Trace, tables: Tables, from: Mode, to: Mode, pos: number): number {
  if (from === to) return pos;
  if (pos <= 0) return 0;
  const last = end(trace, to);
  if (pos >= end(trace, from)) return last;
  const done = laneEnd(trace, to, 'binary');
  if (pos < laneEnd(trace, from, 'binary')) {
    return clamp(binaryPosition(trace, to, toBytes(trace, tables, from, pos, 'binary')), 0, done);
  }
  return clamp(linearPosition(tables, to, toBytes(trace, tables, from, pos, 'linear')), done, last);
}
