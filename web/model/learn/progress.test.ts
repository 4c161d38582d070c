import assert from 'node:assert/strict';
import test from 'node:test';
import { progressOf, withProgress } from './kept.ts';
import {
  answer,
  answerAgain,
  askMissed,
  beginAt,
  cardState,
  endAgain,
  firstTries,
  nextStep,
  otherOrder,
  setGuess,
  showWithoutGuess,
  tellAnswer,
  toCard,
  toClosing,
  toStep,
} from './progress.ts';

test('a card goes from its question to what is kept, and on', () => {
  assert.deepEqual(
    [nextStep('ask'), nextStep('shown'), nextStep('why'), nextStep('right'), nextStep('keep')],
    ['shown', 'why', 'right', 'keep', undefined],
  );
});

test('without a guess none is drawn', () => {
  const p = showWithoutGuess(setGuess(beginAt(2), '40-60'));
  assert.deepEqual(cardState(p), { step: 'shown', guess: undefined, pressed: [], told: false, first: undefined });
});

test('a why answered at once is not asked again', () => {
  const p = answer(toStep(beginAt(1), 'why'), 1, true);
  assert.equal(cardState(p).step, 'right');
  assert.equal(toCard(p, 3).again, undefined);
});

test('a why missed at the first try is asked again two cards later, once', () => {
  let p = answer(answer(beginAt(1), 0, false), 1, true);
  assert.deepEqual(cardState(p).pressed, [0]);
  assert.equal(toCard(p, 2).again, undefined);
  p = toCard(p, 3);
  assert.equal(p.again, 1);
  p = answerAgain(p, 2, false);
  assert.deepEqual(p.againPressed, [2]);
  p = endAgain(p);
  assert.equal(p.again, undefined);
  assert.equal(toCard(p, 4).again, undefined);
  assert.equal(toCard(p, 3).again, undefined);
  assert.equal(cardState(p, 1).first, 'missed');
});

test('only the first try of a why counts', () => {
  let p = answer(toStep(beginAt(1), 'why'), 1, true);
  p = answer(toStep(p, 'why'), 0, false);
  assert.deepEqual([cardState(p).first, p.missed], ['right', []]);
  p = endAgain(toClosing(tellAnswer(toCard(p, 2)), 11));
  p = answer(toStep(toCard(p, 2), 'why'), 0, false);
  assert.deepEqual([firstTries(p, 'right'), firstTries(p, 'missed'), p.missed], [[1], [2], []]);
});

test('the closing page asks all that was missed once more', () => {
  let p = tellAnswer(toCard(answer(beginAt(3), 2, false), 4));
  p = endAgain(toClosing(p, 11));
  p = endAgain(toClosing(p, 11));
  assert.deepEqual([toClosing(p, 11).again, p.missed], [undefined, []]);
  p = askMissed(p);
  assert.deepEqual([p.card, p.again, p.missed], [11, 3, [3, 4]]);
});

test('an answer that was told counts as missed, and of the last cards it is asked at the end', () => {
  const p = tellAnswer(toCard(beginAt(9), 10));
  assert.equal(cardState(p).told, true);
  assert.equal(toCard(p, 1).again, undefined);
  const there = toClosing(p, 11);
  assert.deepEqual([there.card, there.again], [11, 10]);
  assert.equal(toClosing(endAgain(there), 11).again, undefined);
});

test('the answers stand in another order when asked again', () => {
  for (const [count, card] of [
    [4, 1],
    [4, 2],
    [3, 2],
    [2, 5],
  ] as const) {
    const order = otherOrder(count, card);
    assert.deepEqual([...order].sort(), [...Array(count).keys()]);
    assert.ok(order.every((at, i) => at !== i));
  }
});

test('what is kept comes back for the same kernel only', () => {
  let p = setGuess(beginAt(2), '40-25-20-15');
  p = answer(toStep(p, 'why'), 3, false);
  const text = withProgress(null, 'abc', toCard(p, 7));
  const back = progressOf(text, 'abc', 1, 2);
  assert.deepEqual(back.cards, p.cards);
  assert.deepEqual(back.missed, [2]);
  assert.equal(back.card, 2);
  assert.equal(progressOf(text, 'abc', 1).card, 7);
  assert.deepEqual(progressOf(text, 'other', 4), beginAt(4));
});

test('the closing page is kept as a place, and what an older version kept says what was found at the first try', () => {
  const text = withProgress(null, 'abc', toClosing(answer(beginAt(4), 0, true), 11));
  assert.equal(progressOf(text, 'abc', 1).card, 11);
  const states = {
    1: { step: 'right', pressed: [], told: false },
    2: { step: 'keep', pressed: [2], told: false },
    3: { step: 'keep', pressed: [], told: true },
    4: { step: 'keep', pressed: [], told: false },
    5: { step: 'why', pressed: [], told: false },
    6: { step: 'keep', pressed: [1], told: false, first: 'odd' },
    7: { step: 'keep', pressed: [1], told: false, first: 'right' },
  };
  const older = JSON.stringify([{ kernel: 'abc', progress: { card: 4, cards: states, missed: [2] } }]);
  const p = progressOf(older, 'abc', 1);
  assert.deepEqual([firstTries(p, 'right'), firstTries(p, 'missed'), p.missed], [[1, 7], [2, 3, 6], [2]]);
});

test('at most eight kernels are kept, the ones seen last', () => {
  let text: string | null = null;
  for (let i = 0; i < 12; i++) text = withProgress(text, `k${i}`, setGuess(beginAt(1), String(i)));
  assert.equal(cardState(progressOf(text, 'k11', 1)).guess, '11');
  assert.equal(cardState(progressOf(text, 'k4', 1)).guess, '4');
  assert.equal(cardState(progressOf(text, 'k3', 1)).guess, undefined);
});

test('a text that is not ours begins afresh', () => {
  for (const odd of [
    '',
    '{',
    '7',
    '[null,1,{"kernel":5}]',
    '[{"kernel":"k","progress":{"card":99,"cards":{"x":{},"2":{"step":"win","guess":7,"pressed":"no"}},"missed":[0,"2",{}]}}]',
  ]) {
    const p = progressOf(odd, 'k', 1, 2);
    assert.equal(p.card, 2);
    assert.deepEqual(p.missed, []);
    assert.equal(cardState(p).step, 'ask');
    assert.equal(cardState(p).guess, undefined);
  }
});
