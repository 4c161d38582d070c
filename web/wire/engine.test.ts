// The engine against workers made of golden frames: what happens when loads and questions cross, fail and die.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { createEngine, lateProgram } from './engine.ts';
import { Cancelled, EngineError } from './seat.ts';
import type { Message } from './protocol.ts';

const golden = (name: string): ArrayBuffer =>
  Uint8Array.from(readFileSync(`symtab/wire/testdata/${name}.frame`)).buffer;

interface Asked {
  readonly id: number;
  readonly op: string;
}

/** What the fake workers answer to what is no lookup. */
const ANSWERS: Partial<Record<string, string>> = { load: 'tables', index: 'index-built' };

/** A worker that answers loads and lookups, until told to die. */
class FakeWorker {
  static all: FakeWorker[] = [];
  alive = true;
  asked: Asked[] = [];
  /** How many loads are refused, and as what. */
  static refuses = 0;
  static refusal = 'binary';
  silent = false;
  #hear: (event: { data: Message }) => void = () => {};
  constructor() {
    FakeWorker.all.push(this);
  }
  addEventListener(type: string, hear: (event: { data: Message }) => void): void {
    if (type === 'message') this.#hear = hear;
  }
  terminate(): void {
    this.alive = false;
  }
  say(data: Message): void {
    if (this.alive) this.#hear({ data });
  }
  postMessage(message: Asked | { module: unknown }): void {
    if ('module' in message) {
      queueMicrotask(() => this.say({ type: 'ready' }));
      return;
    }
    this.asked.push(message);
    if (this.silent) return;
    const refuse = message.op === 'load' && FakeWorker.refuses-- > 0;
    const frame = golden(refuse ? FakeWorker.refusal : (ANSWERS[message.op] ?? 'found'));
    queueMicrotask(() => this.say({ type: 'frame', id: message.id, frame }));
  }
}

const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const loadProgram = async () => new Response(empty, { headers: { 'Content-Type': 'application/octet-stream' } });

function engine() {
  FakeWorker.all = [];
  FakeWorker.refuses = 0;
  FakeWorker.refusal = 'binary';
  return createEngine({ loadProgram, newWorker: async () => new FakeWorker() as unknown as Worker });
}

const file = new Blob(['']);
const load = (e: ReturnType<typeof engine>) =>
  e.load(
    file,
    'map',
    {},
    () => {},
    async (_, ask) => (await ask.lookup('x')).query,
  );
const alive = (): number => FakeWorker.all.filter((w) => w.alive).length;
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

test('a load is taken over only when its first questions are answered', async () => {
  const e = engine();
  assert.equal((await load(e)).first, 'tcp_v4_connect');
  const kept = FakeWorker.all[0]!;
  await assert.rejects(
    e.load(
      file,
      'other',
      {},
      () => {},
      async () => {
        throw new Error('no');
      },
    ),
    /no/,
  );
  assert.deepEqual([kept.alive, alive()], [true, 1]);
  await load(e);
  assert.deepEqual([kept.alive, alive()], [false, 1]);
});

test('a cancelled load leaves the map before in use', async () => {
  const e = engine();
  await load(e);
  const given = assert.rejects(
    e.load(
      file,
      'other',
      {},
      () => {},
      async (_, ask) => {
        await soon();
        return ask.lookup('x');
      },
    ),
    Cancelled,
  );
  e.cancel();
  await given;
  assert.equal((await e.lookup('x')).found, true);
  assert.equal(FakeWorker.all[0]!.alive, true);
});

test('all questions of a dead worker are answered by one that takes its place', async () => {
  const e = engine();
  await load(e);
  const first = FakeWorker.all[0]!;
  first.silent = true;
  const answers = [e.lookup('a'), e.lookup('b'), e.suggest('c', 8).catch((reason: unknown) => reason)];
  await soon();
  first.say({ type: 'dead', reason: 'exit', code: 2, text: 'fatal error: out of memory' });
  assert.equal(((await answers[0]) as { found: boolean }).found, true);
  assert.equal(((await answers[1]) as { found: boolean }).found, true);
  await answers[2];
  assert.deepEqual([FakeWorker.all.length, alive()], [2, 1]);
  assert.equal(FakeWorker.all[1]!.asked.filter((a) => a.op === 'load').length, 1);
});

test('an index that was built is built again by the worker that takes the place of a dead one', async () => {
  const e = engine();
  await load(e);
  const tables = await e.buildIndex();
  assert.deepEqual([tables.hasSeqs, tables.indexBuilt], [true, true]);
  FakeWorker.all[0]!.say({ type: 'dead', reason: 'exit', code: 2, text: 'fatal error: out of memory' });
  // The fake's map and its map with an index are two builds of one source, so that their sizes agree.
  assert.equal((await e.lookup('x')).found, true);
  assert.deepEqual(
    FakeWorker.all[1]!.asked.map((a) => a.op),
    ['load', 'index', 'lookup'],
  );
});

test('a worker whose map has no index built is not asked for one', async () => {
  const e = engine();
  await load(e);
  FakeWorker.all[0]!.say({ type: 'dead', reason: 'exit', code: 2, text: 'fatal error: out of memory' });
  await e.lookup('x');
  assert.deepEqual(
    FakeWorker.all[1]!.asked.map((a) => a.op),
    ['load', 'lookup'],
  );
});

/** An engine that has a program for images too, whose workers come second. */
function engineWithImages() {
  FakeWorker.all = [];
  FakeWorker.refusal = 'binary';
  return createEngine({
    loadProgram,
    loadImageProgram: loadProgram,
    newWorker: async () => new FakeWorker() as unknown as Worker,
  });
}

test('a file that is no text goes to the program for images, and a map after it to the first worker', async () => {
  const e = engineWithImages();
  FakeWorker.refuses = 1;
  assert.equal((await load(e)).first, 'tcp_v4_connect');
  const [maps, images] = FakeWorker.all;
  assert.deepEqual([maps!.asked.length, images!.asked.length], [1, 2]);
  await load(e);
  assert.deepEqual([FakeWorker.all.length, maps!.alive, images!.alive, maps!.asked.length], [2, true, false, 3]);
});

test('a text in another form goes to the program for images, and the worker that has read it ends', async () => {
  const e = engineWithImages();
  FakeWorker.refuses = 1;
  FakeWorker.refusal = 'other-text';
  assert.equal((await load(e)).first, 'tcp_v4_connect');
  assert.deepEqual(
    FakeWorker.all.map((w) => [w.alive, w.asked.length]),
    [
      [false, 1],
      [true, 2],
    ],
  );
});

test('what is no text is refused where there is no program for images, or by that program', async () => {
  const none = engine();
  FakeWorker.refuses = 1;
  const binary = (reason: unknown): boolean => reason instanceof EngineError && reason.detail.code === 'binary';
  await assert.rejects(load(none), binary);
  const e = engineWithImages();
  FakeWorker.refuses = 2;
  await assert.rejects(load(e), binary);
  FakeWorker.refuses = 0;
  assert.equal((await load(e)).first, 'tcp_v4_connect');
});

test('an image whose worker died is read again by its own program', async () => {
  const e = engineWithImages();
  FakeWorker.refuses = 1;
  await load(e);
  FakeWorker.all[1]!.say({ type: 'dead', reason: 'exit', code: 2, text: 'fatal error: out of memory' });
  assert.equal((await e.lookup('x')).found, true);
  assert.deepEqual(
    FakeWorker.all.map((w) => w.asked.filter((a) => a.op === 'load').length),
    [1, 1, 1],
  );
});

test('a late program is fetched once, however often it is started, and again after a fetch that failed', async () => {
  let fetched = 0;
  const program = lateProgram({
    loadProgram: async () => {
      if (++fetched === 1) throw new Error('no network');
      return loadProgram();
    },
    newWorker: async () => new FakeWorker() as unknown as Worker,
  });
  assert.equal(fetched, 0);
  await assert.rejects(program.fetch(), EngineError);
  await program.fetch();
  for (const seat of [program.open(), program.open()]) await seat.ask({ op: 'costs' });
  assert.equal(fetched, 2);
});
