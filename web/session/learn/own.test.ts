import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { notPlayed, pairFacts, textOf, wrongPair } from '../../model/learn/ownPairs.ts';
import { textPieces } from '../../model/learn/ownText.ts';
import { DEFAULT_SAMPLE } from '../../model/samples.ts';
import type { Request } from '../../wire/protocol.ts';
import type { Seat } from '../../wire/seat.ts';
import { fakeSession, fakeWorld, settled } from '../fakeWorld.ts';
import { createOwn } from './own.ts';

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));

/** A kernel is loaded; the study's program answers what it is asked with these frames, when told to. */
async function trying(frames: Readonly<Record<string, string>>) {
  const asked: Request[] = [];
  let opened = 0;
  const program = { broken: false, held: [] as (() => void)[], hold: false, answers: [] as Uint8Array[] };
  const open = (): Seat => {
    opened++;
    return {
      ask: async (request) => {
        asked.push(request);
        if (program.broken) throw new Error('the worker ended');
        if (request.op === 'study') return frame('costs');
        if (program.hold) await new Promise<void>((resolve) => program.held.push(resolve));
        return program.answers.shift() ?? frame(frames[request.op]!);
      },
      end: () => {},
    };
  };
  const world = fakeWorld();
  const { session } = fakeSession({ ...world, study: { fetch: async () => undefined, open } } as typeof world);
  const load = async (fingerprint: string): Promise<void> => {
    void session.loads.load(DEFAULT_SAMPLE);
    await settled();
    world.engine.loads.at(-1)!.finish({ fingerprint });
    await settled();
  };
  await load('one');
  return { own: session.part(createOwn), asked, program, load, opened: () => opened };
}

test('a text of one’s own is written by the program that has the tables, which is started once', async () => {
  const { own, asked, opened } = await trying({ write: 'written' });
  await own.write('  tcp_ÿv4 ');
  await own.write('tcp_ÿv4');
  assert.deepEqual(
    asked.map((request) => (request.op === 'write' ? request.text : request.op)),
    ['study', 'tcp_ÿv4', 'tcp_ÿv4'],
  );
  assert.equal(opened(), 1);
  assert.equal(
    textPieces(own.text.value!.written!)
      .map(({ text }) => text)
      .join(''),
    'tcp_v4',
  );
});

test('an empty text and one that is too long are not asked for, and say why', async () => {
  const { own, asked } = await trying({});
  await own.write('   ');
  assert.equal(own.text.value?.wrong, 'empty');
  await own.write('é'.repeat(129));
  assert.equal(own.text.value?.wrong, 'long');
  assert.equal(asked.length, 0);
});

test('an answer about an earlier text, or another kernel, is not shown', async () => {
  const { own, program, load } = await trying({ write: 'written' });
  program.hold = true;
  const first = own.write('tcp');
  await settled();
  await own.write('');
  program.held[0]!();
  await first;
  assert.equal(own.text.value?.wrong, 'empty');
  await load('two');
  assert.equal(own.text.value, undefined);
});

test('a program that failed is said, and started again for the next text', async () => {
  const { own, program, opened } = await trying({ write: 'written' });
  program.broken = true;
  await own.write('tcp');
  assert.notEqual(own.problem.value, '');
  program.broken = false;
  await own.write('tcp');
  assert.equal(own.problem.value, '');
  assert.equal(own.text.value?.written?.unknown, 2);
  assert.equal(opened(), 2);
});

const training = { start: 70007, left: Uint32Array.of(69990, 69980), choices: [], examples: [], steps: [] };

test('pairs of one’s own choice are played together; what is frequent next changes; the last can be taken back', async () => {
  const { own, asked, program } = await trying({});
  program.answers = ['played-none', 'played-one', 'played-none'].map(frame);
  own.begin();
  await settled();
  await own.choose('a', 'b');
  assert.deepEqual(
    asked.flatMap((request) => (request.op === 'pairs' ? [request.pairs] : [])),
    [[], [['a', 'b']]],
  );
  const { values, flags } = pairFacts(own.pairs.value, training);
  const text = (name: string): string | undefined => values[name]?.text;
  assert.deepEqual(
    [text('ownPair'), text('ownCount'), text('ownLeft'), text('trainerLeft'), text('gap'), flags['behind']],
    ['“ab”', '7 times', '70,000 bytes', '69,990', '10 bytes', true],
  );
  assert.deepEqual([text('changed'), text('changedBefore'), text('changedNow')], ['“bc”', '9 times', '3']);
  assert.equal(textOf(own.pairs.value!, 255), 'ab');
  await own.takeBack();
  assert.deepEqual(own.pairs.value?.pairs, []);
});

test('a pair that cannot be played says why, and leaves those before it', async () => {
  const { own, asked, program, load } = await trying({});
  program.answers = ['played-none', 'played-one', 'played'].map(frame);
  own.begin();
  await settled();
  await own.choose('a', 'b');
  await own.choose('xyz', 'b');
  assert.deepEqual(own.pairs.value?.pairs, [['a', 'b']]);
  assert.equal(own.pairs.value?.played.rounds.length, 1);
  assert.deepEqual(own.pairs.value?.wrong, { why: 'unknown', text: 'xyz' });
  const before = asked.length;
  await own.choose('', 'b');
  assert.equal(own.pairs.value?.wrong?.why, 'empty');
  assert.equal(asked.length, before);
  await load('two');
  assert.equal(own.pairs.value, undefined);
});

test('why a pair was not played', () => {
  const last = (slot: number, first: number, second: number, count: number) =>
    notPlayed({ rounds: [{ slot, first, second, count, left: 9 }], next: [] }, ['c', 'de']);
  assert.equal(last(255, 99, 254, 1), undefined);
  assert.deepEqual(last(255, 99, 254, 0), { why: 'none', text: 'cde' });
  assert.deepEqual(last(0, 99, 0, 0), { why: 'unknown', text: 'de' });
  assert.deepEqual(last(0, 99, 254, 0), { why: 'full', text: '' });
  const many = Array.from({ length: 24 }, () => ['a', 'b'] as const);
  assert.equal(wrongPair(many, ['a', 'b'])?.why, 'most');
});
