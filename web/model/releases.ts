// What a person may choose to be built. The rules behind each name are the core's (symtab/release.go).

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
