import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Matches } from '../../wire/exploreAnswers.ts';
import { areaOf, fieldSentence, nearest, nextMatch, placeWords } from './minimap.ts';

const tables = {
  numSyms: 1000,
  areas: [
    { start: 0, label: '' },
    { start: 10, label: '.text' },
    { start: 600, label: '.data' },
  ],
};

test('the list goes to the match that is nearest, and to the next one either way, in any order', () => {
  const seqs = Uint32Array.of(500, 20, 900);
  assert.equal(nearest(seqs, 0), 1);
  assert.equal(nearest(seqs, 710), 2);
  assert.equal(nearest(Uint32Array.of(), 5), -1);
  assert.equal(nextMatch(seqs, 20, 1), 0);
  assert.equal(nextMatch(seqs, 500, -1), 1);
  assert.equal(nextMatch(seqs, 900, 1), 2);
});

test('the field in words', () => {
  assert.equal(areaOf(tables, 5), '');
  assert.equal(placeWords(tables, 700, 1), 'entry 700 of 1,000, .data, 1 match');
  const matches = { seqs: Uint32Array.of(1, 20, 30, 700), areas: Uint32Array.of(1, 2, 1) } as Matches;
  assert.equal(fieldSentence(tables, matches), '4 matches: 2 in .text, 1 in .data.');
  assert.equal(fieldSentence(tables, { ...matches, seqs: Uint32Array.of() }), 'Nothing matches.');
});
