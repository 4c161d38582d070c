import assert from 'node:assert/strict';
import test from 'node:test';
import { loadedSession, settled } from './fakeWorld.ts';

test('an older lookup that answers later is not shown', async () => {
  const { world, session } = await loadedSession();
  const { state, lookups } = session;
  world.engine.hold = true;
  const first = world.engine.asked.length;
  void lookups.find('vfs_read');
  void lookups.find('kfree');
  world.engine.release(first + 1);
  await settled();
  assert.deepEqual([state.trace.value?.query, state.answering.value], ['kfree', false]);
  world.engine.release(first);
  await settled();
  assert.equal(state.trace.value?.query, 'kfree');
});

test('an older lookup that fails later is not told', async () => {
  const { world, session } = await loadedSession();
  world.engine.hold = true;
  const first = world.engine.asked.length;
  void session.lookups.find('vfs_read');
  void session.lookups.find('kfree');
  world.engine.release(first, new Error('too late'));
  world.engine.release(first + 1);
  await settled();
  assert.equal(session.state.problem.value, undefined);
});

test('a lookup begins its race anew: at the start, without a range, not playing', async () => {
  const { session } = await loadedSession();
  const { state, lookups, player } = session;
  player.seek(50);
  player.markTo();
  player.play();
  await lookups.find('schedule');
  assert.deepEqual(
    [state.position.value, state.range.value, state.playing.value, state.findText.value],
    [0, undefined, false, 'schedule'],
  );
});

test('text that is being edited stays when a map is built again', async () => {
  const { world, session } = await loadedSession();
  session.lookups.edit('vfs_wri');
  await session.lookups.findAt(3);
  assert.equal(session.state.findText.value, session.state.trace.value?.query, 'choosing an entry ends the editing');
  session.lookups.edit('vfs_wri');
  void session.loads.rebuild({});
  await settled();
  world.engine.loads[1]!.finish();
  await settled();
  assert.equal(session.state.findText.value, 'vfs_wri');
});

test('an address is looked up by the symbol that covers it, or as a name where none does', async () => {
  const { session } = await loadedSession();
  const { state, lookups } = session;
  await lookups.find('0xffffffff81000014');
  assert.equal(state.located.value?.offset, 4n);
  assert.deepEqual(state.query.value, { by: 'address', address: '0xffffffff81000014' });
  await lookups.find('0xffffffff8100000f');
  assert.equal(state.located.value, undefined);
  assert.match(state.why.value, /No symbol covers that address/);
});
