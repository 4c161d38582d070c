// Whether the introduction is on screen. It begins by itself on a first visit, and not again once it has ended. Help
// plays it again.

import { signal } from '@preact/signals';
import type { Session } from './session.ts';

/** The key in the browser's storage that says that the introduction was shown. */
const SHOWN_KEY = 'kallscope-introduced';

export function createIntroducing({ player, world: { storage } }: Session) {
  const on = signal(false);
  return {
    on,
    isDue: (): boolean => storage.read(SHOWN_KEY) === null,
    begin(): void {
      player.pause();
      on.value = true;
    },
    end(): void {
      on.value = false;
      storage.write(SHOWN_KEY, '1');
    },
  };
}
