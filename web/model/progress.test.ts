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

test('each step says which it is of how many, and what is done', () => {
  assert.equal(phaseWords(undefined), 'starting');
  assert.equal(phaseWords({ phase: 'read', done: 1, total: 2 }), 'step 1, reading the file');
  assert.equal(phaseWords({ phase: 'train', done: 0, total: 1 }), 'step 5 of 7, finding the pieces that names share');
  assert.equal(phaseWords({ phase: 'unpack', done: 0, total: 1 }), 'step 2 of 5, unpacking the kernel');
  assert.equal(phaseWords({ phase: 'send', done: 0, total: 1 }), 'last step, handing them over');
});

test('a download has a bar of its own, which stays empty where the host does not say how much is to come', () => {
  assert.equal(filled({ phase: 'fetch', done: 250, total: 1000 }), 25);
  assert.equal(filled({ phase: 'fetch', done: 250, total: 0 }), 0);
  assert.equal(phaseWords({ phase: 'fetch', done: 300_000, total: 1_200_000 }), 'fetching 300 kB of 1.20 MB');
  assert.equal(phaseWords({ phase: 'fetch', done: 300_000, total: 0 }), 'fetching the map');
});
