// Fetches a map that a link names by its digest, as the page's load under way. Another load, or Cancel, ends the
// download.

import { effect } from '@preact/signals';
import { brief } from '../model/format.ts';
import type { Source } from '../model/samples.ts';
import { wordsFor } from '../model/shareWords.ts';
import { getMap } from '../wire/shareHost.ts';
import type { LoadProgress, Store } from './state.ts';
import type { World } from './world.ts';

/**
 * What came of fetching a map. `from` is undefined if there is none. Then `failed` says whether the download failed;
 * otherwise something else took its place.
 */
export interface Received {
  readonly from: (Source & { readonly kind: 'file' }) | undefined;
  readonly failed: boolean;
}

export async function receive(
  { loading, problem }: Store,
  { sources }: Pick<World, 'sources'>,
  share: string,
  name: string,
): Promise<Received> {
  const stop = new AbortController();
  let shown: LoadProgress;
  const show = (done: number, total: number): void => {
    if (!stop.signal.aborted) loading.value = shown = { name, progress: { phase: 'fetch', done, total } };
  };
  show(0, 0);
  const unwatch = effect(() => {
    if (loading.value !== shown) stop.abort();
  });
  try {
    const file = await getMap(sources.network, share, show, stop.signal);
    return { from: stop.signal.aborted ? undefined : { kind: 'file', file, name, share }, failed: false };
  } catch (reason) {
    if (stop.signal.aborted) return { from: undefined, failed: false };
    const title = `The shared map ${brief(name)} could not be opened`;
    problem.value = { title, line: 0, text: '', again: false, ...wordsFor(reason) };
    return { from: undefined, failed: true };
  } finally {
    unwatch();
    if (loading.value === shown!) loading.value = undefined;
  }
}
