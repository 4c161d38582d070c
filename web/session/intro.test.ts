import assert from 'node:assert/strict';
import test from 'node:test';
import { STILLS, STOPS, stays } from '../model/intro.ts';
import { fakeSession, fakeStorage, fakeWorld, settled } from './fakeWorld.ts';
import { createIntro } from './intro.ts';
import { createIntroducing } from './introducing.ts';
import { beginVisit } from './visit.ts';

const THIRD = STILLS.findIndex(({ scene }) => scene === 3);

/** A first visit, whose kernel has come with so many names; 0: it has not come yet. */
async function firstVisit(numSyms: number, world = fakeWorld('', fakeStorage())) {
  const { session } = fakeSession(world);
  session.part(beginVisit);
  await settled();
  if (numSyms > 0) world.engine.loads[0]!.finish({ numSyms });
  await settled();
  return { world, state: session.state, intro: session.part(createIntro), shown: session.part(createIntroducing) };
}

/** Lets the pictures play up to that one. */
function playTo(at: number, { clock }: ReturnType<typeof fakeWorld>): void {
  for (let i = 0; i < at; i++) clock.pass(stays(i));
}

test('the introduction plays by itself to its end, and is not due again', async () => {
  const { world, intro, shown } = await firstVisit(154_686);
  for (let i = 1; i < STILLS.length; i++) {
    world.clock.pass(stays(i - 1));
    assert.equal(intro.at.value, i);
  }
  assert.ok(shown.on.value);
  world.clock.pass(stays(STILLS.length - 1));
  assert.equal(shown.on.value, false);
  assert.equal(shown.isDue(), false);
});

test('the third scene waits for the kernel, and goes on when it is there', async () => {
  const { world, state, intro, shown } = await firstVisit(0);
  playTo(THIRD, world);
  assert.deepEqual([intro.at.value, intro.waits.value], [THIRD, true]);
  world.clock.pass(600_000);
  assert.deepEqual([intro.at.value, shown.on.value], [THIRD, true]);
  world.engine.loads[0]!.finish({ numSyms: 154_686 });
  await settled();
  assert.ok(state.tables.value);
  assert.equal(intro.waits.value, false);
  world.clock.pass(stays(THIRD));
  assert.equal(intro.at.value, THIRD + 1);
});

test('if the kernel cannot be loaded, the third scene gives way to what the page says', async () => {
  const { world, state, shown } = await firstVisit(0);
  world.engine.loads[0]!.fail(new Error('out of reach'));
  await settled();
  assert.ok(state.problem.value);
  playTo(THIRD - 1, world);
  assert.ok(shown.on.value);
  world.clock.pass(stays(THIRD - 1));
  assert.equal(shown.on.value, false);
});

test('a kernel of no more than 24 names ends the introduction after its second scene', async () => {
  const { world, intro, shown } = await firstVisit(0);
  assert.equal(intro.scenes.value, 3);
  world.engine.loads[0]!.finish({ numSyms: 24 });
  await settled();
  assert.equal(intro.scenes.value, 2);
  playTo(THIRD - 1, world);
  assert.ok(shown.on.value);
  world.clock.pass(stays(THIRD - 1));
  assert.equal(shown.on.value, false);
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

test('with reduced motion nothing moves by itself, and each step is a still, the last one of the whole kernel', async () => {
  const quiet = fakeWorld('', fakeStorage());
  quiet.around.still = true;
  const { world, intro, shown } = await firstVisit(154_686, quiet);
  world.clock.pass(60_000);
  assert.equal(intro.at.value, 0);
  for (const stop of STOPS.slice(1)) {
    intro.step(1);
    assert.equal(intro.at.value, stop);
  }
  assert.equal(STILLS[intro.at.value]!.grown, 1);
  intro.step(-1);
  assert.equal(intro.at.value, STOPS.at(-2));
  intro.step(1);
  intro.step(1);
  assert.equal(shown.on.value, false);
});
