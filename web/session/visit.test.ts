import assert from 'node:assert/strict';
import test from 'node:test';
import { fakeSession, fakeWorld, openingFrame, settled } from './fakeWorld.ts';
import { createIntroducing } from './introducing.ts';
import { beginVisit } from './visit.ts';

test('once the introduction was shown, a visit without a lookup plays by itself in the race only, where it can be paused', async () => {
  for (const [hash, plays] of [
    ['', true],
    ['#tables', false],
  ] as const) {
    const { world, session } = fakeSession(fakeWorld(hash));
    world.sources.opened = openingFrame;
    session.part(createIntroducing).end();
    session.part(beginVisit);
    await settled();
    assert.equal(session.state.playing.value, plays, hash);
  }
});
