import assert from 'node:assert/strict';
import test from 'node:test';
import { questionsOf } from '../model/questions.ts';
import { loadedSession } from './fakeWorld.ts';
import { createGuessing } from './guessing.ts';

async function guessed() {
  const { world, session } = await loadedSession();
  const guessing = session.part(createGuessing);
  const trace = session.state.trace.value!;
  return { world, session, guessing, trace, questions: questionsOf(trace, 'work') };
}

test('every probe but the hit is a question, and no look back is one', async () => {
  const { trace, questions } = await guessed();
  const open = trace.fetches.slice(0, trace.probes).filter((f) => f.sign !== 0);
  assert.ok(open.length > 0);
  assert.equal(questions.length, open.length);
});

test('playing stops before each comparison; the answer is counted and then the truth is shown', async () => {
  const { world, session, guessing, trace, questions } = await guessed();
  const { state, player } = session;
  guessing.toggle();
  world.clock.pass(60_000);
  assert.deepEqual([state.position.value, state.playing.value], [questions[0]!.position, false]);
  assert.equal(guessing.open.value, questions[0]!.probe);
  assert.match(state.asked.value!.text, /Does .* come before or after it\?$/);
  assert.equal(state.now.value!.binary.verdict, false, 'nothing is decided yet');

  guessing.answer(trace.fetches[0]!.sign < 0 ? -1 : 1);
  assert.deepEqual(guessing.score.value, { last: true, right: 1, of: 1 });
  assert.equal(state.now.value!.binary.verdict, true);
  assert.equal(state.asked.value, undefined);

  if (questions.length > 1) {
    guessing.next();
    world.clock.pass(60_000);
    assert.equal(state.position.value, questions[1]!.position);
    guessing.answer(trace.fetches[1]!.sign < 0 ? 1 : -1);
    assert.deepEqual(guessing.score.value, { last: false, right: 1, of: 2 });
  }
  player.toStart();
  player.stepForward();
  guessing.answer(trace.fetches[0]!.sign < 0 ? 1 : -1);
  assert.equal(guessing.score.value.right, 1, 'the first answer to a probe counts');
});

test('a step stops at the question and goes over it; with the switch off nothing stops', async () => {
  const { world, session, guessing, questions } = await guessed();
  const { state, player } = session;
  world.around.still = true;
  guessing.toggle();
  assert.equal(state.position.value, questions[0]!.position, 'at once where nothing is to move');
  player.stepForward();
  assert.ok(state.position.value > questions[0]!.position);
  player.stepBack();
  assert.equal(state.position.value, 0);
  guessing.toggle();
  assert.equal(guessing.open.value, undefined);
  player.stepForward();
  assert.ok(state.position.value > questions[0]!.position);
});

test('on another clock the same question stands', async () => {
  const { world, session, guessing, questions } = await guessed();
  world.around.still = true;
  guessing.toggle();
  for (const mode of ['steps', 'log', 'work'] as const) {
    session.player.setMode(mode);
    assert.equal(guessing.open.value, questions[0]!.probe, mode);
  }
});

test('the end of a race begins with the first question again; another race counts anew', async () => {
  const { world, session, guessing, questions } = await guessed();
  world.around.still = true;
  session.player.toEnd();
  guessing.toggle();
  assert.equal(session.state.position.value, questions[0]!.position);
  guessing.answer(1);
  assert.equal(guessing.score.value.of, 1);
  await session.lookups.find('another');
  assert.deepEqual(guessing.score.value, { last: undefined, right: 0, of: 0 });
});
