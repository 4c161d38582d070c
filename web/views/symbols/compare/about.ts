// What a file of Compare says of itself before its rows.

import type { Pair } from './pair.ts';

export function aboutPair({ a, b }: Pair['difference']): readonly (readonly [string, string])[] {
  return [
    ['map A', a.name],
    ['fingerprint A', a.tables.fingerprint],
    ['map B', b.name],
    ['fingerprint B', b.tables.fingerprint],
  ];
}
