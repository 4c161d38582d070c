// Whether the race invites a person to Learn: until the invitation is closed, or Learn was seen.

import { signal } from '@preact/signals';
import { LEARN_KEY } from '../model/learn/kept.ts';
import type { Session } from './session.ts';

/** The key in the browser's storage that says that the invitation was closed. */
const CLOSED_KEY = 'kallscope-invited';

export function createInviting({ world: { storage } }: Session) {
  const on = signal(storage.read(CLOSED_KEY) === null && storage.read(LEARN_KEY) === null);
  return {
    on,
    close(): void {
      on.value = false;
      storage.write(CLOSED_KEY, '1');
    },
  };
}
