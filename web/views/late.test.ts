import assert from 'node:assert/strict';
import test from 'node:test';
import { fakeSession, settled } from '../session/fakeWorld.ts';
import { createLate } from './late.ts';

type Parts = Awaited<ReturnType<NonNullable<Parameters<typeof createLate>[1]>>>;

/** The late parts of a session. idle() is the page's first idle moment; each fetch ends when the test says so. */
function late() {
  const { world, session } = fakeSession();
  let idle = (): void => {};
  globalThis.requestIdleCallback = (act) => {
    idle = () => act({ didTimeout: false, timeRemaining: () => 0 });
    return 0;
  };
  const fetches: ((all: Parts) => void)[] = [];
  const made = createLate(session, () => new Promise((resolve) => fetches.push(resolve)));
  return { world, session, fetches, idle: () => idle(), ...made };
}

const all = { beginLate() {}, beginDeep() {} } as unknown as Parts;

test('a view whose parts never come is said to be missing after a minute, and comes when it is tried again', async () => {
  const { world, session, fetches, parts, missing, fetchParts } = late();
  session.navigation.setView('tables');
  assert.equal(fetches.length, 1);
  world.clock.pass(59_999);
  await settled();
  assert.equal(missing.value, false, 'a slow host is waited for');
  world.clock.pass(1);
  await settled();
  assert.equal(missing.value, true);
  const tried = fetchParts();
  assert.equal(missing.value, false);
  fetches[1]!(all);
  await tried;
  assert.equal(missing.value, false);
  assert.ok(parts.value);
});

test('parts that nobody waits for are fetched at the first idle moment, and their failing disturbs nobody', async () => {
  const { world, fetches, missing, idle, fetchParts } = late();
  assert.equal(fetches.length, 0);
  idle();
  assert.equal(fetches.length, 1);
  world.clock.pass(60_000);
  await settled();
  assert.equal(missing.value, false);
  void fetchParts();
  assert.equal(fetches.length, 2);
});

test('with an own file open, nothing is fetched at an idle moment unless the version is kept', () => {
  for (const kept of [false, true]) {
    const { world, session, fetches, idle } = late();
    world.around.kept = kept;
    void session.loads.openFile(new File(['x'], 'own.map'));
    idle();
    assert.equal(fetches.length, kept ? 1 : 0);
  }
});
