// The map that outlives a reload, in IndexedDB. Where that is refused (private mode, full disk, another tab's upgrade)
// the page forgets, and nothing else changes.

import type { KeptMap } from '../session/world.ts';

const DATABASE = 'kallscope';
const STORE = 'map';

function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open(DATABASE, 1);
    open.onupgradeneeded = () => open.result.createObjectStore(STORE);
    open.onerror = () => reject(open.error);
    open.onblocked = () => reject(new Error('blocked by another tab'));
    open.onsuccess = () => {
      const transaction = open.result.transaction(STORE, mode);
      transaction.oncomplete = transaction.onabort = () => open.result.close();
      resolve(transaction.objectStore(STORE));
    };
  });
}

function answered<R extends IDBRequest>(request: R): Promise<R['result']> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Keeps the opened map, or none (undefined) when a sample took its place. */
export async function keepMap(map: KeptMap | undefined): Promise<void> {
  try {
    const maps = await store('readwrite');
    if (map) await answered(maps.put(map, STORE));
    else await answered(maps.delete(STORE));
  } catch {
    // Refused: a reload will show the sample.
  }
}

export async function keptMap(): Promise<KeptMap | undefined> {
  try {
    const value = (await answered((await store('readonly')).get(STORE))) as Partial<KeptMap> | undefined;
    return value?.file instanceof Blob && value.fingerprint ? (value as KeptMap) : undefined;
  } catch {
    return undefined;
  }
}
