// Fetches a map that a link names by its digest, in the page's place for loads under way: whatever takes that place,
// or empties it (another map, Cancel), ends the download.

import { effect } from '@preact/signals';
import { brief } from '../model/format.ts';
import { loading, problem } from './store.ts';
import type { Source } from './store.ts';
import { browserNetwork, getMap } from '../wire/shareHost.ts';
import { wordsFor } from '../model/shareWords.ts';

/** Without from: failed, which has been told, or given up for something else. */
export interface Received {
  readonly from: (Source & { readonly kind: 'file' }) | undefined;
  readonly failed: boolean;
}

export async function receive(share: string, name: string): Promise<Received> {
  const stop = new AbortController();
  let shown = (loading.value = { name, progress: { phase: 'fetch', done: 0, total: 0 } });
  const show = (done: number, total: number): void => {
    if (!stop.signal.aborted) loading.value = shown = { name, progress: { phase: 'fetch', done, total } };
  };
  const unwatch = effect(() => {
    if (loading.value !== shown) stop.abort();
  });
  try {
    const file = await getMap(browserNetwork(), share, show, stop.signal);
    return { from: stop.signal.aborted ? undefined : { kind: 'file', file, name, share }, failed: false };
  } catch (reason) {
    if (stop.signal.aborted) return { from: undefined, failed: false };
    problem.value = {
      title: `The shared map ${brief(name)} could not be opened`,
      line: 0,
      text: '',
      again: false,
      ...wordsFor(reason),
    };
    return { from: undefined, failed: true };
  } finally {
    unwatch();
    if (loading.value === shown) loading.value = undefined;
  }
}
