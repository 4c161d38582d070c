import assert from 'node:assert/strict';
import test from 'node:test';
import { end, positionAt } from '../model/timeline.ts';
import { loadedSession } from './fakeWorld.ts';

test('playing moves the position as the schedule says, and stops at the end', async () => {
  const { world, session } = await loadedSession();
  const { state, player } = session;
  const t = state.trace.value!;
  player.play();
  world.clock.pass(1020); // the first frame only sets the time
  assert.ok(Math.abs(state.position.value - positionAt(t, 'work', 1)) < 1e-6);
  world.clock.pass(600_000);
  assert.deepEqual([state.position.value, state.playing.value], [end(t, 'work'), false]);
});

test('a tab that was not on screen does not jump', async () => {
  const { world, session } = await loadedSession();
  session.player.play();
  world.clock.pass(100);
  world.around.show(false);
  const at = session.state.position.value;
  world.clock.pass(60_000);
  assert.equal(session.state.position.value, at);
  world.around.show(true);
  world.clock.pass(40);
  assert.ok(session.state.position.value > at);
  assert.ok(session.state.position.value < at + 60);
});

test('only the marked range is played; a range that is all of the race is none', async () => {
  const { world, session } = await loadedSession();
  const { state, player } = session;
  player.seek(20);
  player.markFrom();
  player.seek(60);
  player.markTo();
  assert.deepEqual(state.range.value, { from: 20, to: 60 });
  player.play();
  assert.equal(state.position.value, 20, 'from its beginning');
  world.clock.pass(600_000);
  assert.equal(state.position.value, 60);
  player.unmark();
  player.toStart();
  player.markFrom();
  assert.equal(state.range.value, undefined);
});

test('looping rests at the end before it begins again', async () => {
  const { world, session } = await loadedSession();
  const { state, player } = session;
  player.setLooping(true);
  player.toEnd();
  player.markTo();
  player.play();
  player.seek(end(state.trace.value!, 'work') - 1);
  player.play();
  world.clock.pass(1000);
  assert.equal(state.position.value, end(state.trace.value!, 'work'));
  assert.ok(state.playing.value);
  world.clock.pass(2000);
  assert.ok(state.position.value < end(state.trace.value!, 'work'));
});

test('with reduced motion playing is one step a second', async () => {
  const { world, session } = await loadedSession();
  world.around.still = true;
  const seen = new Set<number>();
  session.player.play();
  for (let i = 0; i < 50; i++) {
    world.clock.pass(100);
    seen.add(session.state.position.value);
  }
  assert.equal(seen.size, 5, 'the start and four steps in five seconds, the first frame setting the time');
});

test('another clock shows the same moment, and back again', async () => {
  const { session } = await loadedSession();
  const { state, player } = session;
  player.seek(50);
  player.setMode('log');
  assert.ok(Math.abs(2 ** state.position.value - 1 - 50) < 1e-6);
  player.setMode('work');
  assert.ok(Math.abs(state.position.value - 50) < 1e-6);
});

test('stepping forward and back visits the same positions; with the inside of a probe open, each read', async () => {
  const { session } = await loadedSession();
  const { state, player } = session;
  player.probeForward();
  const probe = state.position.value;
  player.toStart();
  player.stepForward();
  assert.equal(state.position.value, probe);
  player.toStart();
  player.setInside(true);
  player.stepForward();
  assert.ok(state.position.value < probe);
  player.toStart();
  const there: number[] = [];
  for (let i = 0; i < 5; i++) {
    there.push(state.position.value);
    player.stepForward();
  }
  for (const position of there.reverse()) {
    player.stepBack();
    assert.equal(state.position.value, position);
  }
  player.probeForward();
  assert.ok(state.position.value > 0);
  player.probeBack();
  assert.equal(state.position.value, 0);
});
