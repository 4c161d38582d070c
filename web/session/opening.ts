// The race that ships with the page, so that there is one before any engine: of the default sample, built as inferred,
// and of one lookup.

import type { Link } from '../model/link.ts';
import { decodeOpening } from '../wire/decodeTables.ts';
import type { Sources } from './world.ts';

type Opening = ReturnType<typeof decodeOpening>;

/** undefined when a link is about anything else, or this build has no opening race. */
export async function openingFor({ map, options, query }: Link, sources: Sources): Promise<Opening | undefined> {
  if (map || Object.keys(options).length > 0 || (query && query.by !== 'name')) return undefined;
  const bytes = await sources.opening();
  const opening = bytes && decodeOpening(bytes);
  return opening && (!query || query.name === opening.trace.query) ? opening : undefined;
}
