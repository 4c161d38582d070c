// What a symbol's type character means. Pure.

import { printable } from './format.ts';

const KINDS: Readonly<Record<string, string>> = {
  t: 'function',
  d: 'data',
  r: 'read-only data',
  b: 'zeroed data (bss)',
  a: 'absolute',
  w: 'weak function',
  v: 'weak object',
  n: 'read-only note',
};

/** What a symbol's type character says: capitals are global. */
export function kindOf(type: string): string {
  const kind = KINDS[type.toLowerCase()];
  if (!kind) return `type ${printable(type)}`;
  if ('wv'.includes(type.toLowerCase())) return kind;
  return `${type === type.toUpperCase() ? 'global' : 'local'} ${kind}`;
}

const PLACES: Readonly<Record<string, string>> = {
  t: 'code',
  w: 'code',
  d: 'data',
  v: 'data',
  r: 'read-only',
  n: 'read-only',
  b: 'bss',
  a: 'absolute',
};

/** What a symbol's place in memory holds, by its type, in the words of the glossary. */
export function placeOf(type: string): string {
  return PLACES[type.toLowerCase()] ?? `type ${printable(type)}`;
}
