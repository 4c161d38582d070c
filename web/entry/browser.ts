// The world of a session, in a browser.

import type { AddressBar, Clock, KeptMap, Sources, Storage, Surroundings } from '../session/world.ts';
import { hasAsset, loadAsset } from '../wire/assets.ts';
import { OWN_FILE_LOCK } from '../wire/ownFile.ts';
import { keepMap, keptMap } from './keptMap.ts';

export const browserClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  nextFrame(act) {
    const frame = requestAnimationFrame(act);
    return () => cancelAnimationFrame(frame);
  },
};

export const browserAddress: AddressBar = {
  hash: () => location.hash,
  whole: (hash) => new URL(hash, location.href).href,
  push: (hash) => history.pushState(null, '', hash),
  replace: (hash) => history.replaceState(null, '', hash),
  onChange: (act) => addEventListener('hashchange', act),
  reload: () => location.reload(),
  hasHost: () => /^https?:$/.test(location.protocol),
};

/** Colours of the browser's own bars around the page, for a theme that a person chose. */
const BARS = { light: '#ffffff', dark: '#151920' } as const;

export function browserSurroundings(): Surroundings {
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const bars = document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]');
  const system = [...bars].map((bar) => bar.content);
  return {
    visible: () => document.visibilityState === 'visible',
    onVisible: (act) => document.addEventListener('visibilitychange', act),
    onLeave: (act) => addEventListener('pagehide', act),
    prefersStill: () => still.matches,
    claimOwnFile() {
      // The lock is held for as long as the page lives: its promise never settles, on purpose.
      void navigator.locks?.request(OWN_FILE_LOCK, { mode: 'shared' }, () => new Promise<never>(() => {}));
    },
    isKept: () => Boolean(navigator.serviceWorker?.controller),
    repair: () => dispatchEvent(new Event('kallscope-repair')),
    setTitle(title) {
      document.title = title;
    },
    setTheme(theme) {
      const root = document.documentElement.dataset;
      if (theme) root['theme'] = theme;
      else delete root['theme'];
      bars.forEach((bar, i) => {
        bar.content = theme ? BARS[theme] : system[i]!;
      });
    },
  };
}

const PLACE_KEY = 'kallscope';

/** localStorage for small texts, sessionStorage for this tab's place, IndexedDB for the map. */
export const browserStorage: Storage = {
  read: (key) => unlessRefused(() => localStorage.getItem(key), null),
  write: (key, text) => unlessRefused(() => localStorage.setItem(key, text), undefined),
  keepPlace: (hash) => unlessRefused(() => sessionStorage.setItem(PLACE_KEY, hash), undefined),
  // Browsers reload the address as it was when the reload began. What the page wrote as it went is newer.
  placeBeforeReload: () =>
    unlessRefused(() => {
      const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const place = sessionStorage.getItem(PLACE_KEY) ?? '';
      // A page that crashes writes no place when it goes. So this one is removed, and the address counts then.
      sessionStorage.removeItem(PLACE_KEY);
      return visit?.type === 'reload' ? place : '';
    }, ''),
  keepMap,
  keptMap,
};

/** For an embed, which keeps nothing. */
export const noStorage: Storage = {
  read: () => null,
  write: () => {},
  keepPlace: () => {},
  placeBeforeReload: () => '',
  keepMap: async () => {},
  keptMap: async (): Promise<KeptMap | undefined> => undefined,
};

/** Private mode, a full disk or a person's settings refuse storage by throwing. */
function unlessRefused<T>(act: () => T, otherwise: T): T {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

/** Tells how much has come. Where the host packs the file once more, how much is to come is not known. */
async function counted(response: Response, tell: (done: number, total: number) => void): Promise<Blob> {
  const { body, headers } = response;
  if (!body) return response.blob();
  const total = headers.has('content-encoding') ? 0 : Number(headers.get('content-length'));
  const parts: BlobPart[] = [];
  let done = 0;
  const reader = body.getReader();
  for (;;) {
    const { value } = await reader.read();
    if (!value) return new Blob(parts);
    parts.push(value);
    done += value.length;
    tell(done, total);
  }
}

export const browserSources: Sources = {
  sample: async (asset, signal, tell) => counted(await loadAsset(asset, signal), tell),
  opening: async () =>
    hasAsset('opening.bin') ? new Uint8Array(await (await loadAsset('opening.bin')).arrayBuffer()) : undefined,
  once: (_, get) => get(),
  network: {
    base: document.baseURI,
    fetch: (url, init) => fetch(url, init),
    request: () => new XMLHttpRequest(),
  },
};
