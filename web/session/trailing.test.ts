import assert from 'node:assert/strict';
import test from 'node:test';
import { loadedSession } from './fakeWorld.ts';
import { createTrailing } from './trailing.ts';

test('while the race plays it is the scene of the frame before, and at rest the scene on screen', async () => {
  const { world, session } = await loadedSession();
  const { state, player } = session;
  const trailing = session.part(createTrailing);
  player.play();
  assert.equal(trailing.value, state.now.value, 'playing has begun and nothing has moved');
  world.clock.pass(40);
  let before = state.now.value;
  for (let frame = 0; frame < 5; frame++) {
    world.clock.pass(20);
    assert.notEqual(state.now.value, before);
    assert.equal(trailing.value, before);
    before = state.now.value;
  }
  player.pause();
  assert.equal(trailing.value, state.now.value, 'at a pause');
  player.stepForward();
  assert.equal(trailing.value, state.now.value, 'after a step');
  player.play();
  world.clock.pass(600_000);
  assert.equal(trailing.value, state.now.value, 'at the end');
});

test('it never shows the scene of another lookup, and waits for nothing where a step is a second long', async () => {
  const { world, session } = await loadedSession();
  const { state, player, lookups } = session;
  const trailing = session.part(createTrailing);
  player.play();
  world.clock.pass(200);
  await lookups.find('kfree');
  assert.equal(trailing.value, state.now.value, 'another lookup');
  world.around.still = true;
  player.play();
  world.clock.pass(3000);
  assert.ok(state.position.value > 0);
  assert.equal(trailing.value, state.now.value, 'without movement');
});
