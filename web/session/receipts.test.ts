import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseReceipts } from './receipts.ts';

const now = Date.parse('2026-05-01T12:00:00Z');
const receipt = (expires?: string) => ({ created: true, token: 't', ...(expires ? { expires } : {}) });

test('receipts are kept until the host has forgotten the map', () => {
  const kept = { a: receipt(), b: receipt('2026-05-02T12:00:00Z') };
  assert.deepEqual(parseReceipts(JSON.stringify({ ...kept, c: receipt('2026-04-30T12:00:00Z') }), now), kept);
});

test('what is not understood is forgotten', () => {
  for (const text of [
    null,
    '',
    '[]',
    '7',
    'null',
    '{',
    '{"a":null,"b":{"token":7},"c":"t","d":{"token":"t","expires":7}}',
  ]) {
    assert.deepEqual(parseReceipts(text, now), {}, String(text));
  }
});
