import assert from 'node:assert/strict';
import test from 'node:test';
import { STILLS, STOPS, stays } from '../model/intro.ts';
import { fakeSession, fakeStorage, fakeWorld } from './fakeWorld.ts';
import { createIntro } from './intro.ts';
import { createIntroducing } from './introducing.ts';

test('the introduction plays by itself to its end, and is not due again', () => {
  const world = fakeWorld();
  const { part } = fakeSession(world).session;
  const intro = part(createIntro);
  const shown = part(createIntroducing);
  assert.ok(shown.isDue());
  shown.begin();
  for (let i = 1; i < STILLS.length; i++) {
    world.clock.pass(stays(i - 1));
    assert.equal(intro.at.value, i);
  }
  world.clock.pass(2300);
  assert.equal(shown.on.value, false);
  assert.ok(shown.ended.value);
  assert.equal(shown.isDue(), false);
});

test('a pause holds the picture, and ending takes the next one back', () => {
  const world = fakeWorld();
  const { part } = fakeSession(world).session;
  const intro = part(createIntro);
  const shown = part(createIntroducing);
  shown.begin();
  intro.toggle();
  world.clock.pass(60_000);
  assert.equal(intro.at.value, 0);
  intro.toggle();
  intro.end();
  world.clock.pass(60_000);
  assert.equal(intro.at.value, 0);
});

test('with reduced motion nothing moves by itself, and each step is a still', () => {
  const world = fakeWorld('', fakeStorage());
  world.around.still = true;
  const { part } = fakeSession(world).session;
  const intro = part(createIntro);
  const shown = part(createIntroducing);
  shown.begin();
  world.clock.pass(60_000);
  assert.equal(intro.at.value, 0);
  for (const stop of STOPS.slice(1)) {
    intro.step(1);
    assert.equal(intro.at.value, stop);
  }
  intro.step(-1);
  assert.equal(intro.at.value, STOPS.at(-2));
  intro.step(1);
  intro.step(1);
  assert.equal(shown.on.value, false);
});
