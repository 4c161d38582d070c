import assert from 'node:assert/strict';
import test from 'node:test';
import { createDoor } from './door.ts';
import { fakeClock, settled } from './fakeWorld.ts';

/** A door whose fetches end when the test says so. */
function door() {
  const clock = fakeClock();
  const fetches: { resolve(all: string): void; reject(reason: Error): void }[] = [];
  const made = createDoor(
    clock,
    () =>
      new Promise<string>((resolve, reject) => {
        fetches.push({ resolve, reject });
      }),
  );
  return { clock, fetches, ...made };
}

test('nothing is fetched before a door is opened, and once open nothing more', async () => {
  const { fetches, step, inside, open } = door();
  assert.equal(fetches.length, 0);
  const opened = Promise.all([open(), open()]);
  assert.equal(step.value, 'fetching');
  fetches[0]!.resolve('a view');
  await opened;
  assert.equal(step.value, 'open');
  assert.equal(inside.value, 'a view');
  void open();
  assert.equal(fetches.length, 1);
});

test('what could not be fetched is fetched anew when the person tries again', async () => {
  const { fetches, step, open } = door();
  void open();
  fetches[0]!.reject(new Error('no network'));
  await settled();
  assert.equal(step.value, 'failed');
  void open();
  assert.equal(step.value, 'fetching');
  fetches[1]!.resolve('a view');
  await settled();
  assert.equal(step.value, 'open');
});

test('a host that never answers is given up, and its late answer changes nothing', async () => {
  const { clock, fetches, step, inside, open } = door();
  void open();
  clock.pass(60_000);
  await settled();
  assert.equal(step.value, 'failed');
  fetches[0]!.resolve('too late');
  await settled();
  assert.equal(step.value, 'failed');
  assert.equal(inside.value, undefined);
});
