// The race that ships with the page, so that there is one before any engine: of the default sample, built as inferred,
// and of one lookup.

import { hasAsset, loadAsset } from '../wire/assets.ts';
import { decodeOpening } from '../wire/decode.ts';
import type { Link } from '../model/link.ts';

export type Opening = ReturnType<typeof decodeOpening>;

/** undefined when a link is about anything else. */
export async function openingFor({ map, wanted, asked }: Link): Promise<Opening | undefined> {
  if (map || Object.keys(wanted).length > 0 || (asked && asked.by !== 'name') || !hasAsset('opening.bin'))
    return undefined;
  const opening = decodeOpening(new Uint8Array(await (await loadAsset('opening.bin')).arrayBuffer()));
  return !asked || asked.name === opening.trace.query ? opening : undefined;
}
