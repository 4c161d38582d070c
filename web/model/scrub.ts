// The scrubber's scale. The binary search is over after a thousandth of the scan, so on one linear scale it
// would be a dot: the left 72 % are linear up to its end, then the axis breaks and goes on logarithmically.

import type { Trace } from '../wire/answers.ts';
import type { Mode } from './clock.ts';
import { clamp, end, laneEnd } from './clock.ts';

interface Scale {
  /** Position of the break; 0 when one linear scale is enough. */
  readonly breakAt: number;
  readonly end: number;
}

/** Fractions of the track: the first scale ends at FROM, the second begins at TO. */
export const BREAK_FROM = 0.72;
export const BREAK_TO = 0.74;

export function scale(trace: Trace, mode: Mode): Scale {
  const last = end(trace, mode);
  const binary = laneEnd(trace, mode, 'binary');
  // In log mode the clock itself is logarithmic. A short tail, or a scan that wins, fits on a linear scale. Neither needs a break.
  const broken = mode !== 'log' && binary > 0 && last * BREAK_FROM > binary;
  return { breakAt: broken ? binary : 0, end: last };
}

export function toFraction(trace: Trace, mode: Mode, pos: number): number {
  const s = scale(trace, mode);
  if (s.end <= 0) return 0;
  const p = clamp(pos, 0, s.end);
  if (s.breakAt === 0) return p / s.end;
  if (p <= s.breakAt) return (p / s.breakAt) * BREAK_FROM;
  return BREAK_TO + ((1 - BREAK_TO) * Math.log(p / s.breakAt)) / Math.log(s.end / s.breakAt);
}

/** The inverse of toFraction. Every point of the break means the end of the binary search. */
export function fromFraction(trace: Trace, mode: Mode, fraction: number): number {
  const s = scale(trace, mode);
  const f = clamp(fraction, 0, 1);
  if (s.breakAt === 0) return f * s.end;
  if (f <= BREAK_FROM) return (f / BREAK_FROM) * s.breakAt;
  if (f <= BREAK_TO) return s.breakAt;
  if (f === 1) return s.end;
  return s.breakAt * (s.end / s.breakAt) ** ((f - BREAK_TO) / (1 - BREAK_TO));
}
