// The map as another release builds it, and as it was built before, to compare them.

import { effect, signal } from '@preact/signals';
import type { Tables } from '../../wire/answers.ts';
import type { Internals } from '../session.ts';

export function createRebuilt({ store, loads }: Internals) {
  /** The tables of the same map before another release was chosen; undefined while none was. */
  const before = signal<Tables | undefined>(undefined);
  let last: Tables | undefined;
  effect(() => {
    const now = store.tables.value;
    if (!now?.complete || now === last) return;
    if (now.fingerprint !== last?.fingerprint) before.value = undefined;
    else if (last && now.release !== last.release) before.value ??= last;
    if (before.value?.release === now.release) before.value = undefined;
    last = now;
  });
  return {
    before,
    /** Builds the map by the rules of that release; all of the page then shows these tables. */
    build: (release: string): void => void loads.rebuild({ ...store.buildOptions.peek(), release }),
    asBefore: (): void => void loads.rebuild({}),
  };
}
