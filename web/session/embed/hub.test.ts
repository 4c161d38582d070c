import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import type { Message } from '../../wire/protocol.ts';
import { LEFT, openHub } from './hub.ts';
import type { Load, Numbered } from './hub.ts';

const bytesOf = (name: string): ArrayBuffer =>
  new Uint8Array(readFileSync(`symtab/wire/testdata/${name}.frame`)).buffer;
const file = new Blob(['map']);
const load: Load = { id: 7, op: 'load', file, name: 'm', options: {} };
const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A worker that writes down what it is sent, and says what it is told to. */
function fakeWorker() {
  const sent: Numbered[] = [];
  const target = new EventTarget();
  const worker = {
    sent,
    ended: false,
    addEventListener: target.addEventListener.bind(target),
    postMessage: (m: Numbered) => void sent.push(m),
    terminate() {
      worker.ended = true;
    },
    say: (data: Message) => target.dispatchEvent(new MessageEvent('message', { data })),
  };
  return worker;
}

function hub() {
  const worker = fakeWorker();
  let closed = 0;
  const opened = openHub(load, Promise.resolve(worker as unknown as Worker), () => closed++);
  return { worker, hub: opened, closed: () => closed };
}

test('a map is built once for all members; who comes later has the tables at once', async () => {
  const { worker, hub: h } = hub();
  await tick();
  const first: Message[] = [];
  const second: Message[] = [];
  h.join((m) => first.push(m)).post(load);
  assert.equal(worker.sent.length, 1);
  worker.say({ type: 'frame', id: 0, frame: bytesOf('tables') });
  assert.deepEqual([first[0]?.type, first[0]?.type === 'frame' && first[0].id], ['frame', 7]);
  h.join((m) => second.push(m)).post({ ...load, id: 3 });
  assert.deepEqual([second.length, worker.sent.length], [1, 1]);
});

test('answers reach the member that asked, under its own number', async () => {
  const { worker, hub: h } = hub();
  await tick();
  const heard: [string, number][] = [];
  const a = h.join((m) => m.type === 'frame' && heard.push(['a', m.id]));
  const b = h.join((m) => m.type === 'frame' && heard.push(['b', m.id]));
  a.post({ id: 5, op: 'lookup', name: 'x' });
  b.post({ id: 5, op: 'lookup', name: 'y' });
  await tick();
  const [, askedByA, askedByB] = worker.sent;
  worker.say({ type: 'frame', id: askedByB!.id, frame: bytesOf('found') });
  worker.say({ type: 'frame', id: askedByA!.id, frame: bytesOf('found') });
  assert.deepEqual(heard, [
    ['b', 5],
    ['a', 5],
  ]);
});

test('who builds an index has the worker alone: the others, and who comes later, ask elsewhere', async () => {
  const { worker, hub: h, closed } = hub();
  await tick();
  const builder: Message[] = [];
  const other: Message[] = [];
  const a = h.join((m) => builder.push(m));
  const b = h.join((m) => other.push(m));
  a.post(load);
  b.post({ ...load, id: 3 });
  worker.say({ type: 'frame', id: 0, frame: bytesOf('no-index') });
  a.post({ id: 8, op: 'index' });
  await tick();
  const built = bytesOf('index-built');
  worker.say({ type: 'frame', id: worker.sent[1]!.id, frame: built });
  const last = builder.at(-1);
  assert.ok(last?.type === 'frame' && last.id === 8 && last.frame === built);
  const told = other.at(-1);
  assert.ok(told?.type === 'dead' && told.text === LEFT);
  assert.ok(!h.holds(load));
  b.post({ id: 9, op: 'lookup', name: 'x' });
  b.leave();
  await tick();
  assert.deepEqual([worker.sent.length, closed()], [2, 0]);
  a.leave();
  assert.equal(closed(), 1);
});

test('it holds the very same file with the same options, and nothing else', () => {
  const { hub: h } = hub();
  assert.ok(h.holds({ ...load, id: 99 }));
  assert.ok(!h.holds({ ...load, file: new Blob(['map']) }));
  assert.ok(!h.holds({ ...load, options: { release: '6.1' } }));
});

test('when the last member leaves the worker ends; when the worker dies all hear of it', async () => {
  const { worker, hub: h, closed } = hub();
  await tick();
  const heard: Message[] = [];
  const a = h.join(() => {});
  const b = h.join((m) => heard.push(m));
  a.leave();
  assert.equal(worker.ended, false);
  worker.say({ type: 'dead', reason: 'exit', code: 2, text: 'panic' });
  assert.deepEqual([heard[0]?.type, closed()], ['dead', 1]);
  b.leave();
  await tick();
  assert.ok(worker.ended);
});

test('a frame that goes tells its members why, so that they ask elsewhere', async () => {
  const { hub: h } = hub();
  const heard: Message[] = [];
  h.join((m) => heard.push(m));
  h.lose();
  assert.ok(heard[0]?.type === 'dead' && heard[0].text === LEFT);
});

test('a map that cannot be built is told to everybody who waits, and kept for nobody', async () => {
  const { worker, hub: h, closed } = hub();
  await tick();
  const heard: Message[] = [];
  h.join((m) => heard.push(m)).post(load);
  worker.say({ type: 'frame', id: 0, frame: bytesOf('error') });
  assert.deepEqual([heard.length, closed(), h.holds(load)], [1, 1, false]);
});
