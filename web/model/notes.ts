// What was made of a map, in a line for those who just opened it; the rest is under the map's name. Pure.

import type { Note, Tables } from '../wire/answers.ts';
import { count, plural } from './text.ts';
import { asSentence, printable } from './format.ts';

/** Notes that only say how the map was understood: they are listed under the map's name, but not told on opening. */
const ROUTINE = new Set(['release', 'percpu', 'no-newline']);

/** A line about a map just opened: the most important unusual thing about it; '' when there is none. */
export function toldOnOpening(all: Pick<Tables, 'notes' | 'numSyms'>): string {
  const unusual = all.notes.filter((note) => !ROUTINE.has(note.code));
  const first = unusual.find(isWarning) ?? unusual[0];
  if (!first) return '';
  const more = unusual.length - 1;
  const where = first.line > 0 ? ` (${first.count > 1 ? 'first on ' : ''}line ${count(first.line)})` : '';
  return `${asSentence(printable(first.message) + where)}${more > 0 ? ` ${plural(more, 'more note')} under the map’s name.` : ''}`;
}

/**
 * A map whose addresses are all zero can be studied, but its addresses mean nothing: the chip in the header says so.
 */
export function isWarning(note: Note): boolean {
  return note.code === 'zero-addresses';
}
