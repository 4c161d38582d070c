import assert from 'node:assert/strict';
import test from 'node:test';
import { inTokens } from './inTokens.ts';
import { codeOf, readingCard } from './reading.ts';
import type { Tries } from './tries.ts';
import { boxes, readTries, rightAtOnce, tried } from './tries.ts';

const answers = [3, 1, 2];

test('of each box the first try counts, and it stays open until it is right', () => {
  let tries: Tries = [];
  for (const one of [3, 2, 0, 2, 1, 2]) tries = tried(tries, answers, one);
  assert.deepEqual(boxes(tries, answers), { open: undefined, wrong: undefined, first: [3, 2, 2] });
  assert.equal(rightAtOnce(tries, answers), 2);
  assert.equal(rightAtOnce(tries, answers, 1), 1);
  assert.deepEqual(tried(tries, answers, 0), tries, 'nothing is open');
});

test('what is wrong is named until the next try', () => {
  assert.deepEqual(boxes([3, 2], answers), { open: 1, wrong: 2, first: [3, 2] });
  assert.deepEqual(boxes([], answers), { open: 0, wrong: undefined, first: [] });
});

test('a box keeps its first try and its last, however often it is tried', () => {
  let tries: Tries = [3];
  for (let i = 0; i < 1000; i++) tries = tried(tries, answers, i % 2 ? 0 : 2);
  assert.deepEqual(tries, [3, 2, 0]);
});

test('a link with more tries than boxes can have, or other numbers, holds no guess', () => {
  assert.deepEqual(readTries('3-2-1', 3, 7), [3, 2, 1]);
  for (const odd of ['', '3-', '7', '-1', '1x', Array.from({ length: 10 }, () => 1).join('-')])
    assert.equal(readTries(odd, 3, 7), undefined, odd);
});

test('the entry to read has its type and a letter alone, a long token and no digits', () => {
  const tables = inTokens([
    'tvfs_file_open',
    'Tsecurity_v2_file_',
    'Tsecurity_trace',
    'Tsecurity_file_open',
    'tsecurity_file_open',
  ]);
  const truth = readingCard.truth({ tables: { ...tables, hasSeqs: false } })!;
  assert.equal(truth.seq, 3);
  assert.equal(truth.name, 'security_file_open');
  assert.equal(truth.codes.map((code) => truth.texts[code]).join(' '), 'T s ecurit y _fi le_ op en');
  assert.equal(truth.at, tables.records[3]);
  assert.equal(readingCard.moot({ tables: inTokens(['tvfs_read']) }), 'noRecord');
});

test('typed letters are the open code, or another cell, or none', () => {
  const truth = readingCard.truth({ tables: { ...inTokens(['Tsecurity_file_open']), hasSeqs: false } })!;
  assert.equal(codeOf(truth, [], 'ecurit'), truth.answers[0]);
  assert.equal(truth.texts[codeOf(truth, [], 'op')!], 'op');
  assert.equal(codeOf(truth, [], 'nothing'), undefined);
  const facts = readingCard.facts(truth, [truth.answers[3]!], 0);
  assert.equal(facts.values['triedText']?.text, 'le_');
  assert.ok(facts.flags.has('wrong') && facts.flags.has('helped') && !facts.flags.has('shared'));
});
