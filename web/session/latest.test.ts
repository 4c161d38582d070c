import assert from 'node:assert/strict';
import test from 'node:test';
import { latest } from './latest.ts';

test('only the newest turn is current, and the one before hears that it is over', () => {
  const turns = latest();
  const first = turns.begin();
  assert.ok(first.current());
  let heard = 0;
  first.over.addEventListener('abort', () => heard++);
  const second = turns.begin();
  assert.deepEqual([first.current(), second.current(), heard], [false, true, 1]);
});

test('a turn called off is over without another', () => {
  const turns = latest();
  const turn = turns.begin();
  turns.callOff();
  assert.deepEqual([turn.current(), turn.over.aborted], [false, true]);
  assert.ok(turns.begin().current());
});

test('two of them know nothing of each other', () => {
  const [a, b] = [latest(), latest()];
  const turn = a.begin();
  b.begin();
  b.callOff();
  assert.ok(turn.current());
});
