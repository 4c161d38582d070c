// The maps an embed can show: those the site ships, and those it keeps because somebody shared them. A file that a person
// opened is in their browser alone.

import type { MapRef } from '../../model/link.ts';
import type { Progress } from '../../wire/protocol.ts';
import { DEFAULT_SAMPLE, findSample, sampleSource } from '../../model/samples.ts';
import { brief } from '../../model/format.ts';
import type { Source } from '../store.ts';
import type { Pool } from './pool.ts';

/** Rejects with an Error to be shown, in a sentence or two. */
export async function findSource(
  map: MapRef | undefined,
  once: Pool['once'],
  onProgress: (p: Progress) => void,
): Promise<Source> {
  if (!map) return DEFAULT_SAMPLE;
  if (map.kind === 'sample') {
    const sample = findSample(map.id);
    if (!sample) throw new Error(`This site has no map called “${brief(map.id)}”.`);
    return sampleSource(sample);
  }
  if (!map.share)
    throw new Error(
      `${brief(map.name)} is a file somebody opened, and only their browser has it. An embed can show this site’s samples, and maps shared on this site.`,
    );
  const { share, name } = map;
  return { kind: 'file', file: await once(`shared ${share}`, () => sharedMap(share, name, onProgress)), name, share };
}

async function sharedMap(share: string, name: string, onProgress: (p: Progress) => void): Promise<Blob> {
  // Late: most embeds need none of it.
  const [{ browserNetwork, getMap }, { wordsFor }] = await Promise.all([
    import('../../wire/shareHost.ts'),
    import('../../model/shareWords.ts'),
  ]);
  try {
    return await getMap(
      browserNetwork(),
      share,
      (done, total) => onProgress({ phase: 'fetch', done, total }),
      new AbortController().signal,
    );
  } catch (reason) {
    const { cause, hint } = wordsFor(reason);
    throw new Error(`The shared map ${brief(name)} could not be opened. ${cause} ${hint}`);
  }
}
