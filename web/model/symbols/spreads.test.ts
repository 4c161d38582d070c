import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barAt, barFrom, barRows, SPREAD_KINDS, spreadSentence, stepsPath, usedBars } from './spreads.ts';

const counts = (...list: number[]): Uint32Array => Uint32Array.from({ length: 40 }, (_, i) => list[i] ?? 0);
const letters = { from: 0, step: 2, counts: counts(0, 3, 8, 0, 1) };
const sizes = { from: 0, step: 0, counts: counts(1, 0, 0, 0, 0, 4, 2) };

test('bars in use, where they begin, and the bar under the pointer', () => {
  assert.deepEqual(usedBars(letters), [1, 4]);
  assert.deepEqual(usedBars({ ...letters, counts: counts() }), [0, 0]);
  assert.deepEqual([barFrom(letters, 4), barFrom(sizes, 0), barFrom(sizes, 1), barFrom(sizes, 5)], [8, 0, 1, 16]);
  assert.deepEqual(
    [-0.1, 0, 0.24, 0.26, 1].map((x) => barAt(letters, x)),
    [1, 1, 1, 2, 4],
  );
});

test('a bar says which symbols it holds, in rows', () => {
  assert.deepEqual(barRows(letters, counts(0, 1)), [
    { bar: 1, from: 2, to: 4, all: 3, matching: 1 },
    { bar: 2, from: 4, to: 6, all: 8, matching: 0 },
    { bar: 4, from: 8, to: 10, all: 1, matching: 0 },
  ]);
});

test('the shape of a spread is as high as its box at its highest bar, and a single symbol is seen', () => {
  assert.equal(stepsPath(letters, letters.counts, 40, 16, true), 'M0 16V10.0H10.0V0.0H20.0V16.0H30.0V14.0H40.0V16Z');
  assert.equal(
    stepsPath(letters, counts(0, 1, 1000), 40, 16, false),
    'M0 16V15.0H10.0V0.0H20.0V16.0H30.0V16.0H40.0V16',
  );
  assert.equal(stepsPath(letters, counts(), 40, 16, false), '');
  assert.equal(
    spreadSentence(SPREAD_KINDS[0]!, letters, letters.counts),
    'Letters of the name: most often 4 to 5, 8 symbols.',
  );
  assert.equal(spreadSentence(SPREAD_KINDS[0]!, letters, counts()), 'Letters of the name: nothing matches.');
});
