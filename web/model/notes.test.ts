import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Note } from '../wire/answers.ts';
import { toldOnOpening } from './notes.ts';

const note = (code: string, message: string): Note => ({ code, message, line: 0, count: 1, text: '' });
const told = (...notes: Note[]): string => toldOnOpening({ notes, numSyms: 1 });

test('what is routine is not told, what is unusual is, warnings first', () => {
  assert.equal(told(note('release', 'built as 6.12')), '');
  assert.equal(told(note('release', 'x'), note('crlf', 'lines end in CR')), 'Lines end in CR.');
  assert.equal(
    told(note('crlf', 'lines end in CR'), note('zero-addresses', 'all zero')),
    'All zero. 1 more note under the map’s name.',
  );
  assert.equal(told({ ...note('long', 'a name is too long'), line: 1234 }), 'A name is too long (line 1,234).');
  assert.equal(
    told({ ...note('long', 'names are too long'), line: 7, count: 3 }),
    'Names are too long (first on line 7).',
  );
});
