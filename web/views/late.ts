// What the first race does without arrives as soon as the page is idle, without being asked for, so that opening a
// file and looking around needs no request. Scripts and styles of it are shown together or not at all.

import { effect, signal } from '@preact/signals';
import { usePart } from '../session/context.ts';
import { createPresenting } from '../session/presenting.ts';
import type { Session } from '../session/session.ts';
import { addStyle } from '../wire/assets.ts';

type LateParts = typeof import('./lateParts.ts') & typeof import('./deepParts.ts');

/** Without an idle moment the parts are fetched after this time, in ms. */
const IDLE = { timeout: 1000 };

export function createLate({ state, dialogs, part, world }: Session) {
  const parts = signal<LateParts | undefined>(undefined);
  let fetching: Promise<void> | undefined;

  /** Resolves when the parts are there. A fetch that fails is tried again when next wanted. */
  const fetchParts = (): Promise<void> => {
    fetching ??= Promise.all([import('./lateParts.ts'), import('./deepParts.ts'), addStyle('late.css')]).then(
      ([all, deep]) => {
        parts.value = { ...all, ...deep };
        all.beginLate(part);
        deep.beginDeep(part);
      },
      () => {
        fetching = undefined;
      },
    );
    return fetching;
  };

  const idle = globalThis.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 500));
  idle(() => {
    // With a file of the person's own open nothing is fetched unasked; what the service worker keeps asks no network.
    if (!state.openedOwn.peek() || world.around.isKept()) void fetchParts();
  }, IDLE);
  effect(() => {
    const dialog = dialogs.help.value || dialogs.paste.value || dialogs.share.value;
    const wanted = dialog || part(createPresenting).on.value || state.missingMap.value;
    if (wanted || state.view.value !== 'race') void fetchParts();
  });
  return { parts, fetchParts };
}

export const useLate = (): ReturnType<typeof createLate> => usePart(createLate);
