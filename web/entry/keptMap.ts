// The map that outlives a reload, in IndexedDB. Where that is refused (private mode, full disk, another tab's upgrade), is
// not as this page made it, or does not answer, the page forgets, and nothing else changes.

import type { KeptMap } from '../session/world.ts';

const DATABASE = 'kallscope';
const STORE = 'map';

/** A storage that takes longer than this is done without. */
const PATIENCE_MS = 2000;

/** Runs one request on the store. Rejects for whatever goes wrong, also for a store that is not there. */
function ask(mode: IDBTransactionMode, request: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('the storage does not answer')), PATIENCE_MS);
    const open = indexedDB.open(DATABASE, 1);
    open.onupgradeneeded = () => open.result.createObjectStore(STORE);
    open.onerror = () => reject(open.error);
    open.onblocked = () => reject(new Error('blocked by another tab'));
    open.onsuccess = () => {
      // What is thrown in a handler would reach nobody.
      try {
        const transaction = open.result.transaction(STORE, mode);
        transaction.oncomplete = transaction.onabort = transaction.onerror = () => open.result.close();
        const asked = request(transaction.objectStore(STORE));
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      } catch (reason) {
        open.result.close();
        reject(reason as Error);
      }
    };
  });
}

/** Keeps the opened map, or none (undefined) when a sample took its place. */
export async function keepMap(map: KeptMap | undefined): Promise<void> {
  try {
    await ask('readwrite', (store) => (map ? store.put(map, STORE) : store.delete(STORE)));
  } catch {
    // Refused: a reload will show the sample.
  }
}

export async function keptMap(): Promise<KeptMap | undefined> {
  try {
    const value = (await ask('readonly', (store) => store.get(STORE))) as Partial<KeptMap> | undefined;
    return value?.file instanceof Blob && value.fingerprint ? (value as KeptMap) : undefined;
  } catch {
    return undefined;
  }
}
