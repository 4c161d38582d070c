import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Refused } from '../wire/shareHost.ts';
import { keptFor, overLimit, reach, wordsFor } from './shareWords.ts';

const terms = { maxBytes: 16_777_216, maxSeconds: 300, keepDays: 30 };

test('every refusal of the host has words of its own', () => {
  const refusals = readFileSync('wasm/edge/api/refusals.go', 'utf8');
  const codes = [...refusals.matchAll(/refusal\{http\.Status\w+, "([\w-]+)"/g)].map(([, code]) => code!);
  assert.ok(codes.length > 15, codes.join(' '));
  for (const code of codes) assert.doesNotMatch(wordsFor(new Refused(code, 418)).cause, /418/, code);
});

test('other refusals are told by their status', () => {
  assert.match(wordsFor(new Refused('other', 507)).cause, /no room/);
  assert.deepEqual(wordsFor(new Refused('other', 413)), wordsFor(new Refused('too-large', 413)));
  assert.deepEqual(wordsFor(new Refused('other', 429)), wordsFor(new Refused('rate', 429)));
  assert.match(wordsFor(new Refused('other', 502)).cause, /HTTP 502/);
  assert.match(wordsFor(new Refused('toString', 502)).cause, /HTTP 502/);
  assert.match(wordsFor(new Error('something else')).cause, /something else/);
});

test('a file that cannot be read any more is no fault of the page', () => {
  for (const name of ['NotReadableError', 'NotFoundError'])
    assert.match(wordsFor(new DOMException('', name)).hint, /Open it again/);
});

test('a host that says when to come again is quoted', () => {
  assert.equal(wordsFor(new Refused('rate', 429, 42)).hint, 'Try again in 42 seconds.');
  assert.equal(wordsFor(new Refused('rate', 429, 1)).hint, 'Try again in 1 second.');
});

test('limits', () => {
  assert.equal(overLimit(terms.maxBytes, terms), undefined);
  assert.match(
    overLimit(terms.maxBytes + 1, terms)!.cause,
    /has 16,777,217 bytes, and this host takes at most 16,777,216/,
  );
  assert.match(keptFor(terms), /after 30 days/);
  assert.match(keptFor({ ...terms, keepDays: 0 }), /until you delete it/);
});

test('a link that leads nowhere from elsewhere is told', () => {
  for (const address of [
    'file:///home/a/kallscope.html',
    'http://localhost:8080/',
    'http://127.0.0.1/',
    'http://[::1]:8080/',
  ]) {
    assert.notEqual(reach(new URL(address)), '', address);
  }
  for (const address of ['https://kallscope.test/', 'http://192.168.1.7:8080/', 'https://127.example.test/'])
    assert.equal(reach(new URL(address)), '', address);
});
