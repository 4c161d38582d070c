// What the first race does without arrives as soon as the page is idle, without being asked for, so that opening a
// file and looking around needs no request. Scripts and styles of it are shown together or not at all.

import { effect, signal } from '@preact/signals';
import { addStyle } from '../wire/assets.ts';
import { view } from '../session/store.ts';
import { helpOpen, pasteOpen, sharePart } from '../session/dialogs.ts';

type Extras = typeof import('./extras.ts');

export const extras = signal<Extras | undefined>(undefined);
let fetching: Promise<void> | undefined;

/** Fetches the extras; what depends on them draws itself when they are there. A failure is tried again when next wanted. */
export function fetchExtras(): Promise<void> {
  fetching ??= Promise.all([import('./extras.ts'), addStyle('late.css')]).then(
    ([all]) => {
      extras.value = all;
      all.followCloseups();
      all.keepOffline();
    },
    () => {
      fetching = undefined;
    },
  );
  return fetching;
}

/** Call once. A fetch that failed is tried again when something of it is wanted. */
export function fetchLater(): void {
  const idle = globalThis.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 500));
  idle(() => void fetchExtras(), { timeout: 1000 });
  effect(() => {
    if (view.value === 'tables' || helpOpen.value || pasteOpen.value || sharePart.value) void fetchExtras();
  });
}

export function TablesPart() {
  const View = extras.value?.TablesView;
  return View ? <View /> : <p class="panel tables-wait">The Tables view is on its way.</p>;
}

export function LateOverlays() {
  const Overlays = extras.value?.Overlays;
  return Overlays ? <Overlays /> : null;
}
