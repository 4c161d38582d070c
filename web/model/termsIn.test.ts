import assert from 'node:assert/strict';
import test from 'node:test';
import { GLOSSARY } from './glossary.ts';
import { termsIn } from './termsIn.ts';

const words = (text: string, isName = false): string[] => termsIn(text, isName).flatMap(({ word }) => word ?? []);

test('the texts of the race have their terms, as people read them', () => {
  assert.deepEqual(words('Opens every name from the first, in memory order.'), ['open', 'memory order']);
  assert.deepEqual(words('In memory, in the order of addresses'), ['memory order']);
  assert.deepEqual(words('Position 47,314 is in block 184; its marker says where that begins.'), [
    'position',
    'block',
    'marker',
  ]);
  assert.deepEqual(words('Entries differ in length, so step over 210 of them.'), ['entry', 'step over']);
  assert.deepEqual(words('15 probes and one look back, to be sure.'), ['probe', 'look back']);
  assert.deepEqual(words('4,833 names are still possible.'), ['still possible']);
});

test('a text is cut, and nothing of it is lost or changed', () => {
  for (const text of [
    'Linear scan',
    'The binary search has opened 3 names',
    'no term here',
    '',
    'indexes reopen blocks',
  ])
    assert.equal(
      termsIn(text)
        .map((part) => part.text)
        .join(''),
      text,
    );
});

test('a word of every day is a kind of symbol only where it stands alone', () => {
  assert.deepEqual(words('code'), ['code']);
  assert.deepEqual(words('the code of the kernel'), []);
});

test('of a name only its prefix may be a term', () => {
  assert.deepEqual(words('open', true), []);
  assert.deepEqual(termsIn('__pfx_vfs_read', true), [{ text: '__pfx_', word: '__pfx_' }, { text: 'vfs_read' }]);
});

test('every word of the glossary can be recognised in some text', () => {
  const found = new Set([
    ...words(
      'memory order, linear scan, binary search, look back, ruled out, still possible, step over, bytes read, symbol, goal, position, entry, token, open, block, marker, index, probe',
    ),
    ...['code', 'read-only', 'data', 'bss', 'boot', 'per-CPU'].flatMap((word) => words(word)),
    ...words('__pfx_a', true),
  ]);
  assert.deepEqual([...found].sort(), Object.keys(GLOSSARY).sort());
});
