// Whether the introduction is on screen. It begins by itself on a first visit, and not again once it has ended. Help
// plays it again.

import { signal } from '@preact/signals';
import type { Session } from './session.ts';

/** The key in the browser's storage that says that the introduction was shown. */
const SHOWN_KEY = 'kallscope-introduced';

export function createIntroducing({ player, state, world: { storage } }: Session) {
  const on = signal(false);
  /** The introduction has just given way to the real kernel. The sentence says so until the race moves. */
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
