import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseLink } from '../../model/link.ts';
import { DEFAULT_SAMPLE } from '../../model/samples.ts';
import { decodeTables } from '../../wire/decodeTables.ts';
import type { Request } from '../../wire/protocol.ts';
import type { Seat } from '../../wire/seat.ts';
import { fakeSession, fakeWorld, settled } from '../fakeWorld.ts';
import { createCounted } from './counted.ts';
import { createPlayed } from './played.ts';
import { createRebuilt } from './rebuilt.ts';
import { createTouch } from './touch.ts';

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));
const tables = decodeTables(frame('tables'));

/** A session on Tables with the small map, and a program that answers with the frames that Go wrote. */
async function touching(hash: string) {
  const asked: Request[] = [];
  const seat = (): Seat => ({
    ask: async (request: Request) => {
      asked.push(request);
      return frame(request.op === 'study' ? 'tables' : request.op);
    },
    end: () => undefined,
  });
  const made = fakeSession({
    ...fakeWorld(),
    study: { fetch: async () => undefined, open: seat },
  } as ReturnType<typeof fakeWorld>);
  const { session, world } = made;
  const opening = session.navigation.visit(parseLink(hash).link);
  await settled();
  world.engine.loads[0]!.finish(tables);
  await opening;
  await settled();
  const touch = session.part(createTouch);
  const counted = session.part(createCounted);
  await settled();
  return { session, world, touch, counted, asked, link: () => session.navigation.linkHere().replace(/^.*#/, '#') };
}

test('a link leads to a byte, and the byte to its symbol; moving on changes the link', async () => {
  const seventh = tables.records[7]!;
  const { touch, link } = await touching(`#tables?v=1&x=bytes.names.${seventh + 1}`);
  assert.equal(touch.seq.value, 7);
  assert.equal(touch.path.value?.where, `names[${seventh + 1}]`);
  assert.deepEqual(touch.lit.value.offsets, [{ from: 28, to: 32 }]);
  touch.point({ table: 'offsets', offset: 13 });
  assert.equal(touch.seq.value, 3);
  assert.match(link(), /x=bytes\.offsets\.13/);
  assert.equal(touch.goTo('seqs_of_names[2]'), '');
  assert.equal(touch.seq.value, tables.seq(0));
  assert.match(touch.goTo('names[99999]'), /^names has \d+ bytes$/);
});

test('a byte that the tables do not have is the first of the symbol on screen', async () => {
  const { touch } = await touching('#tables?v=1&x=bytes.names.4000000000');
  assert.deepEqual(touch.place.value, { table: 'names', offset: tables.records[Math.max(0, touch.seq.value)] });
});

test('a marker belongs to a block, so the symbol of the block stays; a token belongs to none', async () => {
  const { touch } = await touching(`#tables?v=1&x=bytes.names.${tables.records[7]!}`);
  touch.point({ table: 'markers', offset: 0 });
  assert.equal(touch.seq.value, 7);
  touch.point({ table: 'token_table', offset: 4 });
  assert.equal(touch.seq.value, 7);
  touch.choose(9);
  assert.deepEqual([touch.seq.value, touch.place.value?.offset], [9, tables.records[9]]);
});

test('the program is asked for the releases at the bytes, and for the rounds once the training is open', async () => {
  const { session, asked, counted, touch } = await touching('#tables?v=1&x=bytes');
  assert.deepEqual(
    asked.map(({ op }) => op),
    ['releases'],
  );
  assert.equal(touch.parts.value[5]?.name, 'offsets', 'the order of the release');
  await session.navigation.visit(parseLink('#tables?v=1&x=training.2').link);
  await settled();
  assert.deepEqual(
    asked.map(({ op }) => op),
    ['releases', 'study', 'contests'],
  );
  assert.equal(counted.contests.value?.length, tables.rounds.length);
  session.part(createPlayed);
  await settled();
  assert.equal(asked.at(-1)?.op, 'shrinking');
  assert.equal(counted.shrinking.value?.symbols[0], 3);
});

test('the overview asks for nothing', async () => {
  const { asked } = await touching('#tables?v=1');
  assert.deepEqual(asked, []);
});

test('playing goes round by round to the end, stops there, and stops when the person leaves', async () => {
  const { session, world, link } = await touching('#tables?v=1&x=training.2');
  await settled();
  const played = session.part(createPlayed);
  const last = tables.rounds.length;
  assert.equal(played.round.value, 2);
  assert.equal(played.playing.value, false, 'it begins when it is asked to');
  played.toggle();
  world.clock.pass(250);
  assert.equal(played.round.value, 3);
  played.toggle();
  world.clock.pass(1000);
  assert.equal(played.round.value, 3);
  assert.match(link(), /x=training\.3/);
  played.setSpeed(16);
  played.seek(last - 1);
  played.toggle();
  world.clock.pass(70);
  assert.deepEqual([played.round.value, played.playing.value], [last, false]);
  played.toggle();
  assert.equal(played.round.value, 0, 'from the end it begins again');
  session.navigation.setView('race');
  assert.equal(played.playing.value, false);
});

test('a person who wants no motion steps', async () => {
  const { session, world } = await touching('#tables?v=1&x=training.0');
  await settled();
  world.around.still = true;
  const played = session.part(createPlayed);
  played.toggle();
  assert.equal(played.playing.value, false);
  played.stepForward();
  assert.equal(played.round.value, 1);
  played.stepBack();
  played.stepBack();
  assert.equal(played.round.value, 0);
  played.tieForward();
  assert.ok(played.round.value > 0);
});

test('another release is built from the same map, and compared with what was there before', async () => {
  const { session, world } = await touching('#tables?v=1&x=releases');
  const rebuilt = session.part(createRebuilt);
  rebuilt.build('6.1');
  await settled();
  assert.equal(world.engine.loads[1]?.options.release, '6.1');
  world.engine.loads[1]!.finish({ ...tables, release: '6.1' });
  await settled();
  assert.equal(rebuilt.before.value?.release, tables.release);
  rebuilt.asBefore();
  await settled();
  world.engine.loads[2]!.finish(tables);
  await settled();
  assert.equal(rebuilt.before.value, undefined);
  void session.loads.load(DEFAULT_SAMPLE, { release: '6.1' });
  await settled();
  world.engine.loads[3]!.finish({ ...tables, release: '6.1', fingerprint: 'another' });
  await settled();
  assert.equal(rebuilt.before.value, undefined, 'another map is not compared');
});
