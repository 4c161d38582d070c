import assert from 'node:assert/strict';
import test from 'node:test';
import { createCommands } from './commands.ts';
import { loadedSession } from './fakeWorld.ts';

test('of several offers the newest counts, and each can be taken back', async () => {
  const { session } = await loadedSession();
  const { offer, run, isOffered } = session.part(createCommands);
  const closed: string[] = [];
  assert.equal(run('close'), false, 'nobody offers it');
  const presentation = offer('close', () => closed.push('presentation'));
  const card = offer('close', () => closed.push('card'));
  run('close');
  card();
  run('close');
  presentation();
  assert.deepEqual([closed, isOffered('close')], [['card', 'presentation'], false]);
});

test('a view that lays the same keys as the one before keeps them when that one takes its own back', async () => {
  const { session } = await loadedSession();
  const { lay, over } = session.part(createCommands);
  const keys = { keys: { Enter: 'forward' as const }, rows: [] };
  const before = lay(keys);
  const after = lay(keys);
  before();
  assert.equal(over(), keys);
  after();
  assert.equal(over(), undefined);
});

test('the keys of the race move its player', async () => {
  const { session } = await loadedSession();
  const { run, done } = session.part(createCommands);
  run('toEnd');
  run('slower');
  run('bySteps');
  assert.equal(session.state.speed.value, 0.5);
  assert.equal(session.state.mode.value, 'steps');
  assert.equal(done.value?.command, 'bySteps');
});
