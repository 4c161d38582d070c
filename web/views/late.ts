// What the first race does without arrives as soon as the page is idle, without being asked for, so that opening a
// file and looking around needs no request. Scripts and styles of it are shown together or not at all.

import { computed, effect, signal } from '@preact/signals';
import { usePart } from '../session/context.ts';
import { createDoor } from '../session/door.ts';
import { createPresenting } from '../session/presenting.ts';
import type { Session } from '../session/session.ts';
import { addStyle } from '../wire/assets.ts';

type LateParts = typeof import('./lateParts.ts') & typeof import('./deepParts.ts');

/** Without an idle moment the parts are fetched after this time, in ms. */
const IDLE = { timeout: 1000 };

const fetchAll = async (): Promise<LateParts> => {
  const [all, deep] = await Promise.all([import('./lateParts.ts'), import('./deepParts.ts'), addStyle('late.css')]);
  return { ...all, ...deep };
};

/** get: what fetches the parts. Tests give another. */
export function createLate({ state, dialogs, part, world }: Session, get = fetchAll) {
  const door = createDoor(world.clock, async () => {
    const all = await get();
    all.beginLate(part);
    all.beginDeep(part);
    return all;
  });
  /** Whether the person waits for them: before that, a fetch that failed is of no interest. */
  const wanted = signal(false);

  /** Resolves when the parts are there, or cannot be fetched. A fetch that failed or went unanswered is tried again. */
  const fetchParts = (): Promise<void> => {
    wanted.value = true;
    return door.open();
  };

  const idle = globalThis.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 500));
  idle(() => {
    // With a file of the person's own open nothing is fetched unasked; what the service worker keeps asks no network.
    if (!state.openedOwn.peek() || world.around.isKept()) void door.open();
  }, IDLE);
  effect(() => {
    const dialog = dialogs.help.value || dialogs.paste.value || dialogs.share.value;
    const asked = dialog || part(createPresenting).on.value || state.missingMap.value;
    if (asked || state.view.value !== 'race') void fetchParts();
  });
  return {
    parts: door.inside,
    fetchParts,
    /** The person waits for parts that could not be had. */
    missing: computed(() => wanted.value && door.step.value === 'failed'),
  };
}

export const useLate = (): ReturnType<typeof createLate> => usePart(createLate);
