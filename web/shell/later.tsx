// The Tables view arrives after the page has its first map: it is not needed for the race, and by then nothing waits
// for the network. It is fetched without being asked for, so that opening a file and looking around needs no request.

import { effect, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { report } from '../actions.ts';
import { ready, view } from '../store.ts';

const Tables = signal<ComponentType | undefined>(undefined);
let fetching: Promise<void> | undefined;

function fetchTables(): Promise<void> {
  fetching ??= import('../tables/TablesView.tsx').then((part) => { Tables.value = part.TablesView; }, (reason: unknown) => {
    // Asked for again when the person comes back to the view.
    fetching = undefined;
    if (view.peek() === 'tables') report(reason, 'The Tables view could not be fetched');
  });
  return fetching;
}

/** Fetches the view as soon as it is wanted or the first map is there; call once. */
export function fetchLater(): void {
  effect(() => {
    if (view.value === 'tables' || ready.value) void fetchTables();
  });
}

export function TablesPart() {
  const View = Tables.value;
  return View ? <View /> : <p class="panel tables-wait">The Tables view is on its way.</p>;
}
