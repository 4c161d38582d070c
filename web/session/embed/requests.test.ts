import assert from 'node:assert/strict';
import test from 'node:test';
import { signal } from '@preact/signals';
import { fakeClock } from '../fakeWorld.ts';
import { followRequests } from './requests.ts';

function requests(seenAtFirst: boolean) {
  const clock = fakeClock();
  const seen = signal(seenAtFirst);
  const shown: string[] = [];
  return { clock, seen, shown, ...followRequests(clock, seen, (hash) => shown.push(hash)) };
}

test('of a thousand requests at once the newest is shown, and no other', () => {
  const { clock, shown, ask } = requests(true);
  for (let i = 0; i < 1000; i++) ask(`#${i}`);
  clock.pass(1000);
  assert.deepEqual(shown, ['#999']);
});

test('requests that go on for a second are shown twenty-five times at most', () => {
  const { clock, shown, ask } = requests(true);
  for (let i = 0; i < 1000; i++) {
    ask(`#${i}`);
    clock.pass(1);
  }
  clock.pass(1000);
  assert.ok(shown.length <= 26, `${shown.length} times`);
  assert.equal(shown.at(-1), '#999');
});

test('nothing is shown before the frame is seen, and then what was asked last', () => {
  const { clock, seen, shown, ask } = requests(false);
  ask('#a');
  clock.pass(1000);
  ask('#b');
  clock.pass(1000);
  assert.deepEqual(shown, []);
  seen.value = true;
  assert.deepEqual(shown, ['#b']);
});
