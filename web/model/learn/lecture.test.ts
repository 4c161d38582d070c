import assert from 'node:assert/strict';
import test from 'node:test';
import {
  AT_FIRST,
  backward,
  barsOf,
  clockText,
  handsFor,
  minutesAhead,
  mostOf,
  onward,
  rubOut,
  toChoice,
  totalOf,
  typeDigit,
  voteAgain,
} from './lecture.ts';
import type { Lecture, LectureCard } from './lecture.ts';
import { lectureCards } from './lectureText.ts';

const cards: readonly LectureCard[] = [
  { number: 1, minutes: 4, steps: ['ask', 'shown', 'why', 'answer'] },
  { number: 4, minutes: 2, steps: ['ask'] },
  { number: 7, minutes: 4, steps: ['ask', 'shown'] },
];
const begun: Lecture = { ...AT_FIRST, at: 0 };
const where = ({ at, step }: Lecture): string => `${at} ${step}`;

test('a lecture goes through the steps of its cards and back, and stops at both ends', () => {
  let now = begun;
  const seen = [where(now)];
  for (let i = 0; i < 8; i++) {
    now = onward(now, cards);
    seen.push(where(now));
  }
  assert.deepEqual(seen.slice(0, 7), ['0 ask', '0 shown', '0 why', '0 answer', '1 ask', '2 ask', '2 shown']);
  assert.equal(seen.at(-1), '2 shown', 'nothing follows the last step');
  for (const expected of [...seen.slice(0, 6).reverse(), '0 ask']) {
    now = backward(now, cards);
    assert.equal(where(now), expected);
  }
});

test('a black screen ends with the next key, which moves nothing', () => {
  const black = { ...begun, blank: true };
  assert.deepEqual(onward(black, cards), begun);
  assert.deepEqual(backward(black, cards), begun);
  assert.deepEqual(typeDigit(black, 'q', 4, 3), black, 'no hands are counted for a question that nobody sees');
});

test('hands are typed digit by digit for the choice that is chosen', () => {
  let now = typeDigit(typeDigit(begun, 'q', 3, 3), 'q', 3, 1);
  now = typeDigit(toChoice(now, 1, 3), 'q', 3, 9);
  assert.deepEqual(handsFor(now, 'q', 3), [31, 9, 0]);
  assert.equal(totalOf(handsFor(now, 'q', 3)), 40);
  assert.deepEqual(barsOf([31, 0, 62]), [0.5, 0, 1]);
  assert.deepEqual(mostOf([31, 9, 0]), [0]);
  assert.deepEqual(mostOf([7, 7, 0]), [0, 1]);
  assert.deepEqual(mostOf([0, 0]), [], 'nobody was counted');
  assert.deepEqual(handsFor(rubOut(toChoice(now, 0, 3), 'q', 3), 'q', 3), [3, 9, 0]);
  assert.deepEqual(handsFor(voteAgain(now, 'q'), 'q', 3), [0, 0, 0]);
  assert.deepEqual(handsFor(now, 'another', 3), [0, 0, 0], 'each question has its own');
  for (const digit of [9, 9, 9]) now = typeDigit(now, 'q', 3, digit);
  assert.deepEqual(handsFor(now, 'q', 3), [31, 999, 0], 'a digit too many is not taken');
  assert.equal(toChoice(now, 7, 3).choice, 2);
  assert.equal(toChoice(now, -1, 3).choice, 0);
});

test('a plan has its cards in order, a card that cannot be asked has one step', () => {
  const all = ['costs', 'sizes', 'reading'].map((id, i) => ({ id, number: i + 1 }));
  const moot = (id: string): boolean => id === 'reading';
  const plan = { minutes: 10, whys: false, cards: { reading: 4, costs: 6 } };
  assert.deepEqual(lectureCards(all, plan, 9, moot), [
    { number: 1, minutes: 6, steps: ['ask', 'shown'] },
    { number: 3, minutes: 4, steps: ['ask'] },
  ]);
  const free = lectureCards(all, undefined, 2, () => false);
  assert.deepEqual(
    free.map(({ number }) => number),
    [2, 3],
  );
  assert.equal(free[0]!.steps.length, 4);
});

test('the clock says minutes and seconds, and how far the lecture is from its plan', () => {
  assert.equal(clockText(250_900), '04:10');
  assert.equal(clockText(0), '00:00');
  assert.equal(minutesAhead(cards, 0, 3 * 60_000), 0);
  assert.equal(minutesAhead(cards, 1, 1.5 * 60_000), 2, 'the second card was planned for minute 4');
  assert.equal(minutesAhead(cards, 0, 5.2 * 60_000), -2);
});
