import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare } from './compare.ts';

const whole = (l: { before: string; letter: string; after: string }): string => `${l.before}[${l.letter}]${l.after}`;

test('the first difference is marked in both', () => {
  const c = compare('tcp_v4_connect', 'tglh_community5_gpps', 40);
  assert.equal(whole(c.want), 't[c]p_v4_connect');
  assert.equal(whole(c.here), 't[g]lh_community5_gpps');
  assert.deepEqual([c.at, c.order], [2, 'c < g']);
});

test('a name that ends first is less', () => {
  const c = compare('tcp_v4', 'tcp_v4_connect', 40);
  assert.equal(whole(c.want), 'tcp_v4[\u00a0]');
  assert.equal(c.order, 'the end < _');
});

test('equal names have nothing marked', () => {
  const c = compare('vfs_read', 'vfs_read', 40);
  assert.deepEqual([c.at, c.order, whole(c.here)], [0, 'equal', 'vfs_read[]']);
});

test('a long common beginning gives way in both alike', () => {
  const head = 'x'.repeat(60);
  const c = compare(`${head}abcdef`, `${head}b`, 30);
  assert.equal(whole(c.want), `…${'x'.repeat(12)}[a]bcdef`);
  assert.equal(whole(c.here), `…${'x'.repeat(12)}[b]`);
});

test('control characters are shown', () => {
  assert.equal(whole(compare('a\u0007', 'a', 20).want), 'a[␇]');
});
