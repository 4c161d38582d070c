// What an embed is asked to show, by its address or by the page around it. Of several requests in a short time the
// newest is shown, because a page may send one for every pixel of a slider.

import { effect } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Clock } from '../world.ts';

/** Requests within this time of each other count as one. */
const TOGETHER_MS = 40;

export interface Requests {
  ask(hash: string): void;
}

/** Shows what is asked for as soon as the frame is on screen. */
export function followRequests(clock: Clock, seen: ReadonlySignal<boolean>, show: (hash: string) => void): Requests {
  let newest: string | undefined;
  let waiting = false;
  const showNewest = (): void => {
    waiting = false;
    if (newest === undefined || !seen.peek()) return;
    const hash = newest;
    newest = undefined;
    show(hash);
  };
  effect(() => {
    if (seen.value) showNewest();
  });
  return {
    ask(hash) {
      newest = hash;
      if (waiting) return;
      waiting = true;
      clock.after(TOGETHER_MS, showNewest);
    },
  };
}
