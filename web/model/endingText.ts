// The figures of a race's end as one line of text, to paste into a message or notes. Pure.

import type { Trace } from '../wire/answers.ts';
import type { Ending } from './ending.ts';
import { plural, visible } from './text.ts';

/** Facts without a number that is known yet are left out. */
export function endingText({ title, note, facts, kind }: Ending, t: Trace): string {
  const asked = `${visible(t.query)} among ${plural(t.numSyms, 'name')}`;
  const bytes =
    kind === 'alone'
      ? plural(t.linearBytes, 'byte')
      : `linear scan ${plural(t.linearBytes, 'byte')}, binary search ${plural(t.binaryBytes, 'byte')}`;
  const told = facts
    .filter(({ number }) => /\d/.test(number))
    .map(({ number, unit, text }) => [number, unit, text].filter(Boolean).join(' '));
  const head = title.map((piece) => piece.text).join('');
  return `${asked}: ${head}.${note ? ` ${note}` : ''} Read: ${bytes}. ${told.join('; ')}.`.replace(/\s+/g, ' ');
}
