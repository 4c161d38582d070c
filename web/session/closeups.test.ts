import assert from 'node:assert/strict';
import test from 'node:test';
import { DEFAULT_SAMPLE } from '../model/samples.ts';
import { followCloseups } from './closeups.ts';
import { fakeSession, settled } from './fakeWorld.ts';

async function followed() {
  const made = fakeSession();
  const { store, world, lookups, loads } = made.inside();
  followCloseups(store, world.clock, lookups);
  void loads.load(DEFAULT_SAMPLE);
  await settled();
  made.world.engine.loads[0]!.finish();
  await settled();
  made.world.clock.pass(0);
  await settled();
  return made;
}

test('the entry the scan is reading is asked for while the inside is open, and at the end the one it read last', async () => {
  const { world, session } = await followed();
  const { state, player } = session;
  const seq = (): number | undefined => state.linearEntry.value?.seq;
  assert.equal(seq(), undefined, 'nothing shows it');
  player.setInside(true);
  world.clock.pass(0);
  await settled();
  assert.equal(seq(), 0);
  player.toEnd();
  world.clock.pass(0);
  await settled();
  assert.equal(seq(), state.trace.value!.linearExpanded - 1);
});

test('while playing it is asked for eight times a second at most', async () => {
  const { world, session } = await followed();
  let asked = 0;
  const { engine } = world;
  const entry = engine.entry;
  Object.assign(engine, {
    entry: (seq: number) => {
      asked++;
      return entry(seq);
    },
  });
  session.player.setInside(true);
  session.player.play();
  for (let i = 0; i < 50; i++) {
    world.clock.pass(20);
    await settled();
  }
  assert.ok(asked > 0 && asked <= 9, `${asked} in a second`);
});

test('both searches are timed once, when the race is over', async () => {
  const { world, session } = await followed();
  const { state, player, lookups } = session;
  assert.equal(state.timing.value?.linearTimes, undefined);
  let measured = 0;
  const time = world.engine.time;
  Object.assign(world.engine, {
    time: (lookup: Parameters<typeof time>[0]) => {
      measured++;
      return time(lookup);
    },
  });
  player.toEnd();
  assert.ok(state.timingBusy.value);
  await settled();
  assert.deepEqual([state.timing.value?.linearTimes, state.timingBusy.value], [16, false]);
  player.stepBack();
  player.toEnd();
  await settled();
  assert.equal(measured, 1);
  await lookups.find('kfree');
  assert.ok(!state.timing.value, 'of another lookup nothing is known yet');
});

test('a measurement that ends after the next lookup belongs to nobody', async () => {
  const { world, session } = await followed();
  let finish = (): void => {};
  Object.assign(world.engine, {
    time: () =>
      new Promise((resolve) => {
        finish = () => resolve({ linearNs: 1, linearTimes: 1, binaryNs: 1, binaryTimes: 1 });
      }),
  });
  session.player.toEnd();
  await session.lookups.find('kfree');
  finish();
  await settled();
  assert.equal(session.state.timing.value, undefined);
  assert.equal(session.state.timingBusy.value, false);
});

test('after another lookup the entry is asked for anew, also where the scan is at the same place', async () => {
  const { world, session } = await followed();
  session.player.setInside(true);
  world.clock.pass(0);
  await settled();
  await session.lookups.find('kfree');
  world.clock.pass(0);
  await settled();
  assert.equal(session.state.linearEntry.value?.seq, 0);
});
