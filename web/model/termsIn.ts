// The terms of the glossary in a text that people read. Pure.

import type { Word } from './glossary.ts';

/** How each term is written in texts, longer ones before those they begin with. */
const WRITTEN: readonly (readonly [word: Word, pattern: string])[] = [
  ['memory order', 'memory order|order of addresses'],
  ['linear scan', 'linear scan'],
  ['binary search', 'binary search(?:es)?'],
  ['look back', 'look(?:ing|s)? back'],
  ['ruled out', 'ruled out'],
  ['still possible', 'still possible'],
  ['step over', 'step(?:ped)? over'],
  ['bytes read', 'bytes (?:of table )?read'],
  ['symbol', 'symbols?'],
  ['goal', 'goal'],
  ['position', 'position'],
  ['entry', 'entry|entries'],
  ['token', 'tokens?'],
  ['open', 'open(?:s|ed|ing)?'],
  ['block', 'block'],
  ['marker', 'markers?'],
  ['index', 'index'],
  ['probe', 'probes?'],
];

const ANY = new RegExp(WRITTEN.map(([, pattern]) => `\\b(${pattern})\\b`).join('|'), 'i');

/** The kinds of symbols are words of every day: they are terms where they stand alone, in a key. */
const KINDS: readonly Word[] = ['code', 'read-only', 'data', 'bss', 'boot', 'per-CPU'];

/** A part of a text, with the term that it is. */
interface Part {
  readonly text: string;
  readonly word?: Word;
}

/** The parts of a text in their order. Of a symbol's name only its prefix may be a term. */
export function termsIn(text: string, isName = false): readonly Part[] {
  if (isName)
    return text.startsWith('__pfx_') ? [{ text: '__pfx_', word: '__pfx_' }, { text: text.slice(6) }] : [{ text }];
  const kind = KINDS.find((word) => word === text);
  if (kind) return [{ text, word: kind }];
  const found = ANY.exec(text);
  if (!found) return [{ text }];
  const end = found.index + found[0].length;
  const word = WRITTEN[found.slice(1).findIndex((group) => group !== undefined)]![0];
  return [
    ...(found.index > 0 ? [{ text: text.slice(0, found.index) }] : []),
    { text: found[0], word },
    ...(end < text.length ? termsIn(text.slice(end)) : []),
  ];
}
