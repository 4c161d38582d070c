import assert from 'node:assert/strict';
import test from 'node:test';
import { fakeSession, fakeStorage, fakeWorld, settled } from './fakeWorld.ts';
import type { FakeStorage } from './fakeWorld.ts';
import { KEPT_KEY } from './kept.ts';
import { beginVisit } from './visit.ts';

async function begun(hash: string, storage: FakeStorage) {
  const made = fakeSession(fakeWorld(hash, storage));
  made.session.part(beginVisit);
  await settled();
  made.world.engine.loads[0]!.finish();
  await settled();
  return made;
}

test('a reload comes back to the very moment, also in the middle of playing', async () => {
  const storage = fakeStorage();
  const before = await begun('', storage);
  await before.session.lookups.find('kfree');
  before.session.player.seek(10);
  before.session.player.play();
  before.world.clock.pass(200);
  const at = Math.round(before.session.state.position.value);
  assert.ok(at > 10);
  before.world.around.leave();
  // The address of a race that plays was written before it began to play.
  const after = await begun(before.world.address.hash(), storage);
  assert.equal(after.session.state.trace.value?.query, 'kfree');
  assert.equal(after.session.state.position.value, at);
});

test('the next visit begins where the last one ended, with its theme and speed', async () => {
  const storage = fakeStorage();
  const before = await begun('', storage);
  await before.session.lookups.find('schedule');
  before.session.navigation.setTheme('dark');
  before.session.player.setSpeed(2);
  before.world.clock.pass(1000);
  storage.place = '';
  const after = await begun('', storage);
  assert.equal(after.session.state.trace.value?.query, 'schedule');
  assert.deepEqual([after.session.state.theme.value, after.session.state.speed.value], ['dark', 2]);
  assert.equal(after.world.around.theme, 'dark');
});

test('an address that says more than a view counts more than the last visit', async () => {
  const storage = fakeStorage();
  storage.texts.set(KEPT_KEY, JSON.stringify({ hash: '#race?v=1&q=schedule', theme: 'auto', speed: 1 }));
  const linked = await begun('#race?v=1&q=kfree', storage);
  assert.equal(linked.session.state.trace.value?.query, 'kfree');
  storage.texts.set(KEPT_KEY, JSON.stringify({ hash: '#race?v=1&q=schedule', theme: 'auto', speed: 1 }));
  const viewed = await begun('#tables', storage);
  assert.deepEqual([viewed.session.state.view.value, viewed.session.state.trace.value?.query], ['tables', 'schedule']);
});

test('while a map is asked for, what was kept before stays kept', async () => {
  const storage = fakeStorage();
  const { world, session } = await begun('#race?v=1&q=kfree', storage);
  world.clock.pass(1000);
  const kept = storage.texts.get(KEPT_KEY);
  world.address.follow('#race?v=1&print=00000000000000aa&file=mine.map');
  await settled();
  session.player.setSpeed(4);
  world.clock.pass(1000);
  world.around.leave();
  assert.equal(storage.texts.get(KEPT_KEY), kept);
});

test('the title names what was looked up', async () => {
  const { world, session } = await begun('', fakeStorage());
  await session.lookups.find('kfree');
  assert.match(world.around.title, /^kfree · kallscope/);
});

test('the title shows the control and direction marks of a name', async () => {
  const { world, session } = await begun('', fakeStorage());
  await session.lookups.find('a\u202eb\u001b[31m');
  assert.match(world.around.title, /^a‹202e›b␛\[31m · kallscope/);
});
