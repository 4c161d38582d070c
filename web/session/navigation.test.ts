import assert from 'node:assert/strict';
import test from 'node:test';
import { parseLink } from '../model/link.ts';
import { DEFAULT_SAMPLE } from '../model/samples.ts';
import { fakeSession, fakeStorage, fakeWorld, goldenTables, openingFrame, settled } from './fakeWorld.ts';
import { createIntroducing } from './introducing.ts';
import { beginVisit } from './visit.ts';

const linkOf = (hash: string) => parseLink(hash).link;

/** A page whose first map is there. */
async function visited(hash = '', storage = fakeStorage()) {
  const made = fakeSession(fakeWorld(hash, storage));
  made.session.part(beginVisit);
  await settled();
  made.world.engine.loads[0]?.finish();
  await settled();
  return made;
}

test('the first place is written into the entry there is, another lookup into a new one', async () => {
  const { world, session } = await visited();
  const first = world.address.entries.length;
  await session.lookups.find('kfree');
  world.clock.pass(1000);
  assert.equal(world.address.entries.length, first + 1);
  assert.match(world.address.hash(), /q=kfree/);
  session.player.seek(40);
  world.clock.pass(1000);
  assert.equal(world.address.entries.length, first + 1, 'a moment takes the place of its entry');
  assert.match(world.address.hash(), /at=40/);
});

test('back goes to the lookup before, and to its moment', async () => {
  const { world, session } = await visited();
  await session.lookups.find('kfree');
  session.player.seek(30);
  world.clock.pass(1000);
  await session.lookups.find('schedule');
  world.clock.pass(1000);
  world.address.back();
  await settled();
  assert.equal(session.state.trace.value?.query, 'kfree');
  assert.equal(session.state.position.value, 30);
});

test('a link that arrives while a load is on its way ends that load', async () => {
  const { world, session } = await visited();
  void session.loads.openFile(new File(['x'], 'slow.map'));
  await settled();
  world.address.follow('#race?v=1&q=kfree');
  await settled();
  assert.ok(world.engine.loads[1]!.cancelled);
  assert.equal(session.state.loading.value, undefined);
  assert.equal(session.state.trace.value?.query, 'kfree');
  assert.equal(session.state.source.value, DEFAULT_SAMPLE);
});

test('another view leaves what is on its way alone', async () => {
  const { world, session } = await visited();
  void session.loads.openFile(new File(['x'], 'slow.map'));
  await settled();
  world.address.follow('#tables');
  await settled();
  assert.equal(session.state.view.value, 'tables');
  assert.equal(world.engine.loads[1]!.cancelled, false);
  world.engine.loads[1]!.finish();
  await settled();
  assert.equal(session.state.source.value?.name, 'slow.map');
});

test('of two links the newer is where the page arrives', async () => {
  const { world, session } = await visited();
  void session.navigation.visit(linkOf('#race?v=1&map=teaching&q=main'));
  await settled();
  void session.navigation.visit(linkOf('#race?v=1&q=kfree'));
  await settled();
  assert.ok(world.engine.loads[1]!.cancelled);
  assert.equal(session.state.trace.value?.query, 'kfree');
  assert.equal(session.state.visiting.value, 0);
});

test('a map that this page does not have is asked for, and the file opened then is taken to the moment', async () => {
  const { world, session } = await visited();
  void session.navigation.visit(linkOf('#race?v=1&print=00000000000000aa&file=mine.map&q=kfree&at=25'));
  await settled();
  assert.equal(session.state.missingMap.value?.name, 'mine.map');
  void session.loads.openFile(new File(['x'], 'mine.map'));
  await settled();
  world.engine.loads[1]!.finish({ fingerprint: '00000000000000aa' });
  await settled();
  assert.equal(session.state.missingMap.value, undefined);
  assert.deepEqual([session.state.trace.value?.query, session.state.position.value], ['kfree', 25]);
  assert.equal(session.state.problem.value, undefined);
});

test('another file than the one asked for is shown at its start, and said to be another', async () => {
  const { world, session } = await visited();
  void session.navigation.visit(linkOf('#race?v=1&print=00000000000000aa&file=mine.map&q=kfree&at=25'));
  await settled();
  void session.loads.openFile(new File(['x'], 'other.map'));
  await settled();
  world.engine.loads[1]!.finish({ fingerprint: '00000000000000bb' });
  await settled();
  assert.match(session.state.problem.value?.title ?? '', /other\.map is not the map the link means/);
  assert.equal(session.state.position.value, 0);
});

test('a kept map is found by its fingerprint, and by no other', async () => {
  const storage = fakeStorage();
  storage.map = { name: 'mine.map', file: new Blob(['x']), fingerprint: '00000000000000aa' };
  const { world, session } = await visited('#race?v=1&print=00000000000000aa&file=mine.map', storage);
  assert.equal(world.engine.loads[0]?.name, 'mine.map');
  assert.equal(session.state.missingMap.value?.name, undefined);
  void session.navigation.visit(linkOf('#race?v=1&print=00000000000000cc&file=third.map'));
  await settled();
  assert.equal(session.state.missingMap.value?.name, 'third.map');
});

test('a map opened during this visit needs no file chooser when one comes back to it', async () => {
  const { world, session } = await visited();
  void session.loads.openFile(new File(['x'], 'mine.map'));
  await settled();
  world.engine.loads[1]!.finish({ fingerprint: '00000000000000aa' });
  await settled();
  world.storage.map = undefined;
  void session.navigation.visit(linkOf('#race?v=1'));
  await settled();
  world.engine.loads[2]!.finish();
  await settled();
  void session.navigation.visit(linkOf('#race?v=1&print=00000000000000aa&file=mine.map'));
  await settled();
  assert.equal(world.engine.loads[3]?.name, 'mine.map');
});

test('a shared map is fetched, and a failed download is told before the map is asked for', async () => {
  const made = await visited();
  const { world, session } = made;
  const share = 'a'.repeat(64);
  void session.navigation.visit(linkOf(`#race?v=1&print=00000000000000aa&file=s.map&share=${share}`));
  await settled();
  await new Promise((resolve) => setTimeout(resolve)); // the late chunk and the download are tasks
  await settled();
  assert.match(session.state.problem.value?.title ?? '', /shared map s\.map could not be opened/);
  assert.equal(session.state.missingMap.value?.name, 's.map');
  assert.equal(world.engine.loads.length, 1);
});

test('part of a link that is not understood is said, unless something worse was', async () => {
  const { session } = await visited('#race?v=1&mode=sideways');
  assert.match(session.state.problem.value?.title ?? '', /Part of this link/);
});

test('a link to a sample that does not ship is said', async () => {
  const { session } = await visited('#race?v=1&map=nowhere');
  assert.equal(session.state.problem.value?.title, 'This page has no such map');
});

test('a first visit without a link begins with the introduction, and its race waits at the start', async () => {
  for (const [hash, introduces] of [
    ['', true],
    ['#tables', false],
    ['#race?v=1&q=tcp_v4_connect', false],
  ] as const) {
    const world = fakeWorld(hash);
    world.sources.opened = openingFrame;
    const { session } = fakeSession(world);
    session.part(beginVisit);
    await settled();
    assert.equal(session.part(createIntroducing).on.value, introduces, hash);
    assert.equal(session.state.playing.value, false);
  }
});

test('the opening race plays until the map is there, and goes on where it is', async () => {
  const world = fakeWorld();
  world.sources.opened = openingFrame;
  fakeSession(world).session.part(createIntroducing).end();
  const { session } = fakeSession(world);
  session.part(beginVisit);
  await settled();
  const { state } = session;
  assert.deepEqual([state.tables.value?.complete, state.playing.value, state.ready.value], [false, true, false]);
  world.clock.pass(500);
  const at = state.position.value;
  assert.ok(at > 0);
  world.engine.loads[0]!.finish({ fingerprint: goldenTables.fingerprint });
  await settled();
  assert.deepEqual([state.tables.value?.complete, state.playing.value], [true, true]);
  assert.ok(state.position.value >= at);
});

test('an alert belongs to its link: another link does not show it', async () => {
  const { world, session } = await visited('#race?v=1&at=NaN');
  assert.match(session.state.problem.value?.title ?? '', /Part of this link/);
  world.address.follow('#race?v=1&q=kfree');
  await settled();
  assert.equal(session.state.problem.value?.title, undefined);
});

test('an alert goes with its link also where the next one leads to the same place, or to a view', async () => {
  for (const next of ['#race?v=1', '#tables']) {
    const { world, session } = await visited('#race?v=1&at=NaN');
    assert.match(session.state.problem.value?.title ?? '', /not understood/);
    world.address.follow(next);
    await settled();
    assert.equal(session.state.problem.value, undefined, next);
  }
});
