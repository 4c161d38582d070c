// What was made of a map, in a line for those who just opened it; the rest is under the map's name. Pure.

import type { Note, Tables } from '../wire/answers.ts';
import { count, plural } from './text.ts';
import { asSentence, printable } from './format.ts';

/** How it was understood: worth knowing, no reason to interrupt. */
const ROUTINE = new Set(['release', 'percpu']);

/** A line about a map just opened: what was unusual about it, most important first; '' when nothing was. */
export function toldOnOpening(all: Pick<Tables, 'notes' | 'numSyms'>): string {
  const unusual = all.notes.filter((note) => !ROUTINE.has(note.code));
  const first = unusual.find(isWarning) ?? unusual[0];
  if (!first) return '';
  const more = unusual.length - 1;
  const where = first.line > 0 ? ` (${first.count > 1 ? 'first on ' : ''}line ${count(first.line)})` : '';
  return `${asSentence(printable(first.message) + where)}${more > 0 ? ` ${plural(more, 'more note')} under the map’s name.` : ''}`;
}

/** Without addresses a map can be studied but not used: that must not be missed. */
export function isWarning(note: Note): boolean {
  return note.code === 'zero-addresses';
}
