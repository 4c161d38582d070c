// The page's part of the service worker (web/entry/sw.ts): it has the worker installed, tells the person about its
// state, and stops it from fetching once a person has opened a file. Where browsers refuse workers (no https, private
// mode, file:) nothing changes.

import { effect, signal } from '@preact/signals';
import { hasAsset } from '../wire/assets.ts';
import { OWN_FILE_LOCK } from '../wire/ownFile.ts';
import { registerServiceWorker } from '../wire/trusted.ts';
import type { Session } from './session.ts';

const ASSET = 'sw.js';
/** Waits until the page has made its own downloads, and until a person who comes with a map has opened it. */
const QUIET_MS = 2000;

export function createOffline({ state, world }: Session) {
  /** kept: this version now works without a network, which is said once. newer: another version waits. */
  const news = signal<'kept' | 'newer' | undefined>(undefined);
  let registration: ServiceWorkerRegistration | undefined;
  let reloading = false;

  const reload = (): void => {
    if (reloading) return;
    reloading = true;
    world.address.reload();
  };

  function attend(coming: ServiceWorker | null | undefined): void {
    if (!coming || !registration) return;
    const first = !registration.active;
    if (state.openedOwn.peek()) coming.postMessage('hold');
    coming.addEventListener('statechange', () => {
      if (coming.state === 'installed' && !first) news.value = 'newer';
      if (coming.state === 'activated' && first) news.value = 'kept';
    });
  }

  async function follow(): Promise<void> {
    registration = await ownRegistration();
    if (!registration && (await untilQuiet({ state, world })) && !(await ownFileOpen()))
      registration = await registerServiceWorker(ASSET);
    if (!registration) return;
    const { installing, waiting } = registration;
    if (installing) attend(installing);
    if (waiting) news.value = 'newer';
    registration.addEventListener('updatefound', () => attend(registration?.installing));
    // A version takes over in all tabs at once: each shows its own page again, with the map and the place it kept.
    navigator.serviceWorker.addEventListener('controllerchange', reload);
    effect(() => {
      if (state.openedOwn.value) registration?.installing?.postMessage('hold');
    });
  }

  // A build that `make run` makes again while the page is open has no such asset.
  if (hasAsset(ASSET) && 'serviceWorker' in navigator) follow().catch(() => {});

  return {
    news,

    dismiss(): void {
      news.value = undefined;
    },

    /** Lets the newer version take over: every tab of this page shows it. */
    takeOver(): void {
      const waiting = registration?.waiting;
      // A tab whose requests no worker answers (it was reloaded past the worker) gets no event when the worker changes.
      waiting?.addEventListener('statechange', () => {
        if (waiting.state === 'activated') reload();
      });
      if (waiting) waiting.postMessage('take over');
      else reload();
    },
  };
}

/** Whether another tab of this site has a person's own file open: then nothing is fetched for the next visit. */
async function ownFileOpen(): Promise<boolean> {
  const locks = await navigator.locks?.query();
  return locks?.held?.some(({ name }) => name === OWN_FILE_LOCK) ?? false;
}

/** The registration of this folder: one of a folder above is another page's. */
async function ownRegistration(): Promise<ServiceWorkerRegistration | undefined> {
  const found = await navigator.serviceWorker.getRegistration(document.baseURI);
  return found?.scope === new URL('./', document.baseURI).href ? found : undefined;
}

/** Resolves to false when a person opens a map first: then nothing is fetched during this visit. */
function untilQuiet({ state, world }: Pick<Session, 'state' | 'world'>): Promise<boolean> {
  return new Promise((resolve) => {
    let takeBack = (): void => {};
    let over = false;
    const stop = effect(() => {
      takeBack();
      if (over) return;
      const end = (quiet: boolean): void => {
        over = true;
        resolve(quiet);
        queueMicrotask(() => stop());
      };
      if (state.openedOwn.value) end(false);
      else if (state.ready.value && !state.loading.value) takeBack = world.clock.after(QUIET_MS, () => end(true));
    });
  });
}
