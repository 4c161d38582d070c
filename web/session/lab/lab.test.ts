import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import type { Request } from '../../wire/protocol.ts';
import { Cancelled } from '../../wire/seat.ts';
import type { Listener, Seat } from '../../wire/seat.ts';
import { fakeSession, fakeWorld, goldenTables, settled } from '../fakeWorld.ts';
import { DEFAULT_SAMPLE } from '../../model/samples.ts';
import { createLab } from './lab.ts';

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`));

/** Workers of the study that answer when told to. */
function fakeStudy() {
  const asked: { op: string; listener: Listener; answer: (name: string) => void; ended: boolean }[] = [];
  const open = (): Seat => {
    const mine: (typeof asked)[number][] = [];
    const rejects: ((reason: Error) => void)[] = [];
    return {
      ask: (request: Request, listener: Listener = {}) => {
        if (request.op === 'study') return Promise.resolve(frame('costs'));
        return new Promise((resolve, reject) => {
          const one = { op: request.op, listener, answer: (name: string) => resolve(frame(name)), ended: false };
          asked.push(one);
          mine.push(one);
          rejects.push(reject);
        });
      },
      end: () => {
        for (const one of mine) one.ended = true;
        for (const reject of rejects) reject(new Cancelled());
      },
    };
  };
  return { asked, study: { fetch: async () => undefined, open } };
}

async function inLab(place: string) {
  const { asked, study } = fakeStudy();
  const world = fakeWorld(`#lab?v=1&x=${place}`);
  const { session } = fakeSession({ ...world, study } as typeof world);
  void session.loads.load(DEFAULT_SAMPLE);
  await settled();
  session.navigation.setView('lab');
  session.navigation.toView({ ...session.navigation.linkNow(), place });
  const lab = session.part(createLab);
  world.engine.loads[0]!.finish();
  await settled();
  return { lab, session, asked, world };
}

test('costs are counted when the Lab is open, training after them, growth when it is chosen', async () => {
  const { lab, asked } = await inLab('costs');
  assert.deepEqual(
    asked.map(({ op }) => op),
    ['costs'],
  );
  assert.equal(lab.figure.value, undefined);
  assert.equal(lab.counting.work.value?.what, 'costs');
  asked[0]!.answer('costs');
  await settled();
  assert.match(lab.figure.value!.sentence, /13 of 24/);
  assert.equal(asked[1]!.op, 'training');
  asked[1]!.answer('training');
  await settled();
  assert.equal(lab.counting.work.value, undefined);
  lab.turn(4);
  await settled();
  assert.equal(asked[2]!.op, 'growth');
  asked[2]!.listener.onProgress?.({ phase: 'read', done: 2, total: 7 });
  assert.deepEqual(lab.counting.work.value, { what: 'growth', done: 2, total: 7 });
  asked[2]!.answer('growth');
  await settled();
  assert.ok(lab.figure.value);
  assert.equal(asked[2]!.ended, true, 'its worker gives its memory back');
});

test('what is stopped ends at once, and begins again only when it is asked for', async () => {
  const { lab, asked } = await inLab('designs');
  const designs = asked.find(({ op }) => op === 'designs')!;
  lab.counting.stop(lab.counting.work.value!);
  await settled();
  assert.equal(designs.ended, true);
  assert.equal(lab.figure.value, undefined);
  assert.equal(asked.filter(({ op }) => op === 'designs').length, 1);
  lab.counting.start('designs');
  await settled();
  asked.filter(({ op }) => op === 'designs')[1]!.answer('unpacked');
  await settled();
  assert.match(lab.figure.value!.sentence, /of 91 designs beat the kernel’s in memory and reading/);
  lab.counting.start('packed');
  await settled();
  asked.at(-1)!.answer('designs');
  await settled();
  assert.match(lab.figure.value!.sentence, /packed image \(a tenth\)/);
});

test('knobs are in the link, and are no entries of the history', async () => {
  const { lab, session, asked } = await inLab('spacing');
  asked[0]!.answer('costs');
  await settled();
  lab.set('every', '6');
  assert.match(session.navigation.linkHere(), /#lab\?v=1&x=spacing-every\.6$/);
  lab.go('together');
  assert.match(session.navigation.linkHere(), /#lab\?v=1&x=together$/);
  lab.go('together');
  lab.turn(-1);
  assert.equal(lab.experiment.value.id, 'spacing');
});

test('a map that is held lies over the next one, and not over itself', async () => {
  const { lab, session, asked, world } = await inLab('together');
  asked[0]!.answer('costs');
  await settled();
  lab.hold();
  assert.equal(lab.under.value, undefined);
  void session.loads.load(DEFAULT_SAMPLE);
  await settled();
  world.engine.loads[1]!.finish({ fingerprint: 'another' });
  await settled();
  assert.equal(lab.held.value?.counted.tables.numSyms, goldenTables.numSyms);
  assert.match(lab.under.value!.title, /so many names/);
  lab.letGo();
  assert.equal(lab.under.value, undefined);
});
