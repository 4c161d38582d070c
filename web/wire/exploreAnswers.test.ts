// The frames that Go wrote of the teaching map (symtab/wire/explored): what they say was read off the map by hand.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decodeAnswer, decodeCard, decodeColumns, decodeMiss, NO_SIZE } from './exploreAnswers.ts';
import { FrameError } from './frame.ts';

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/explored/testdata/${name}.frame`));

test('columns of all symbols', () => {
  const c = decodeColumns(frame('columns'), 24);
  assert.deepEqual([...c.size.slice(0, 4)], [0x100, 0x100, 0x12240, 0xc0]);
  assert.equal(c.size[23], NO_SIZE);
  assert.deepEqual([...c.counts], [13, 4, 2, 2, 3, 0, 2, 0, 2, 0]);
  assert.equal(c.equal[3], 2);
  // Sizes double: 256 has nine binary digits. Nothing tells the size of the last symbol.
  assert.equal(c.spreads[1]!.step, 0);
  assert.ok(c.spreads[1]!.counts[9]! >= 2);
  assert.deepEqual(
    c.spreads.map(({ counts }) => counts.reduce((a, b) => a + b)),
    [24, 23, 24, 24],
  );
  assert.throws(() => decodeColumns(frame('columns'), 23), FrameError);
});

test('what a filter keeps, and the word that it ignores', () => {
  const got = decodeAnswer(frame('matches'));
  assert.ok(got.kind === 'matches');
  assert.deepEqual([...got.seqs], [9, 10, 11, 12, 13, 14, 18, 20, 21, 22]);
  assert.deepEqual([got.names, got.grouped, got.missing, got.zero, got.problems.length], [10, false, false, false, 0]);
  assert.equal(got.more, false);
  assert.equal(
    got.spreads[0]!.reduce((a, b) => a + b),
    10,
  );
  const sized = decodeAnswer(frame('matches-sized'));
  assert.ok(sized.kind === 'matches');
  // Largest first; the last symbol has no size.
  assert.equal(sized.seqs.at(-1), 23);
  assert.deepEqual(sized.problems, [{ word: 'size>x', cause: 'a number is missing: digits, and k or M after them' }]);
});

test('equal names stand together, those of most symbols first', () => {
  const got = decodeAnswer(frame('matches-group'));
  assert.ok(got.kind === 'matches' && got.grouped);
  assert.deepEqual([...got.groups.slice(0, 2)], [0, 2]);
  assert.deepEqual([...got.seqs.slice(0, 2)], [3, 15]);
  assert.equal(got.groups.length, got.names);
  assert.equal(
    got.groupBytes.reduce((a, b) => a + b),
    got.tableBytes,
  );
});

test('the card of the second of two symbols of a name', () => {
  const card = decodeCard(frame('card'));
  assert.deepEqual([card.seq, card.position, card.found], [15, 2, 3]);
  assert.equal(card.pieces.join(''), 'tinit_once');
  assert.deepEqual(card.copies, [
    { seq: 3, before: 2, after: 4 },
    { seq: 15, before: 13, after: 16 },
  ]);
  assert.ok(card.forms.some(({ tool, text }) => tool === 'kprobe' && text === 'p:init_once_2 _text+141312'));
});

test('a name that is not there, and one that is', () => {
  const miss = decodeMiss(frame('miss'))!;
  assert.deepEqual(miss.spelt, [{ seq: 5, letters: 1 }]);
  assert.deepEqual([miss.held, miss.variants.length, miss.leftOut, miss.noData], [0, 0, false, false]);
});

test('places of a text', () => {
  const got = decodeAnswer(frame('places'));
  assert.ok(got.kind === 'places');
  assert.deepEqual(
    got.places.map(({ seq, verdict, said, offset }) => [seq, verdict, said, offset]),
    [
      [3, 'otherSize', 16n, 2n],
      [-1, 'noName', 16n, 0n],
    ],
  );
  assert.deepEqual([got.sizes, got.agree], [1, 0]);
});
