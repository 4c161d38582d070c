// What the first race does without arrives as soon as the page is idle, without being asked for, so that opening a
// file and looking around needs no request.

import { effect, signal } from '@preact/signals';
import { view } from '../store.ts';

type Extras = typeof import('./extras.ts');

export const extras = signal<Extras | undefined>(undefined);
let fetching: Promise<void> | undefined;

/** Fetches the extras; what depends on them draws itself when they are there. A failure is tried again when next wanted. */
export function fetchExtras(): Promise<void> {
  fetching ??= import('./extras.ts').then((all) => { extras.value = all; }, () => { fetching = undefined; });
  return fetching;
}

/** Call once. A fetch that failed is tried again when the Tables view is opened. */
export function fetchLater(): void {
  const idle = globalThis.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 500));
  idle(() => void fetchExtras(), { timeout: 1000 });
  effect(() => {
    if (view.value === 'tables') void fetchExtras();
  });
}

export function TablesPart() {
  const View = extras.value?.TablesView;
  return View ? <View /> : <p class="panel tables-wait">The Tables view is on its way.</p>;
}
