// The maps an embed can show: those the site ships, and those it keeps because somebody shared them. A file that a
// person opened is in their browser alone.

import { brief } from '../../model/format.ts';
import type { MapRef } from '../../model/link.ts';
import { DEFAULT_SAMPLE, findSample, sampleSource } from '../../model/samples.ts';
import type { Source } from '../../model/samples.ts';
import type { Progress } from '../../wire/protocol.ts';
import type { World } from '../world.ts';

type Tell = (progress: Progress) => void;

/** Rejects with an Error to be shown, in a sentence or two. */
export async function findSource({ sources }: World, map: MapRef | undefined, tell: Tell): Promise<Source> {
  if (!map) return DEFAULT_SAMPLE;
  if (map.kind === 'sample') {
    const sample = findSample(map.id);
    if (!sample) throw new Error(`This site has no map called “${brief(map.id)}”.`);
    return sampleSource(sample);
  }
  const { share, name } = map;
  if (!share)
    throw new Error(
      `${brief(name)} is a file somebody opened, and only their browser has it. An embed can show this site’s samples, and maps shared on this site.`,
    );
  const file = await sources.once(`shared ${share}`, () => sharedMap(sources, share, name, tell));
  return { kind: 'file', file, name, share };
}

async function sharedMap({ network }: World['sources'], share: string, name: string, tell: Tell): Promise<Blob> {
  // Most embeds need none of this code: it is fetched late.
  const [{ getMap }, { wordsFor }] = await Promise.all([
    import('../../wire/shareHost.ts'),
    import('../../model/shareWords.ts'),
  ]);
  try {
    const onProgress = (done: number, total: number): void => tell({ phase: 'fetch', done, total });
    return await getMap(network, share, onProgress, new AbortController().signal);
  } catch (reason) {
    const { cause, hint } = wordsFor(reason);
    throw new Error(`The shared map ${brief(name)} could not be opened. ${cause} ${hint}`);
  }
}
