import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ratio, time } from './figures.ts';
import { address, clip, looksLikeAddress, printable, size } from './format.ts';
import { kindOf } from './kinds.ts';

test('control characters and direction marks are shown, nothing else is touched', () => {
  const rows: [string, string][] = [
    ['tcp_v4_connect', 'tcp_v4_connect'],
    ['a\tb', 'a␉b'],
    ['\u001b[31m', '␛[31m'],
    ['\u007f', '␡'],
    ['\u0085', '‹0085›'],
    ['x\u202ey', 'x‹202e›y'],
    ['<b>"&\'', '<b>"&\''],
    ['é\ufffd', 'é\ufffd'],
  ];
  for (const [text, want] of rows) assert.equal(printable(text), want);
});

test('addresses are told from names', () => {
  const rows: [string, boolean][] = [
    ['0xffffffff81b61dd0', true],
    ['0X10', true],
    ['ffffffff81b61dd0', true],
    ['c0100000', true],
    ['deadbeef', false],
    ['0x', false],
    ['0x1g', false],
    ['ffff', false],
    ['vfs_read', false],
    ['0xffffffff81b61dd00', false],
  ];
  for (const [query, want] of rows) assert.equal(looksLikeAddress(query), want, query);
});

test('an address is as wide as a word and lower case', () => {
  assert.equal(address(0xffffffff81b61dd0n, { word32: false }), 'ffffffff81b61dd0');
  assert.equal(address(0xan, { word32: true }), '0000000a');
});

test('numbers read well', () => {
  assert.equal(size(999), '999 B');
  assert.equal(size(3380000), '3.38 MB');
  assert.equal(size(4321), '4.32 kB');
  assert.equal(time(912), '912 ns');
  assert.equal(time(7272), '7.27 µs');
  assert.equal(time(5206926), '5.21 ms');
  assert.equal(ratio(1928.4), '1,928');
  assert.equal(ratio(0.5), '0.50');
  assert.equal(clip('abcdef', 4), 'abc…');
  assert.equal(kindOf('t'), 'local function');
  assert.equal(kindOf('D'), 'global data');
});
