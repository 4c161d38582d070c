import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
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
  const program = { broken: false, held: [] as (() => void)[], hold: false };
  const open = (): Seat => {
    opened++;
    return {
      ask: async (request) => {
        asked.push(request);
        if (program.broken) throw new Error('the worker ended');
        if (request.op === 'study') return frame('costs');
        if (program.hold) await new Promise<void>((resolve) => program.held.push(resolve));
        return frame(frames[request.op]!);
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
