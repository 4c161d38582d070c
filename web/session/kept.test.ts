import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseKept } from './kept.ts';

test('what cannot be understood takes its default', () => {
  for (const text of [
    null,
    '',
    '{',
    '[]',
    '"x"',
    'null',
    '{"theme":7,"speed":-1,"hash":{}}',
    '{"theme":"pink","speed":"fast"}',
  ]) {
    assert.deepEqual(parseKept(text), { hash: '', theme: 'auto', speed: 1, inside: false }, String(text));
  }
});

test('what was written is read back', () => {
  const kept = { hash: '#race?v=1&q=vfs_read', theme: 'dark', speed: 4, inside: true };
  assert.deepEqual(parseKept(JSON.stringify(kept)), kept);
});
