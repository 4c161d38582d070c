// When playing reaches which position: a schedule from seconds to positions, and back. It rises
// everywhere, so each position has one time. Playing takes the time of the position, adds
// the time that has passed, and goes to the position of that time.

import type { StepKind, Trace } from '../wire/answers.ts';
import type { Mode } from './clock.ts';
import { binaryPosition, clamp, end, hasBinary, laneEnd } from './clock.ts';

/** Playing speeds, 1 = a probe a second. */
export const SLOWEST = 1 / 8;
export const FASTEST = 64;

/** Faster than this the beats within a probe are too short to be seen: end states only. */
export const STILL_ABOVE = 4;

/**
 * Seconds that a micro-step takes at 1x; a probe takes about 0.9 s. Its last byte, with which the comparison is made,
 * has a beat of its own.
 */
const BEAT: Record<StepKind, number> = { seq: 0.26, marker: 0.11, skip: 0.15, expand: 0.22 };
const VERDICT = 0.16;

/** Seconds that all looks back after the first two take together: the first two have shown what happens. */
const WALK_REST = 2.6;

/** The scan goes on alone for at most this long, whatever is left of it. */
const TAIL = 8;
const TAIL_RATIO = Math.log(2000);
/** Above 1 the scan speeds up slowly at first, from the pace that a person has just seen. */
const TAIL_POWER = 1.4;

/** In log mode the clock doubles once a second when the first probe is over. */
const DOUBLING = 1;

interface Schedule {
  /** Time and position of each end of a beat, for the part that is played step by step. */
  readonly time: readonly number[];
  readonly position: readonly number[];
  /** The tail after the last of these: its seconds, and the position where it ends. */
  readonly tail: number;
  readonly end: number;
}

const known = new WeakMap<Trace, Partial<Record<Mode, Schedule>>>();

function schedule(trace: Trace, mode: Mode): Schedule {
  const own = known.get(trace) ?? {};
  known.set(trace, own);
  own[mode] ??= build(trace, mode);
  return own[mode];
}

function build(trace: Trace, mode: Mode): Schedule {
  const time = [0];
  const position = [0];
  const add = (seconds: number, to: number): void => {
    if (to <= position[position.length - 1]!) return;
    time.push(time[time.length - 1]! + seconds);
    position.push(to);
  };
  const last = end(trace, mode);
  if (mode === 'log') {
    const first = trace.fetches[0];
    const one = Math.min(last, first ? binaryPosition(trace, mode, first.bytesTo) : last / 4);
    add(0.9, one);
    add((last - one) * DOUBLING, last);
    return { time, position, tail: 0, end: last };
  }
  addSteps(trace, mode, add);
  const from = position[position.length - 1]!;
  const spread = last > from ? Math.log((1 + last) / (1 + from)) : 0;
  return { time, position, tail: spread > 0 ? clamp((TAIL * spread) / TAIL_RATIO, 0.5, TAIL) : 0, end: last };
}

function addSteps(trace: Trace, mode: Mode, add: (seconds: number, to: number) => void): void {
  if (!hasBinary(trace)) return;
  const walks = trace.fetches.length - trace.probes;
  trace.steps.forEach((step, i) => {
    const f = trace.fetches[step.fetch]!;
    const pace = haste(step.fetch - trace.probes, walks);
    const closes = trace.steps[i + 1]?.fetch !== step.fetch;
    const to =
      i === trace.steps.length - 1 ? laneEnd(trace, mode, 'binary') : binaryPosition(trace, mode, step.bytesTo);
    if (closes) {
      add(BEAT[step.kind] * pace, binaryPosition(trace, mode, Math.max(f.bytesFrom, step.bytesTo - 1)));
      add(VERDICT * pace, to);
    } else {
      add(BEAT[step.kind] * pace, to);
    }
  });
}

/** Share of a probe's time that a look back takes (counted from 0; below 0 is a probe). */
function haste(test: number, walks: number): number {
  if (test < 2) return 1;
  return Math.min(1, WALK_REST / ((walks - 2) * 0.9));
}

/** Seconds of playing at 1x until that position. */
export function timeAt(trace: Trace, mode: Mode, pos: number): number {
  const s = schedule(trace, mode);
  const lastKnot = s.position.length - 1;
  const from = s.position[lastKnot]!;
  if (pos >= from) {
    if (s.tail === 0) return s.time[lastKnot]!;
    const part = Math.log((1 + Math.min(pos, s.end)) / (1 + from)) / Math.log((1 + s.end) / (1 + from));
    return s.time[lastKnot]! + s.tail * part ** (1 / TAIL_POWER);
  }
  return between(s.position, s.time, Math.max(0, pos));
}

/** The position that playing at 1x reaches that many seconds after the beginning. */
export function positionAt(trace: Trace, mode: Mode, seconds: number): number {
  const s = schedule(trace, mode);
  const lastKnot = s.time.length - 1;
  const past = seconds - s.time[lastKnot]!;
  if (past < 0) return between(s.time, s.position, Math.max(0, seconds));
  if (past >= s.tail) return s.end;
  const from = s.position[lastKnot]!;
  return Math.min(s.end, (1 + from) * ((1 + s.end) / (1 + from)) ** ((past / s.tail) ** TAIL_POWER) - 1);
}

/** Seconds of the whole race at 1x. */
export function duration(trace: Trace, mode: Mode): number {
  const s = schedule(trace, mode);
  return s.time[s.time.length - 1]! + s.tail;
}

/** Straight lines between knots: y at x, for rising xs with x below the last. */
function between(xs: readonly number[], ys: readonly number[], x: number): number {
  let low = 0;
  let high = xs.length - 1;
  while (high - low > 1) {
    const mid = (low + high) >> 1;
    if (xs[mid]! <= x) low = mid;
    else high = mid;
  }
  const span = xs[high]! - xs[low]!;
  return span > 0 ? ys[low]! + ((x - xs[low]!) / span) * (ys[high]! - ys[low]!) : ys[low]!;
}
