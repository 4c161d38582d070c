// From the moment when a person chooses a file of their own until the page goes, nothing is fetched unasked.

import { effect } from '@preact/signals';
import type { Internals } from './session.ts';

export function guardOwnFile({ store, world }: Internals): void {
  let claimed = false;
  effect(() => {
    if (!store.openedOwn.value || claimed) return;
    claimed = true;
    world.around.claimOwnFile();
  });
}
