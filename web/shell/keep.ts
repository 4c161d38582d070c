// What outlives a reload: small things in localStorage, the map's bytes in IndexedDB.
// Both may be refused (private mode, full disk, another tab's upgrade): then the page forgets, and nothing else changes.

import type { Asked, Mode, Source, Theme, View } from '../store.ts';
import type { Wanted } from '../protocol.ts';

const KEY = 'kallscope';

export interface Kept {
  readonly theme: Theme;
  readonly view: View;
  readonly mode: Mode;
  readonly speed: number;
  readonly position: number;
  readonly asked: Asked | undefined;
  readonly wanted: Wanted;
  /** A sample by its asset name, or the file in IndexedDB by its own name. */
  readonly source: { readonly kind: 'sample' | 'file'; readonly id: string } | undefined;
}

const oneOf = <T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T =>
  allowed.includes(value as T) ? (value as T) : otherwise;

const finite = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : otherwise;

/** Reads what an earlier visit wrote; anything it does not understand takes its default. Pure. */
export function parseKept(text: string | null): Kept {
  let raw: Record<string, unknown> = {};
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (value && typeof value === 'object') raw = value as Record<string, unknown>;
  } catch {
    // Somebody else's text under our key: start afresh.
  }
  return {
    theme: oneOf<Theme>(raw['theme'], ['auto', 'light', 'dark'], 'auto'),
    view: oneOf<View>(raw['view'], ['race', 'tables'], 'race'),
    mode: oneOf<Mode>(raw['mode'], ['work', 'steps', 'log'], 'work'),
    speed: finite(raw['speed'], 1) || 1,
    position: finite(raw['position'], 0),
    asked: parseAsked(raw['asked']),
    wanted: parseWanted(raw['wanted']),
    source: parseSource(raw['source']),
  };
}

function parseAsked(value: unknown): Asked | undefined {
  const v = (value ?? {}) as Record<string, unknown>;
  if (v['by'] === 'name' && typeof v['name'] === 'string' && v['name']) return { by: 'name', name: v['name'] };
  if (v['by'] === 'seq' && Number.isSafeInteger(v['seq'])) return { by: 'seq', seq: finite(v['seq'], 0) };
  return undefined;
}

function parseWanted(value: unknown): Wanted {
  const v = (value ?? {}) as Record<string, unknown>;
  return {
    ...(typeof v['release'] === 'string' ? { release: v['release'] } : {}),
    ...(typeof v['allSymbols'] === 'boolean' ? { allSymbols: v['allSymbols'] } : {}),
    ...(typeof v['absolutePercpu'] === 'boolean' ? { absolutePercpu: v['absolutePercpu'] } : {}),
  };
}

function parseSource(value: unknown): Kept['source'] {
  const v = (value ?? {}) as Record<string, unknown>;
  if ((v['kind'] === 'sample' || v['kind'] === 'file') && typeof v['id'] === 'string') return { kind: v['kind'], id: v['id'] };
  return undefined;
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

/** What to keep of a map's origin. */
export function sourceId(source: Source | undefined): Kept['source'] {
  if (!source) return undefined;
  return { kind: source.kind, id: source.kind === 'sample' ? source.asset : source.name };
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

/** A map as kept: its bytes go with its name, since another tab may have put its own here meanwhile. */
export interface KeptMap {
  readonly name: string;
  readonly file: Blob;
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

export async function keptMap(name: string): Promise<Blob | undefined> {
  try {
    const value = await answered((await store('readonly')).get('map')) as Partial<KeptMap> | undefined;
    return value?.name === name && value.file instanceof Blob ? value.file : undefined;
  } catch {
    return undefined;
  }
}
