// What the first race does without arrives after the page has its first map: by then nothing waits for the network.
// It is fetched without being asked for, so that opening a file and looking around needs no request.

import { effect, signal } from '@preact/signals';
import { ready, view } from '../store.ts';

type Extras = typeof import('./extras.ts');

export const extras = signal<Extras | undefined>(undefined);
let fetching: Promise<void> | undefined;

/** Fetches the extras; what depends on them draws itself when they are there. A failure is tried again when next wanted. */
export function fetchExtras(): Promise<void> {
  fetching ??= import('./extras.ts').then((all) => { extras.value = all; }, () => { fetching = undefined; });
  return fetching;
}

/** Call once. */
export function fetchLater(): void {
  effect(() => {
    if (view.value === 'tables' || ready.value) void fetchExtras();
  });
}

export function TablesPart() {
  const View = extras.value?.TablesView;
  return View ? <View /> : <p class="panel tables-wait">The Tables view is on its way.</p>;
}
