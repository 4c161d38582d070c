import assert from 'node:assert/strict';
import test from 'node:test';
import { DEFAULT_SAMPLE, SAMPLES, sampleSource } from '../model/samples.ts';
import { EngineError } from '../wire/seat.ts';
import { fakeSession, loadedSession, settled } from './fakeWorld.ts';
import type { LoadProgress } from './state.ts';

const file = (name: string): File => new File(['text'], name);
const broken = new EngineError({ code: 'parse', line: 3, text: 'x', cause: 'no address', hint: 'look at it' });

test('the map on screen stays until its successor is complete', async () => {
  const { world, session } = fakeSession();
  const { state, loads } = session;
  void loads.load(DEFAULT_SAMPLE);
  await settled();
  assert.deepEqual(state.loading.value, { name: DEFAULT_SAMPLE.name, progress: undefined } as LoadProgress);
  assert.ok(!state.tables.value);
  world.engine.loads[0]!.progress({ phase: 'parse', done: 1, total: 2 });
  assert.equal(state.loading.value?.progress?.phase, 'parse');
  world.engine.loads[0]!.finish();
  await settled();
  assert.equal(state.source.value, DEFAULT_SAMPLE);
  assert.equal(state.loading.value, undefined);
  assert.ok(state.ready.value);
  assert.equal(state.findText.value, state.trace.value?.query);
});

test('of two loads that cross, the second wins, and the first says nothing when it ends', async () => {
  const { world, session } = fakeSession();
  const { state, loads } = session;
  void loads.openFile(file('first.map'));
  await settled();
  void loads.openFile(file('second.map'));
  await settled();
  assert.ok(world.engine.loads[0]!.cancelled);
  assert.equal(state.problem.value, undefined);
  assert.equal(state.loading.value?.name, 'second.map');
  world.engine.loads[0]!.progress({ phase: 'sort', done: 1, total: 1 });
  assert.equal(state.loading.value?.progress, undefined, 'progress of the first is not shown');
  world.engine.loads[1]!.finish();
  await settled();
  assert.equal(state.source.value?.name, 'second.map');
});

test('a failed load is told, leaves the map on screen, and can be tried again', async () => {
  const { world, session } = await loadedSession();
  const { state, loads } = session;
  void loads.openFile(file('bad.map'));
  await settled();
  world.engine.loads[1]!.fail(broken);
  await settled();
  assert.equal(state.problem.value?.title, 'Could not load bad.map');
  assert.equal(state.problem.value?.line, 3);
  assert.equal(state.source.value, DEFAULT_SAMPLE);
  void loads.startAgain();
  await settled();
  assert.equal(world.engine.loads[2]?.name, 'bad.map');
  assert.equal(state.problem.value, undefined);
});

test('a page without a map shows the sample under the word about what failed', async () => {
  const { world, session } = fakeSession();
  const { state, loads } = session;
  void loads.openFile(file('bad.map'));
  await settled();
  world.engine.loads[0]!.fail(broken);
  await settled();
  world.engine.loads[1]!.finish();
  await settled();
  assert.equal(state.source.value, DEFAULT_SAMPLE);
  assert.equal(state.problem.value?.title, 'Could not load bad.map');
  assert.equal(world.storage.map, undefined, 'what was kept before stays kept');
});

test('giving up leaves the map there is, or says that there is none', async () => {
  const { world, session } = fakeSession();
  const { state, loads } = session;
  void loads.load(DEFAULT_SAMPLE);
  await settled();
  loads.giveUp();
  await settled();
  assert.ok(world.engine.loads[0]!.cancelled);
  assert.equal(state.problem.value?.title, 'No map is loaded');
  void loads.startAgain();
  await settled();
  assert.equal(world.address.reloads, 1, 'with nothing to load again, the page itself');
});

test('a dead worker is told with an offer to start again, which builds the same map once more', async () => {
  const { world, session } = fakeSession();
  const { state, loads, lookups } = session;
  void loads.openFile(file('mine.map'));
  await settled();
  world.engine.loads[0]!.finish();
  await settled();
  world.engine.hold = true;
  void lookups.find('vfs_read');
  await settled();
  world.engine.release(
    world.engine.asked.length - 1,
    new EngineError({ code: 'dead', line: 0, text: 'panic', cause: 'The engine stopped.', hint: '' }),
  );
  await settled();
  assert.equal(state.problem.value?.again, true);
  assert.equal(state.problem.value?.text, '', 'last words are not for people');
  assert.equal(state.answering.value, false);
  void loads.startAgain();
  await settled();
  assert.equal(world.engine.loads[1]?.name, 'mine.map');
});

test('an opened file is kept, and forgotten when a sample takes its place', async () => {
  const { world, session } = fakeSession();
  void session.loads.openFile(file('mine.map'));
  await settled();
  world.engine.loads[0]!.finish({ fingerprint: 'f1' });
  await settled();
  assert.equal(world.storage.map?.fingerprint, 'f1');
  assert.ok(session.state.openedOwn.value);
  void session.loads.load(sampleSource(SAMPLES[1]!));
  await settled();
  world.engine.loads[1]!.finish();
  await settled();
  assert.equal(world.storage.map, undefined);
});

test('pasted text is a map, or one word to look for', async () => {
  const { world, session } = fakeSession();
  void session.loads.load(DEFAULT_SAMPLE);
  await settled();
  world.engine.loads[0]!.finish();
  await settled();
  await session.loads.openText(' schedule\n');
  assert.equal(world.engine.asked.at(-1), 'schedule');
  assert.equal(session.state.openedOwn.value, false);
  void session.loads.openText('ffffffff81000000 T _text\nffffffff81000010 T x\n');
  await settled();
  assert.equal(world.engine.loads[1]?.name, 'pasted text');
});

test('what is entered before there is an engine is looked up when there is one', async () => {
  const { world, session } = fakeSession();
  await session.lookups.find('kfree');
  assert.deepEqual([session.state.answering.value, world.engine.asked.length], [true, 0]);
  void session.loads.load(DEFAULT_SAMPLE);
  await settled();
  world.engine.loads[0]!.finish();
  await settled();
  assert.equal(session.state.trace.value?.query, 'kfree');
});

test('of an archive with several maps the person chooses one, and building again keeps to it', async () => {
  const { world, session } = await loadedSession();
  const { state, loads } = session;
  void loads.openFile(file('maps.tar'));
  await settled();
  const choices = ['boot/a.map', 'boot/b.map'].map((path) => ({ path, size: 100, kind: 'map' }));
  world.engine.loads[1]!.fail(
    new EngineError({ code: 'choose', line: 0, text: '', cause: 'two maps', hint: 'choose', choices }),
  );
  await settled();
  assert.deepEqual(state.problem.value?.choices, choices);
  void loads.choose('boot/b.map');
  await settled();
  assert.deepEqual([world.engine.loads[2]?.name, world.engine.loads[2]?.options], ['maps.tar', { path: 'boot/b.map' }]);
  world.engine.loads[2]!.finish();
  await settled();
  void loads.rebuild({ release: '6.1' });
  await settled();
  assert.deepEqual(world.engine.loads[3]?.options, { release: '6.1', path: 'boot/b.map' });
});

test('an index is built for a kernel without one, and the same name is looked up with it', async () => {
  const { world, session } = fakeSession();
  void session.loads.load(DEFAULT_SAMPLE, { release: '5.10' });
  await settled();
  world.engine.loads[0]!.finish({ hasSeqs: false });
  await settled();
  const before = world.engine.asked.length;
  await session.loads.buildIndex();
  assert.deepEqual([session.state.tables.value?.indexBuilt, session.state.tables.value?.hasSeqs], [true, true]);
  assert.equal(world.engine.asked.length, before + 1);
});
