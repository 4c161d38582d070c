import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DEFAULT_SAMPLE } from '../../model/samples.ts';
import { parseLink } from '../../model/link.ts';
import type { Request } from '../../wire/protocol.ts';
import type { Listener, Seat } from '../../wire/seat.ts';
import { fakeSession, fakeWorld, settled } from '../fakeWorld.ts';
import { createCosts } from './costs.ts';

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/explored/testdata/${name}.frame`));

const built = new Uint8Array(readFileSync('symtab/wire/testdata/built.frame'));

/** A session in Cost whose builds are answered when the test says so. */
async function costing(place = 'cost') {
  const asked: Request[] = [];
  const tasks: string[] = [];
  const waiting: { answer(): void; progress: Listener['onProgress'] }[] = [];
  const state = { ended: 0 };
  const opener = (program: string) => (): Seat => {
    const rejects: ((reason: Error) => void)[] = [];
    return {
      ask: (request, listener = {}) => {
        asked.push(request);
        tasks.push(`${program}: ${request.op}`);
        if (request.op === 'shares') return Promise.resolve(frame('shares'));
        if (request.op !== 'whatIf') return Promise.resolve(frame('columns'));
        return new Promise((resolve, reject) => {
          rejects.push(reject);
          waiting.push({ answer: () => resolve(built), progress: listener.onProgress });
        });
      },
      end: (reason) => {
        state.ended++;
        for (const reject of rejects) reject(reason);
      },
    };
  };
  const { session, world } = fakeSession({
    ...fakeWorld(),
    symbols: { fetch: async () => undefined, open: opener('symbols') },
    study: { fetch: async () => undefined, open: opener('study') },
  } as ReturnType<typeof fakeWorld>);
  void session.loads.load(DEFAULT_SAMPLE);
  await settled();
  world.engine.loads[0]!.finish();
  await settled();
  const costs = session.part(createCosts);
  await session.navigation.visit(parseLink(`#symbols?v=1&x=${place}`).link);
  await settled();
  return { session, costs, asked, tasks, waiting, state };
}

test('builds are made one after another, each is shown when it is there, and the worker ends with the last', async () => {
  const { costs, asked, tasks, waiting, state } = await costing();
  assert.deepEqual(tasks, ['symbols: side', 'symbols: shares', 'study: original', 'study: whatIf']);
  // The worker of Symbols has ended before the first build begins.
  assert.equal(state.ended, 1);
  waiting[0]!.progress?.({ phase: 'train', done: 5, total: 10 });
  assert.equal(costs.work.value?.progress?.done, 5);
  for (let i = 0; i < costs.plans.value.length; i++) {
    assert.equal(costs.outcomes.value.length, i);
    waiting[i]!.answer();
    await settled();
  }
  assert.equal(costs.outcomes.value.length, costs.plans.value.length);
  assert.equal(costs.work.value, undefined);
  assert.equal(state.ended, 2);
  assert.ok(asked.some((r) => r.op === 'whatIf' && r.onlyText));
});

test('what was built stays when a person stops, and the rest is built when it is asked for', async () => {
  const { costs, tasks, waiting } = await costing();
  waiting[0]!.answer();
  await settled();
  costs.stop();
  await settled();
  assert.deepEqual([costs.outcomes.value.length, costs.stopped.value, costs.problem.value], [1, true, '']);
  costs.start();
  await settled();
  assert.equal(waiting.length, 3);
  // Who takes the bytes is known by then.
  assert.deepEqual(tasks.slice(-2), ['study: original', 'study: whatIf']);
  assert.equal(costs.outcomes.value.length, 1);
});

test('a link brings a build of one’s own, and a choice is in the link', async () => {
  const { session, costs } = await costing('cost-text.1-rel.6.1_stable-cut.24');
  assert.deepEqual(costs.own.value, { onlyText: true, noPadding: false, release: '6.1-stable', longest: 24 });
  assert.ok(costs.plans.value.some(({ about }) => /rules of 6\.1-stable, names cut at 24/.test(about)));
  costs.choose({ ...costs.own.value, longest: 12 });
  assert.match(session.navigation.linkHere(), /x=cost-text\.1-rel\.6\.1_stable-cut\.12$/);
});
