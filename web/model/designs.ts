// The 91 designs of a kernel's tables in words, and which of them none beats. Pure.

import type { Design } from '../wire/designAnswers.ts';

export const NAMES_SAID: Readonly<Record<Design['names'], string>> = {
  plain: 'plain text',
  tokens: 'tokens',
  sorted: 'plain text, sorted',
  front: 'front coded',
  fronttok: 'tokens over front coding',
};

export const INDEX_SAID: Readonly<Record<Design['index'], string>> = {
  none: 'no index',
  3: '3 bytes a symbol',
  4: '4 bytes a symbol',
  hash: 'hash table',
  mph: 'perfect hash',
  order: 'the order of names',
};

/** Distances between starts, in records, that each design is tried with. */
export const SPACINGS: readonly number[] = [1, 4, 16, 64, 256, 1024, 4096];

/** What a design is measured by, in bytes. */
export type Measure = 'memory' | 'image' | 'byName' | 'byAddress' | 'listing';

/** A design in words. Sorted names are found by their order alone, so that goes without saying. */
export function designSaid({ names, index, spacing }: Design): string {
  const found = index === 'order' ? '' : `${INDEX_SAID[index]}, `;
  return `${NAMES_SAID[names]}, ${found}a start every ${spacing}`;
}

/** The kernel's own design since 6.2, and the one before. */
export function kernelDesign(list: readonly Design[]): Design {
  return list.find((d) => isAt(d, 'tokens', '3', 256))!;
}
export function oldDesign(list: readonly Design[]): Design {
  return list.find((d) => isAt(d, 'tokens', 'none', 256))!;
}

/** Whether names written that way stand in their own order, by which they are found. */
export function isInNameOrder(names: string): boolean {
  return names === 'sorted' || names === 'front' || names === 'fronttok';
}

export function isAt(design: Design, names: string, index: string, spacing: number): boolean {
  return design.names === names && design.index === index && design.spacing === spacing;
}

/** The designs that no other is below in one measure without being above it in the other, by the first. */
export function edgeOf(list: readonly Design[], across: Measure, up: Measure): Design[] {
  const known = list.filter((d) => d[across] !== undefined && d[up] !== undefined);
  known.sort((a, b) => a[across]! - b[across]! || a[up]! - b[up]!);
  let least = Infinity;
  return known.filter((design) => {
    const lower = design[up]! < least;
    if (lower) least = design[up]!;
    return lower;
  });
}

/** The designs that are below another in each of the measures. */
export function beating(list: readonly Design[], than: Design, by: readonly Measure[]): Design[] {
  return list.filter((design) =>
    by.every((m) => design[m] !== undefined && than[m] !== undefined && design[m] < than[m]),
  );
}
