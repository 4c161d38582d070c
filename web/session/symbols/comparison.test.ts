import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DEFAULT_SAMPLE } from '../../model/samples.ts';
import { parseLink } from '../../model/link.ts';
import type { Request } from '../../wire/protocol.ts';
import type { Seat } from '../../wire/seat.ts';
import { fakeSession, fakeWorld, goldenTables, settled } from '../fakeWorld.ts';
import { createComparison } from './comparison.ts';

const frame = (name: string): Uint8Array => new Uint8Array(readFileSync(`symtab/wire/explored/testdata/${name}.frame`));

const FRAMES: Readonly<Record<string, string>> = { compare: 'compared', changes: 'changes', side: 'columns' };

/** A session in Compare; answers of the program wait while `hold` is set. */
async function comparing(place = 'compare') {
  const asked: Request[] = [];
  const held: (() => void)[] = [];
  const state = { ended: 0, hold: false };
  const open = (): Seat => {
    const rejects: ((reason: Error) => void)[] = [];
    return {
      ask: (request) => {
        asked.push(request);
        return new Promise((resolve, reject) => {
          rejects.push(reject);
          const answer = () => resolve(frame(FRAMES[request.op] ?? 'columns'));
          if (state.hold) held.push(answer);
          else answer();
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
    symbols: { fetch: async () => undefined, open },
  } as ReturnType<typeof fakeWorld>);
  void session.loads.load(DEFAULT_SAMPLE);
  await settled();
  world.engine.loads[0]!.finish();
  await settled();
  const comparison = session.part(createComparison);
  await session.navigation.visit(parseLink(`#symbols?v=1&x=${place}`).link);
  await settled();
  const finish = async (fingerprint = '00000000000000aa'): Promise<void> => {
    world.engine.loads.at(-1)!.finish({ fingerprint });
    await settled();
  };
  return { session, world, comparison, asked, held, state, finish };
}

const file = new File(['a map'], 'older.map');
const ops = (asked: readonly Request[]): string[] => asked.map(({ op }) => op);

test('the second map is read beside the first, which stays on screen; then both are compared', async () => {
  const { session, comparison, asked, finish } = await comparing();
  comparison.openFile(file);
  await settled();
  assert.equal(comparison.work.value?.what, 'reading');
  await finish();
  assert.equal(session.state.tables.value?.fingerprint, goldenTables.fingerprint);
  assert.deepEqual(ops(asked), ['side', 'side', 'compare', 'changes']);
  const { a, b, compared } = comparison.difference.value!;
  assert.deepEqual([a.name, b.name, compared.lists.added], ['older.map', DEFAULT_SAMPLE.name, 1]);
  assert.equal(comparison.changes.value?.length, 1);
  assert.equal(session.state.openedOwn.value, true);
});

test('a link names the second map by its fingerprint, the order, the list and how it is sorted', async () => {
  const { session, comparison, finish } = await comparing();
  comparison.openFile(file);
  await settled();
  await finish();
  comparison.set({ swapped: true, list: 'added', by: 'name', up: true });
  const link = session.navigation.linkHere();
  assert.match(link, /#symbols\?v=1&x=compare-00000000000000aa-ba-added-name\.up-older\.map$/);
  const before = (): string | undefined => comparison.difference.value?.a.name;
  assert.equal(before(), undefined, 'the other way round is compared anew');
  await settled();
  assert.equal(before(), DEFAULT_SAMPLE.name);
});

test('a link that is opened without the file asks for it', async () => {
  const { comparison, asked, finish } = await comparing('compare-00000000000000aa-ab-moved--older.map');
  assert.deepEqual(comparison.wanted.value, { kind: 'file', fingerprint: '00000000000000aa', name: 'older.map' });
  assert.equal(asked.length, 0);
  comparison.openFile(file);
  await settled();
  await finish();
  assert.equal(comparison.wanted.value, undefined);
  assert.equal(comparison.place.value.list, 'moved');
  assert.equal(asked.find(({ op }) => op === 'changes') !== undefined, true);
});

test('a link to a sample fetches it, once', async () => {
  const { world, comparison, finish } = await comparing('compare-sample-ab-added--teaching');
  assert.equal(world.engine.loads.length, 2);
  assert.equal(world.engine.loads[1]!.name, 'Teaching map');
  await finish();
  assert.ok(comparison.difference.value);
});

test('work is cancelled: while the map is read, and while the maps are compared', async () => {
  const { world, comparison, state, finish } = await comparing();
  comparison.openFile(file);
  await settled();
  comparison.stop();
  await settled();
  assert.equal(world.engine.loads[1]!.cancelled, true);
  assert.deepEqual(
    [comparison.work.value, comparison.stopped.value, comparison.problem.value],
    [undefined, true, undefined],
  );
  state.hold = true;
  comparison.openFile(file);
  await settled();
  await finish();
  assert.equal(comparison.work.value?.what, 'comparing');
  comparison.stop();
  await settled();
  assert.deepEqual([comparison.work.value, state.ended, comparison.problem.value], [undefined, 1, undefined]);
  state.hold = false;
  comparison.again();
  await settled();
  assert.ok(comparison.difference.value);
});

test('a file that is no map is told, and the page’s map stays', async () => {
  const { session, world, comparison } = await comparing();
  comparison.openFile(file);
  await settled();
  world.engine.loads[1]!.fail(new Error('no map'));
  await settled();
  assert.equal(comparison.problem.value?.cause, 'no map');
  assert.equal(session.state.problem.value, undefined);
  assert.ok(session.state.tables.value?.complete);
});

test('another map of the page’s own is compared anew', async () => {
  const { session, world, comparison, asked, finish, state } = await comparing();
  comparison.openFile(file);
  await settled();
  await finish();
  void session.loads.load(DEFAULT_SAMPLE);
  await settled();
  world.engine.loads.at(-1)!.finish({ fingerprint: '00000000000000bb' });
  await settled();
  assert.equal(asked.filter(({ op }) => op === 'compare').length, 2);
  assert.equal(state.ended, 1);
  comparison.letGo();
  assert.equal(comparison.second.value, undefined);
  assert.equal(session.state.part.value, 'compare');
});
