// A range of the race as frames: which position each frame shows. It samples the schedule of playing, not a real clock,
// so that a slow machine makes the same picture as a fast one. Pure.

import type { Trace } from '../wire/answers.ts';
import { end, hasBinary, laneEnd, positionAt, timeAt } from '../model/timeline.ts';
import type { Mode } from '../model/clock.ts';

/** Frame rates whose frames last whole hundredths of a second, the unit of GIF. */
export const RATES = [10, 20, 25, 50] as const;
export type Rate = (typeof RATES)[number];

export const SPEEDS = [0.5, 1, 2, 4, 8] as const;

/** Most frames of a moving picture: more would take minutes to make. */
export const MOST_FRAMES = 2000;
const MOST_PIXELS = 600e6;

export interface Clip {
  readonly frames: number;
  readonly rate: Rate;
  /** How long it plays, the last frame included. */
  readonly seconds: number;
  position(frame: number): number;
}

/** The whole binary search; of a lookup without one, the whole scan. */
export function wholeRange(trace: Trace, mode: Mode): { readonly from: number; readonly to: number } {
  return { from: 0, to: hasBinary(trace) ? laneEnd(trace, mode, 'binary') : end(trace, mode) };
}

/** Frame i is the moment i × speed / rate seconds of playing after `from`; the last one is `to`. */
export function clipOf(trace: Trace, mode: Mode, from: number, to: number, rate: Rate, speed: number): Clip {
  const start = timeAt(trace, mode, from);
  const seconds = Math.max(0, timeAt(trace, mode, to) - start) / speed;
  // A rounding error must not add a frame.
  const frames = Math.ceil(seconds * rate - 1e-6) + 1;
  return {
    frames,
    rate,
    seconds: frames / rate,
    position: (frame) =>
      frame <= 0
        ? from
        : frame >= frames - 1
          ? to
          : Math.min(to, positionAt(trace, mode, start + (frame * speed) / rate)),
  };
}

/** Why that many frames of that size are refused; '' when they are not. */
export function tooMuch(frames: number, width: number, height: number): string {
  const most = Math.min(MOST_FRAMES, Math.floor(MOST_PIXELS / (width * height)));
  return frames > most
    ? `${frames.toLocaleString('en-US')} frames are too many: at this size at most ${most.toLocaleString('en-US')}. Take a shorter range, a lower rate, a higher speed or a smaller size.`
    : '';
}
