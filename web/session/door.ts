// A door opens a view that is not in the first load. When a person opens it for the first time, its script, styles,
// texts and program are fetched together from the page's own site, and the page says so meanwhile. After that the view
// fetches nothing, because a file of the person's own may be open.

import { batch, signal } from '@preact/signals';
import type { Clock } from './world.ts';

/** A host that has not answered by then is given up, in ms. The person can try again. */
const LIMIT_MS = 60_000;

type DoorStep = 'closed' | 'fetching' | 'open' | 'failed';

/** fetchAll gets all that the view needs, and rejects if any of it cannot be fetched. */
export function createDoor<T>(clock: Pick<Clock, 'after'>, fetchAll: () => Promise<T>) {
  const step = signal<DoorStep>('closed');
  /** What was fetched, once all of it is there. */
  const inside = signal<T | undefined>(undefined);

  let attempt: Promise<void> | undefined;

  /**
   * Fetches once: while it does, and once it has, opening again asks for nothing. Resolves when this attempt has ended; step
   * says how.
   */
  function open(): Promise<void> {
    attempt ??= fetchWithin();
    return attempt;
  }

  async function fetchWithin(): Promise<void> {
    step.value = 'fetching';
    let giveUp = (): void => {};
    const limit = new Promise<never>((_, reject) => {
      giveUp = clock.after(LIMIT_MS, () => reject(new Error('the host has not answered')));
    });
    try {
      const all = await Promise.race([fetchAll(), limit]);
      batch(() => {
        inside.value = all;
        step.value = 'open';
      });
    } catch {
      attempt = undefined;
      step.value = 'failed';
    } finally {
      giveUp();
    }
  }

  return { step, inside, open };
}
