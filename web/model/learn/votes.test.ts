// The right choice of each vote, of figures that another program counted (symtab/study/testdata/figures.json) or that the
// golden frames hold.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import lectures from 'virtual:lecture-texts';
import { decodeTables } from '../../wire/decodeTables.ts';
import { decodeCosts, decodeTraining } from '../../wire/studyAnswers.ts';
import { sizesCard } from './sizes.ts';
import { trainingCard } from './training.ts';
import type { LectureTexts } from './lectureText.ts';
import { askedAt, wordsAt } from './lectureWords.ts';
import { voteOf } from './votes.ts';

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));
const known = {
  tables: decodeTables(frame('tables')),
  costs: decodeCosts(frame('costs')),
  training: decodeTraining(frame('training')),
};

test('of four ranges the one that holds the truth is right', () => {
  const batches = (crossing: number, numSyms: number) => voteOf('batches', { costs: { crossing }, numSyms });
  const sample = batches(2990, 154_686);
  assert.deepEqual(sample?.right, [2]);
  assert.deepEqual(
    Object.values(sample!.values!).map(({ text }) => text),
    ['10', '1,000', '10,000'],
  );
  assert.deepEqual(batches(1000, 154_686)?.right, [1], 'the end of a range belongs to it');
  assert.deepEqual(batches(154_687, 154_686)?.right, [3], 'never');
  assert.deepEqual(
    Object.values(batches(2, 24)!.values!).map(({ text }) => text),
    ['2', '5', '11'],
  );
  const skipping = (skipped: number) => voteOf('skipping', { read: 4010, skipped })?.right;
  assert.deepEqual(skipping(2499), [2]);
  assert.deepEqual(skipping(100), [0]);
});

test('the first round of training is voted on, and of equally frequent pairs each is right', () => {
  const truth = trainingCard.truth(known)!;
  const vote = voteOf('training', truth)!;
  const counts = truth.rounds[0]!.map(({ count }) => count);
  assert.equal(vote.choices!.length, counts.length);
  assert.deepEqual(
    vote.right,
    counts.flatMap((count, i) => (count === Math.max(...counts) ? [i] : [])),
  );
});

test('before the truth nothing that is said tells it; after it the class hears what most said', () => {
  const texts = (lectures as Record<string, LectureTexts>)['en']!;
  const truth = sizesCard.truth(known)!;
  const text = {
    number: 2,
    id: 'sizes',
    question: 'What fills them?',
    short: 'What fills them?',
    figure: 'The tables',
    before: [],
    task: [],
    hint: '',
    sentence: [{ say: 'The names take {pNames}.' }],
    why: [
      {
        ask: 'Why?',
        answers: [
          { say: 'So.', right: true, reply: 'Yes.' },
          { say: 'Not.', misconception: 'Never?', reply: 'Look.' },
        ],
      },
    ],
    keep: '',
    labels: {},
  };
  const of = {
    text,
    words: texts.cards.find(({ id }) => id === 'sizes'),
    vote: voteOf('sizes', truth),
    facts: sizesCard.facts(truth, undefined, 0),
  };
  const asked = askedAt('ask', of)!;
  const before = wordsAt('ask', of, asked, [3, 9, 0, 0]).aloud;
  assert.match(before, /A: less than a quarter; B: a quarter to a half/);
  assert.doesNotMatch(before, /It is|said/);
  // The names of the golden map take 3 of 100 bytes.
  assert.match(
    wordsAt('shown', of, asked, [3, 9, 0, 0]).aloud,
    /^The names take .*9 of 12 said B, a quarter to a half\. It is A, less than a quarter\.$/,
  );
  assert.doesNotMatch(wordsAt('shown', of, asked, [0, 0, 0, 0]).aloud, /said/);
  const why = askedAt('why', of)!;
  assert.match(wordsAt('why', of, why, [0, 0]).aloud, /Why\? A: So\.; B: Not\./);
  assert.doesNotMatch(wordsAt('why', of, why, [0, 0]).aloud, /Yes|Look/);
  assert.match(wordsAt('answer', of, why, [1, 0]).aloud, /1 of 1 said A, So\. Yes\. It is A: So\./);
});
