import assert from 'node:assert/strict';
import test from 'node:test';
import { parseSettings } from '../../model/embed/settings.ts';
import { EngineError } from '../../wire/seat.ts';
import { fakeSession, fakeWorld, openingFrame, settled } from '../fakeWorld.ts';
import { createEmbed } from './show.ts';

function embed() {
  const world = fakeWorld();
  const made = fakeSession(world, false);
  const shown = made.session.part(createEmbed);
  const show = async (hash: string): Promise<void> => {
    const { settings, odd } = parseSettings(hash);
    void shown.show(settings, odd);
    await settled();
  };
  return { ...made, shown, show };
}

test('a map that ships is built and shown at the moment of the address', async () => {
  const { world, session, shown, show } = embed();
  await show('#race?v=1&map=teaching&q=main&at=12&speed=2&loop=1&parts=field,controls');
  world.engine.loads[0]!.finish();
  await settled();
  const { state } = session;
  assert.deepEqual([state.trace.value?.query, state.position.value, state.speed.value], ['main', 12, 2]);
  assert.deepEqual([state.looping.value, shown.parts.value], [true, ['field', 'controls']]);
  assert.equal(shown.notice.value, '');
});

test('the newest of several wishes is shown; the older ones say nothing', async () => {
  const { world, session, shown, show } = embed();
  await show('#race?v=1&map=teaching&q=main');
  await show('#race?v=1&map=teaching&q=kfree');
  assert.ok(world.engine.loads[0]!.cancelled);
  world.engine.loads[1]!.finish();
  await settled();
  assert.deepEqual([session.state.trace.value?.query, shown.failed.value], ['kfree', false]);
});

test('another lookup in the same map needs no other load', async () => {
  const { world, session, show } = embed();
  await show('#race?v=1&map=teaching&q=main');
  world.engine.loads[0]!.finish();
  await settled();
  await show('#race?v=1&map=teaching&q=kfree&from=10&to=40');
  assert.equal(world.engine.loads.length, 1);
  assert.deepEqual([session.state.trace.value?.query, session.state.position.value], ['kfree', 10]);
});

test('the opening race needs no engine until it moves, and then goes on where it is', async () => {
  const { world, session, show } = embed();
  world.sources.opened = openingFrame;
  await show('#race?v=1');
  const { state, player } = session;
  assert.deepEqual([state.tables.value?.complete, world.engine.loads.length], [false, 0]);
  player.stepForward();
  await settled();
  const at = state.position.value;
  assert.equal(world.engine.loads.length, 1);
  world.engine.loads[0]!.finish();
  await settled();
  assert.deepEqual([state.tables.value?.complete, state.position.value], [true, at]);
});

test('where no engine is to be had, the opening race goes on by itself', async () => {
  const { world, session, shown, show } = embed();
  world.sources.opened = openingFrame;
  await show('#race?v=1');
  session.player.stepForward();
  await settled();
  world.engine.loads[0]!.fail(new Error('no program'));
  await settled();
  assert.deepEqual([shown.failed.value, shown.notice.value], [false, '']);
});

test('what cannot be shown is told in the embed', async () => {
  const { world, shown, show } = embed();
  await show('#race?v=1&map=nowhere');
  assert.deepEqual([shown.failed.value, shown.notice.value], [true, 'This site has no map called “nowhere”.']);
  await show('#race?v=1&print=00000000000000aa&file=mine.map');
  assert.match(shown.notice.value, /only their browser has it/);
  await show('#race?v=1&map=teaching&q=main');
  assert.equal(shown.failed.value, false);
  world.engine.loads[0]!.fail(
    new EngineError({ code: 'parse', line: 1, text: '', cause: 'No address.', hint: 'Look.' }),
  );
  await settled();
  assert.deepEqual([shown.failed.value, shown.notice.value], [true, 'No address. Look.']);
});

test('a lookup the map cannot answer is an error, not another lookup', async () => {
  const { world, shown, show } = embed();
  await show('#race?v=1&map=teaching&q=main');
  world.engine.hold = true;
  world.engine.loads[0]!.finish();
  await settled();
  world.engine.release(0, new EngineError({ code: 'equal', line: 0, text: '', cause: 'Too many.', hint: '' }));
  await settled();
  assert.deepEqual([shown.failed.value, shown.notice.value], [true, 'Too many.']);
});

test('part of an address that is not understood is told, and the rest is shown', async () => {
  const { world, shown, show } = embed();
  await show('#race?v=1&map=teaching&q=main&mode=sideways');
  world.engine.loads[0]!.finish();
  await settled();
  assert.match(shown.notice.value, /^Part of this embed’s address was not understood/);
  assert.equal(shown.failed.value, false);
});

test('it plays by itself where it is told to, and never against reduced motion', async () => {
  for (const still of [false, true]) {
    const { world, session, show } = embed();
    world.around.still = still;
    await show('#race?v=1&map=teaching&q=main&autoplay=1');
    world.engine.loads[0]!.finish();
    await settled();
    assert.equal(session.state.playing.value, !still);
  }
});

test('with inside=1 it steps by the reads of a probe, and its link to the whole page opens the inside', async () => {
  const { world, session, shown, show } = embed();
  const stepped = async (hash: string): Promise<number> => {
    await show(hash);
    world.engine.loads.at(-1)?.finish();
    await settled();
    session.player.toStart();
    session.player.stepForward();
    return session.state.position.value;
  };
  const byReads = await stepped('#race?v=1&map=teaching&q=main&inside=1');
  assert.equal(shown.linkNow().inside, true);
  const byProbes = await stepped('#race?v=1&map=teaching&q=main');
  assert.equal(shown.linkNow().inside, undefined);
  assert.ok(byReads < byProbes, `${byReads} and ${byProbes}`);
});
