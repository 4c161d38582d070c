// What outlives a reload: small things in localStorage, the map's bytes in IndexedDB, this tab's place in sessionStorage.
// All may be refused (private mode, full disk, another tab's upgrade): then the page forgets, and nothing else changes.

import type { Theme } from './store.ts';

const KEY = 'kallscope';

export interface Kept {
  /** Where the last visit ended, as a link. */
  readonly hash: string;
  readonly theme: Theme;
  readonly speed: number;
}

/** Reads what an earlier visit wrote; anything it does not understand takes its default. Pure. */
export function parseKept(text: string | null): Kept {
  let raw: Record<string, unknown> = {};
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (value && typeof value === 'object') raw = value as Record<string, unknown>;
  } catch {
    // Somebody else's text under our key: start afresh.
  }
  const { hash, theme, speed } = raw;
  return {
    hash: typeof hash === 'string' ? hash : '',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    speed: typeof speed === 'number' && speed > 0 && Number.isFinite(speed) ? speed : 1,
  };
}

export function readKept(): Kept {
  try {
    return parseKept(localStorage.getItem(KEY));
  } catch {
    return parseKept(null);
  }
}

export function writeKept(kept: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Refused: the next visit starts afresh.
  }
}

/** Where this tab is as its page goes, for a reload: browsers reload the address as it was when the reload began. */
export function keepPlace(hash: string): void {
  try {
    sessionStorage.setItem(KEY, hash);
  } catch {
    // Refused: a reload goes by the address.
  }
}

/** What keepPlace wrote, when this page is a reload of that one; else empty. */
export function placeBeforeReload(): string {
  try {
    const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const place = sessionStorage.getItem(KEY) ?? '';
    // A page that dies writes no other: then the address counts.
    sessionStorage.removeItem(KEY);
    return visit?.type === 'reload' ? place : '';
  } catch {
    return '';
  }
}

function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open(KEY, 1);
    open.onupgradeneeded = () => open.result.createObjectStore('map');
    open.onerror = () => reject(open.error);
    open.onblocked = () => reject(new Error('blocked by another tab'));
    open.onsuccess = () => {
      const transaction = open.result.transaction('map', mode);
      transaction.oncomplete = transaction.onabort = () => open.result.close();
      resolve(transaction.objectStore('map'));
    };
  });
}

function answered<R extends IDBRequest>(request: R): Promise<R['result']> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** A map as kept: with what links know it by, since another tab may have put its own here meanwhile. */
export interface KeptMap {
  readonly name: string;
  readonly file: Blob;
  readonly fingerprint: string;
}

/** Keeps the opened map, or forgets it (undefined) when a sample took its place. */
export async function keepMap(map: KeptMap | undefined): Promise<void> {
  try {
    const maps = await store('readwrite');
    if (map) await answered(maps.put(map, 'map'));
    else await answered(maps.delete('map'));
  } catch {
    // Refused: a reload will show the sample.
  }
}

export async function keptMap(fingerprint: string): Promise<Blob | undefined> {
  try {
    const value = (await answered((await store('readonly')).get('map'))) as Partial<KeptMap> | undefined;
    return value?.fingerprint === fingerprint && value.file instanceof Blob ? value.file : undefined;
  } catch {
    return undefined;
  }
}
