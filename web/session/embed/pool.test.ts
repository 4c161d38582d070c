import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import type { Message } from '../../wire/protocol.ts';
import type { Numbered } from './hub.ts';
import { joinPool } from './pool.ts';
import type { PoolWindow } from './pool.ts';

const tables = new Uint8Array(readFileSync('symtab/wire/testdata/tables.frame')).buffer;
const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const ticks = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await tick();
};

/** Frames of one page, as windows that reach each other. */
function page(count: number): (PoolWindow & { leave(): void })[] {
  const top = { length: count } as Record<string | number, unknown>;
  const frames = Array.from({ length: count }, () => {
    const target = new EventTarget();
    return {
      length: 0,
      top,
      addEventListener: target.addEventListener.bind(target),
      leave: () => target.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: false })),
    };
  });
  frames.forEach((frame, i) => {
    top[i] = frame;
  });
  return frames as unknown as (PoolWindow & { leave(): void })[];
}

/** A worker that answers at once. */
function makeWorkers() {
  const made: { sent: Numbered[]; ended: boolean }[] = [];
  const newWorker = async (): Promise<Worker> => {
    const target = new EventTarget();
    const say = (data: Message): void => void target.dispatchEvent(new MessageEvent('message', { data }));
    const worker = {
      sent: [] as Numbered[],
      ended: false,
      addEventListener: target.addEventListener.bind(target),
      postMessage(m: Numbered | { module: unknown }) {
        if ('module' in m) {
          queueMicrotask(() => say({ type: 'ready' }));
          return;
        }
        worker.sent.push(m);
        queueMicrotask(() => say({ type: 'frame', id: m.id, frame: tables }));
      },
      terminate() {
        worker.ended = true;
      },
    };
    made.push(worker);
    return worker as unknown as Worker;
  };
  return { made, newWorker };
}

function joined(frames: PoolWindow[], build = 'b1') {
  const workers = makeWorkers();
  let fetched = 0;
  const own = {
    loadProgram: async () => {
      fetched++;
      return new Response(empty);
    },
    newWorker: workers.newWorker,
  };
  return { pools: frames.map((frame) => joinPool(frame, build, own)), workers, fetched: () => fetched };
}

async function ask(pool: ReturnType<typeof joinPool>, file: Blob, heard: Message[]): Promise<{ terminate(): void }> {
  const worker = await pool.files.newWorker();
  worker.addEventListener('message', (event: Event) => heard.push((event as MessageEvent<Message>).data));
  worker.postMessage({ module: await pool.files.loadProgram() });
  worker.postMessage({ id: 1, op: 'load', file, name: 'm', options: {} });
  await ticks();
  return worker;
}

test('frames of a page fetch the program once and share one worker for one map', async () => {
  const { pools, workers, fetched } = joined(page(2));
  const file = new Blob(['map']);
  const [a, b]: [Message[], Message[]] = [[], []];
  await ask(pools[0]!, file, a);
  await ask(pools[1]!, file, b);
  assert.deepEqual([fetched(), workers.made.length], [1, 1]);
  assert.equal(workers.made[0]!.sent.length, 1);
  assert.ok(a.some((m) => m.type === 'frame') && b.some((m) => m.type === 'frame'));
});

test('another map has another worker', async () => {
  const { pools, workers } = joined(page(2));
  await ask(pools[0]!, new Blob(['one']), []);
  await ask(pools[1]!, new Blob(['two']), []);
  assert.equal(workers.made.length, 2);
});

test('frames of another build keep to themselves', async () => {
  const [one, two] = page(2);
  const first = joined([one!], 'b1');
  const second = joined([two!], 'b2');
  const file = new Blob(['map']);
  await ask(first.pools[0]!, file, []);
  await ask(second.pools[0]!, file, []);
  assert.deepEqual([first.workers.made.length, second.workers.made.length], [1, 1]);
});

test('when the frame that has the worker goes, a member that asks hears that it is dead', async () => {
  const frames = page(2);
  const { pools, workers } = joined(frames);
  const file = new Blob(['map']);
  const heard: Message[] = [];
  await ask(pools[0]!, file, []);
  await ask(pools[1]!, file, heard);
  frames[0]!.leave();
  await ticks();
  assert.ok(heard.some((m) => m.type === 'dead'));
  assert.ok(workers.made[0]!.ended);
  await ask(pools[1]!, file, []);
  assert.equal(workers.made.length, 2, 'the frame that is left starts its own');
});

test('a thing is got once for all frames; a failure is not kept', async () => {
  const { pools } = joined(page(2));
  let got = 0;
  const get = async (): Promise<number> => ++got;
  assert.deepEqual([await pools[0]!.once('k', get), await pools[1]!.once('k', get)], [1, 1]);
  await assert.rejects(pools[0]!.once('bad', async () => Promise.reject(new Error('no'))));
  assert.equal(await pools[1]!.once('bad', get), 2);
});
