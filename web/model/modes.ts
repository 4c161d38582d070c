// The clocks of a race, a place on one of them, and a speed, in words.

import { positionToBytes } from './clock.ts';
import type { Mode } from './clock.ts';
import { bytesText, count, ratioText } from './text.ts';

export const MODE_WORDS = {
  work: 'Same bytes',
  steps: 'One step each',
  log: 'Time, log scale',
} as const satisfies Record<Mode, string>;

/** "1.1 kB", or in steps "12". */
export function placeText(mode: Mode, at: number): string {
  return mode === 'steps' ? count(Math.round(at)) : bytesText(Math.round(positionToBytes(mode, at)));
}

/** "2×", "1/4×" */
export function speedText(x: number): string {
  return x >= 1 ? `${ratioText(x)}×` : `1/${Math.round(1 / x)}×`;
}
