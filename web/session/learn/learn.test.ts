import assert from 'node:assert/strict';
import test from 'node:test';
import { cardState } from '../../model/learn/progress.ts';
import { fakeSession, fakeStorage, fakeWorld, loadedSession, settled } from '../fakeWorld.ts';
import { DEFAULT_SAMPLE } from '../../model/samples.ts';
import { createLearn } from './learn.ts';

async function learning() {
  const { session, world } = await loadedSession();
  session.navigation.setView('learn');
  return { learn: session.part(createLearn), session, world };
}

test('a card goes through its steps, and its guess stays', async () => {
  const { learn, session } = await learning();
  learn.guess('40-25-20-15');
  const steps = [];
  for (let i = 0; i < 4; i++) {
    learn.forward();
    steps.push(cardState(learn.progress.value).step);
  }
  assert.deepEqual(steps, ['shown', 'why', 'right', 'keep']);
  assert.equal(cardState(learn.progress.value).guess, '40-25-20-15');
  assert.equal(cardState(learn.progress.value).told, true);
  assert.equal(session.state.card.value, learn.texts[0]!.number);
});

test('the next visit finds guesses and steps of the same kernel', async () => {
  const { learn, world } = await learning();
  learn.guess('40-25-20-15');
  learn.forward();
  const storage = fakeStorage();
  for (const [key, text] of world.storage.texts) storage.write(key, text);
  const next = fakeSession(fakeWorld('', storage));
  void next.session.loads.load(DEFAULT_SAMPLE);
  await settled();
  const again = next.session.part(createLearn);
  next.world.engine.loads[0]!.finish();
  await settled();
  assert.deepEqual(cardState(again.progress.value), cardState(learn.progress.value));
  next.world.engine.loads[0]!.finish();
  void next.session.loads.load(DEFAULT_SAMPLE);
  await settled();
  next.world.engine.loads[1]!.finish({ fingerprint: 'another' });
  await settled();
  assert.equal(cardState(again.progress.value).step, 'ask');
});

test('a link brings its card and its guess, and names them again', async () => {
  const { learn, session } = await learning();
  const { number } = learn.texts.at(-1)!;
  session.navigation.toView({ ...session.navigation.linkNow(), card: number, guess: '10-20-30-40' });
  assert.equal(learn.progress.value.card, number);
  assert.equal(cardState(learn.progress.value).guess, '10-20-30-40');
  assert.equal(cardState(learn.progress.value).step, 'ask');
  assert.match(learn.linkHere(true), new RegExp(`#learn=${number}&.*g=10-20-30-40`));
  assert.doesNotMatch(learn.linkHere(false), /g=/);
});

test('a card that there is not leads to one that there is', async () => {
  const { learn, session } = await learning();
  session.navigation.toView({ ...session.navigation.linkNow(), card: 77 });
  assert.ok(learn.texts.some(({ number }) => number === learn.progress.value.card));
});

test('after the last card comes the closing page, once what was missed has been asked again, and then the race', async () => {
  const { learn, session } = await learning();
  const last = learn.texts.at(-1)!.number;
  learn.go(last - 1);
  learn.answer(0, false);
  learn.go(last);
  learn.step('keep');
  learn.forward();
  assert.deepEqual([learn.atClosing.value, learn.progress.value.again], [true, last - 1]);
  learn.forward();
  assert.deepEqual([learn.atClosing.value, learn.progress.value.again], [true, undefined]);
  learn.showTruth();
  assert.equal(learn.progress.value.cards[learn.closing], undefined);
  learn.askMissed();
  assert.equal(learn.progress.value.again, last - 1);
  learn.forward();
  learn.forward();
  assert.equal(session.state.view.value, 'race');
});

test('the closing page has an address, and keeps no guess', async () => {
  const { learn, session } = await learning();
  session.navigation.toView({ ...session.navigation.linkNow(), card: learn.closing, guess: '1-2' });
  assert.equal(learn.atClosing.value, true);
  assert.equal(learn.progress.value.cards[learn.closing], undefined);
  assert.equal(session.navigation.linkNow().card, learn.closing);
  learn.turn(1);
  assert.equal(learn.atClosing.value, true);
  learn.turn(-1);
  assert.equal(learn.progress.value.card, learn.texts.at(-1)!.number);
});

test('the race stays where it is while somebody learns', async () => {
  const { session } = await learning();
  session.player.seek(40);
  await session.navigation.visit({ ...session.navigation.linkNow(), card: 2, position: 0 });
  assert.equal(session.state.position.value, 40);
});

test('the race of a lookup begins at its start and names the map; an embed of it is of a sample only', async () => {
  const { learn, session } = await learning();
  session.player.seek(40);
  assert.match(learn.raceOf('vfs_read'), /^#race\?v=1&(map=teaching&)?q=vfs_read$/);
  assert.match(learn.embedOf('vfs_read'), /^<iframe src="http[^"]*embed\.html#race\?[^"]*q=vfs_read/);
});
