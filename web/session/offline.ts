// The page's side of the service worker (sw.ts): has it installed, tells a person what came of it, and keeps it from
// fetching anything once a person has opened a file. Where it is refused (no https, private mode, file:) nothing changes.

import { effect, signal } from '@preact/signals';
import { hasAsset } from '../wire/assets.ts';
import { loading, openedOwn, ready } from './store.ts';
import { registerServiceWorker } from '../wire/trusted.ts';

/** kept: this version works without a network from now on, said once; newer: another version waits. */
export const offline = signal<'kept' | 'newer' | undefined>(undefined);

const ASSET = 'sw.js';
/** The page's own downloads come first, and whoever has a map to open opens it first. */
const QUIET_MS = 2000;

let registration: ServiceWorkerRegistration | undefined;

/** Call once. A build that changes while it is looked at (make run) has no such asset. */
export function keepOffline(): void {
  if (hasAsset(ASSET) && 'serviceWorker' in navigator) follow().catch(() => {});
}

async function follow(): Promise<void> {
  registration = (await ownRegistration()) ?? ((await untilQuiet()) ? await registerServiceWorker(ASSET) : undefined);
  if (!registration) return;
  const { installing, waiting } = registration;
  if (installing) attend(installing);
  if (waiting) offline.value = 'newer';
  registration.addEventListener('updatefound', () => attend(registration?.installing));
  // A version takes over in all tabs at once: each shows its own page again, with the map and the place it kept.
  navigator.serviceWorker.addEventListener('controllerchange', reload);
  effect(() => {
    if (openedOwn.value) registration?.installing?.postMessage('hold');
  });
}

/** The one of this folder: a folder above may have a worker of its own, which is none of ours. */
async function ownRegistration(): Promise<ServiceWorkerRegistration | undefined> {
  const found = await navigator.serviceWorker.getRegistration(document.baseURI);
  return found?.scope === new URL('./', document.baseURI).href ? found : undefined;
}

/** Resolves to false when a person opens a map first: then nothing is fetched during this visit. */
function untilQuiet(): Promise<boolean> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = effect(() => {
      clearTimeout(timer);
      if (openedOwn.value) resolve(false);
      else if (ready.value && !loading.value)
        timer = setTimeout(() => {
          stop();
          resolve(true);
        }, QUIET_MS);
    });
  });
}

function attend(coming: ServiceWorker | null | undefined): void {
  if (!coming || !registration) return;
  const first = !registration.active;
  if (openedOwn.peek()) coming.postMessage('hold');
  coming.addEventListener('statechange', () => {
    if (coming.state === 'installed' && !first) offline.value = 'newer';
    if (coming.state === 'activated' && first) offline.value = 'kept';
  });
}

let going = false;

function reload(): void {
  if (going) return;
  going = true;
  location.reload();
}

/** Lets the newer version take over: every tab of this page shows it. */
export function takeOver(): void {
  const waiting = registration?.waiting;
  // A tab that no version answers for (reloaded past the worker) is told of no change.
  waiting?.addEventListener('statechange', () => {
    if (waiting.state === 'activated') reload();
  });
  if (waiting) waiting.postMessage('take over');
  else reload();
}
