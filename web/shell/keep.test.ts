import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseKept } from './keep.ts';

const fresh = {
  theme: 'auto', view: 'race', mode: 'work', speed: 1, position: 0, asked: undefined, wanted: {}, source: undefined,
};

test('what cannot be understood takes its default', () => {
  for (const text of [null, '', '{', '[]', '"x"', 'null', '{"theme":7,"speed":-1,"position":"far","asked":{"by":"name"},"source":{"kind":"url","id":"x"}}']) {
    assert.deepEqual(parseKept(text), fresh, String(text));
  }
});

test('what was written is read back', () => {
  const kept = {
    theme: 'dark', view: 'tables', mode: 'log', speed: 4, position: 1234.5, asked: { by: 'seq', seq: 7 },
    wanted: { release: '6.1', allSymbols: false }, source: { kind: 'sample', id: 'samples/teaching.map' },
  };
  assert.deepEqual(parseKept(JSON.stringify(kept)), kept);
});
