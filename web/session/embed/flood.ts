// A bound on what an embed hears of the page around it. A page that sends without end would otherwise keep the frame busy
// with reading alone.

import type { Clock } from '../world.ts';

/** As many messages are heard in that time, in ms. A slider that follows the mouse sends a few hundred. */
const MOST = 2000;
const WITHIN_MS = 1000;

/** Answers, for each message, whether it is to be heard. What is over the bound is dropped, not kept for later. */
export function createFloodBound(clock: Pick<Clock, 'now'>): () => boolean {
  let began = -Infinity;
  let heard = 0;
  return () => {
    const now = clock.now();
    if (now - began >= WITHIN_MS) {
      began = now;
      heard = 0;
    }
    return ++heard <= MOST;
  };
}
