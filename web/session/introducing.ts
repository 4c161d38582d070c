// Whether the introduction is on screen. It begins by itself on a first visit and is not due again once it has ended; Help
// plays it on wish.

import { signal } from '@preact/signals';
import type { Session } from './session.ts';

/** Under this key the browser keeps that the introduction was shown. */
const SHOWN_KEY = 'kallscope-introduced';

export function createIntroducing({ player, state, world: { storage } }: Session) {
  const on = signal(false);
  /** The real kernel comes on just now: the sentence says so until the race moves. */
  const ended = signal(false);
  return {
    on,
    ended,
    isDue: (): boolean => storage.read(SHOWN_KEY) === null,
    begin(): void {
      player.pause();
      on.value = true;
    },
    end(): void {
      on.value = false;
      ended.value = state.position.peek() === 0;
      storage.write(SHOWN_KEY, '1');
    },
  };
}
