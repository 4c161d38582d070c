// Releases: what a person may choose to be built, and since when a kernel has the index. The rules behind each name are
// the core's (symtab/release.go).

import type { Tables } from '../wire/answers.ts';

/** Oldest first: a release where something about the tables or the lookup begins. */
export const RELEASES: readonly (readonly [name: string, what: string])[] = [
  ['5.10', 'linear only, one-byte lengths'],
  ['6.1', 'still linear'],
  ['6.1-stable', 'the index, backported'],
  ['6.2', 'the index arrives'],
  ['6.4', 'tables reordered'],
  ['6.5', 'strict input'],
  ['6.10', 'section bounds kept'],
  ['6.12', 'as 6.11 to 6.14'],
  ['6.15', 'per-CPU no longer absolute'],
  ['7.0', 'place-relative offsets'],
  ['7.3', 'sizes noted'],
];

/** Since when this kernel has the index: some older ones got it afterwards. */
export function sinceText({
  hasSeqs,
  indexBuilt,
  release,
}: Pick<Tables, 'hasSeqs' | 'indexBuilt' | 'release'>): string {
  if (indexBuilt) return 'built here: this kernel has no index';
  if (!hasSeqs) return 'not in this kernel';
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(release) ?? [];
  const older = Number(major) < 6 || (Number(major) === 6 && Number(minor) < 2);
  return older ? `since Linux 6.2, and in this ${major}.${minor}` : 'since Linux 6.2';
}
