import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSays, readTold, seal, wordOf } from './messages.ts';
import type { Says, Told } from './messages.ts';

const word = 'a'.repeat(42);

test('what one side seals the other reads', () => {
  const told: Told[] = [
    { type: 'hello', heights: true },
    { type: 'show', hash: '#race?v=1' },
    { type: 'play' },
    { type: 'pause' },
  ];
  for (const message of told) {
    assert.deepEqual(readTold(seal(message, word)), message);
    assert.equal(wordOf(seal(message, word)), word);
  }
  const says: Says[] = [
    { type: 'welcome' },
    { type: 'ready' },
    { type: 'height', height: 420 },
    { type: 'step', position: 3330, sentence: 'Probe 1' },
  ];
  for (const message of says) assert.deepEqual(readSays(seal(message, word)), message);
});

test('anything else is no message', () => {
  const ours = { kallscope: 1, word };
  for (const data of [
    undefined,
    null,
    7,
    'play',
    [],
    {},
    { type: 'play' },
    { ...ours },
    { ...ours, type: 'height' },
    { ...ours, kallscope: 2, type: 'play' },
    { kallscope: 1, type: 'play' },
    { ...ours, type: 'hello' },
    { ...ours, type: 'hello', heights: 1 },
    { ...ours, type: 'show', hash: 7 },
    { ...ours, type: 'show', hash: 'x'.repeat(5000) },
  ])
    assert.equal(readTold(data), undefined, JSON.stringify(data));
  for (const data of [
    null,
    { ...ours, type: 'play' },
    { ...ours, type: 'height', height: '420' },
    { ...ours, type: 'height', height: -1 },
    { ...ours, type: 'height', height: NaN },
    { ...ours, type: 'height', height: 1e9 },
    { ...ours, type: 'step', position: 1 },
    { ...ours, type: 'step', position: Infinity, sentence: '' },
  ])
    assert.equal(readSays(data), undefined, JSON.stringify(data));
});

test('a word is long and plain', () => {
  for (const bad of ['', 'short', 'x'.repeat(65), `${'a'.repeat(20)} `, `${'a'.repeat(20)}\n`, 7])
    assert.equal(wordOf({ kallscope: 1, word: bad, type: 'play' }), '', String(bad));
});
