// A limit on the messages that an embed reads from the page around it. Without it, a page that sends without end would
// keep the frame busy with reading alone.

import type { Clock } from '../world.ts';

/** At most this many messages are read in this time, in ms. A slider that follows the mouse sends a few hundred. */
const MOST = 2000;
const WITHIN_MS = 1000;

/** The function says for each message whether to read it. Messages over the limit are dropped, not kept for later. */
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
