import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Phase } from '../wire/protocol.ts';
import { filled, phaseWords } from './progress.ts';

test('the bar never goes back, in the order the work is done', () => {
  const works: Phase[][] = [
    ['read', 'parse', 'sort', 'index', 'train', 'encode', 'send'],
    ['read', 'unpack', 'find', 'check', 'send'],
  ];
  for (const work of works) {
    let before = -1;
    for (const phase of work) {
      for (const done of [0, 50, 100]) {
        const now = filled({ phase, done, total: 100 });
        assert.ok(now >= before && now <= 100, `${phase} ${done}: ${now} after ${before}`);
        before = now;
      }
    }
    assert.equal(before, 100);
  }
});

test('bytes are told as sizes, the rest as counts, and nothing where there is nothing to count', () => {
  assert.equal(phaseWords(undefined), 'starting');
  assert.equal(phaseWords({ phase: 'parse', done: 3_200_000, total: 9_800_000 }), 'parsing lines, 3.20 MB of 9.80 MB');
  assert.equal(phaseWords({ phase: 'encode', done: 4096, total: 154686 }), 'writing the tables, 4,096 of 154,686');
  assert.equal(phaseWords({ phase: 'index', done: 0, total: 1 }), 'sorting by name');
});

test('a download has a bar of its own, which stays empty where the host does not say how much is to come', () => {
  assert.equal(filled({ phase: 'fetch', done: 250, total: 1000 }), 25);
  assert.equal(filled({ phase: 'fetch', done: 250, total: 0 }), 0);
  assert.equal(
    phaseWords({ phase: 'fetch', done: 300_000, total: 1_200_000 }),
    'fetching the shared map, 300 kB of 1.20 MB',
  );
  assert.equal(phaseWords({ phase: 'fetch', done: 300_000, total: 0 }), 'fetching the shared map');
});
