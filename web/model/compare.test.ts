import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare } from './compare.ts';

const whole = (l: { before: string; letter: string; after: string }): string => `${l.before}[${l.letter}]${l.after}`;

test('the first difference is marked in both', () => {
  const c = compare('tcp_v4_connect', 'tglh_community5_gpps', 40, -1, 1);
  assert.equal(whole(c.want), 't[c]p_v4_connect');
  assert.equal(whole(c.here), 't[g]lh_community5_gpps');
  assert.deepEqual([c.found, c.order], ['letter 2 differs', 'c < g']);
});

test('a name that ends first is less', () => {
  const c = compare('tcp_v4', 'tcp_v4_connect', 40, -1, 6);
  assert.equal(whole(c.want), 'tcp_v4[\u00a0]');
  assert.equal(c.order, 'the end < _');
});

test('equal names have nothing marked', () => {
  const c = compare('vfs_read', 'vfs_read', 40, 0, 8);
  assert.deepEqual([c.found, c.order, whole(c.here)], ['every letter is equal', '', 'vfs_read[]']);
});

test('a long common beginning gives way in both alike', () => {
  const head = 'x'.repeat(60);
  const c = compare(`${head}abcdef`, `${head}b`, 30, -1, 60);
  assert.equal(whole(c.want), `…${'x'.repeat(12)}[a]bcdef`);
  assert.equal(whole(c.here), `…${'x'.repeat(12)}[b]`);
});

test('control characters are shown', () => {
  assert.equal(whole(compare('a\u0007', 'a', 20, 1, 1).want), 'a[␇]');
});

test('the search decides, not the letters its bytes became', () => {
  const bytes = compare('a\ufffdz', 'a\ufffdb', 20, -1, 1);
  assert.deepEqual(
    [whole(bytes.want), bytes.found, bytes.order],
    ['a[\ufffd]z', 'they differ in a byte that is no text', ''],
  );
  const scanned = compare('a\ufffd', 'a\ufffd', 20, undefined);
  assert.deepEqual([whole(scanned.want), scanned.found], ['a\ufffd[]', 'they differ in a byte that is no text']);
  // 6.2 to 6.5 leave out what LTO appends.
  assert.equal(compare('foo', 'foo.llvm.1', 20, 0, 3).found, 'equal without the suffix');
  const cut = compare('foo.b', 'foo.llvm.1', 20, 1, 4);
  assert.deepEqual([cut.found, cut.order], ['they differ without the suffix', '']);
});
