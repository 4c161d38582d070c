import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tables } from '../wire/answers.ts';
import { averageSearchBytes, averageSkipped } from './hardest.ts';
import { nextActive } from './active.ts';

// Three names whose records cost 10 each; name order is address order.
const three = {
  numSyms: 3,
  seq: (k: number) => k,
  linearBytes: (i: number) => 10 * i,
} as unknown as Tables;

test('the average counts each probe for every name below it, and one look back', () => {
  // Probes: all three pay for mid 1 (7+1+10), the outer two for their own (17 and 19); looks back at 0 and at 1.
  assert.equal(averageSearchBytes(three), (3 * 18 + 17 + 19 + 17 + 18) / 3);
});

test('entries skipped on average come from the blocks a map has', () => {
  assert.deepEqual([0, 1, 3, 256, 512].map(averageSkipped), [0, 0, 1, 127.5, 127.5]);
  assert.equal(averageSkipped(258), (256 * 127.5 + 1) / 258);
});

test('the arrow keys go round through the text itself', () => {
  const seen: number[] = [];
  for (let i = 0; i < 4; i++) seen.push(nextActive(seen.at(-1) ?? -1, 1, 3));
  assert.deepEqual(seen, [0, 1, 2, -1]);
  assert.equal(nextActive(-1, -1, 3), 2);
  assert.equal(nextActive(0, -1, 3), -1);
  assert.equal(nextActive(-1, 1, 0), -1);
});
